import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, parse } from 'node:path';
import yaml from 'js-yaml';
import type { z } from 'zod';
import { localise } from '../../src/content/localised.ts';
import { isPublished, presentMoment } from '../../src/shared/publication.ts';
import { addressSpace, storyUrl, type AddressSpace } from '../../src/shared/urls.ts';
import { articleSchema, type ArticleData } from '../../src/content/schemas/article.ts';
import { authorSchema } from '../../src/content/schemas/author.ts';
import type { Localised } from '../../src/content/schemas/common.ts';
import { pageSchema } from '../../src/content/schemas/page.ts';
import { photoSchema, type PhotoData } from '../../src/content/schemas/photo.ts';
import { sectionsFileSchema, type SectionNode } from '../../src/content/schemas/section.ts';
import { siteSchema, type SiteData } from '../../src/content/schemas/site.ts';
import { topicSchema } from '../../src/content/schemas/topic.ts';

/** A published story as every site generator understands it. */
export interface PlainStory {
  language: string;
  section: string;
  slug: string;
  url: string;
  fields: PlainFields;
  /** Markdown without the marks that only Standfirst knows. */
  text: string;
}

export interface PlainFields {
  title: string;
  date: string;
  description: string | undefined;
  authors: readonly string[];
  topics: readonly string[];
  photo: PlainPhoto | undefined;
  aliases: readonly string[] | undefined;
}

export interface PlainPhoto {
  src: string;
  alt: string;
  caption: string | undefined;
}

export interface PlainPage {
  name: string;
  title: string;
  summary: string;
  text: string;
}

/** A content folder without faults, reduced to what any site generator understands. */
export class PlainNewsroom {
  readonly site: SiteData;
  readonly sections: readonly SectionNode[];
  readonly authors: ReadonlyMap<string, Localised>;
  readonly topics: ReadonlyMap<string, Localised>;
  readonly space: AddressSpace;
  readonly #folder: string;
  readonly #firstLanguage: string;
  readonly #photos: ReadonlyMap<string, { file: string; data: PhotoData }>;

  constructor(folder: string) {
    this.#folder = folder;
    this.site = this.#readYaml('site.yaml', siteSchema);
    this.sections = this.#readYaml('sections.yaml', sectionsFileSchema).sections;
    this.authors = this.#readNames('authors', authorSchema);
    this.topics = this.#readNames('topics', topicSchema);
    this.#firstLanguage = this.site.languages[0]?.code ?? '';
    this.space = addressSpace(this.site.address, this.#firstLanguage, this.site.timeZone);
    this.#photos = this.#readPhotos();
  }

  say(text: Localised, language: string): string {
    return localise(text, language, this.#firstLanguage);
  }

  pages(language: string): PlainPage[] {
    return this.#files(join('pages', language)).map((path) => {
      const { data, text } = this.#readText(join('pages', language, path), pageSchema);
      return { name: parse(path).name, title: data.title, summary: data.summary, text };
    });
  }

  /** One story at a time, so that not all texts are kept in memory. */
  *stories(): Generator<PlainStory> {
    const now = presentMoment(process.env, Date.now);
    for (const { code: language } of this.site.languages) {
      for (const path of this.#files(join('articles', language))) {
        const { data, text } = this.#readText(join('articles', language, path), articleSchema);
        if (isPublished(data, now)) yield this.#plainStory(language, parse(path).name, data, text);
      }
    }
  }

  #plainStory(language: string, slug: string, data: ArticleData, text: string): PlainStory {
    const [lead, ...others] = (data.photos ?? []).map((use) => ({ id: use.photo, ...this.#plainPhoto(use, language) }));
    const placed = new Set<string>();
    const plainText = text
      .replace(/^!\[\]\((.+)\)$/gm, (_, id: string) => {
        placed.add(id);
        return others.filter((photo) => photo.id === id).map(formatPhoto)[0] ?? '';
      })
      .replace(/^::related\{story="(.+)"\}$/gm, (_, id: string) => this.#relatedLink(language, id))
      .replace(/^:::note\[(.+)\]\n([^]+?)\n:::$/gm, '> **$1.** $2');
    const unplaced = others.filter((photo) => !placed.has(photo.id)).map(formatPhoto);
    return {
      language,
      section: data.section,
      slug,
      url: this.#urlOf(language, slug, data),
      fields: {
        title: data.headline,
        date: data.published,
        description: data.standfirst,
        authors: data.byline,
        topics: data.topics ?? [],
        photo: lead && { src: lead.src, alt: lead.alt, caption: lead.caption },
        aliases: data.redirects,
      },
      text: [plainText.trim(), ...unplaced].join('\n\n'),
    };
  }

  #plainPhoto(use: NonNullable<ArticleData['photos']>[number], language: string): PlainPhoto {
    const photo = this.#photos.get(use.photo);
    const caption = use.caption ?? photo?.data.caption;
    return {
      src: `/photos/${photo?.file ?? ''}`,
      alt: this.say(use.alt ?? photo?.data.alt ?? '', language),
      caption: caption === undefined ? undefined : this.say(caption, language),
    };
  }

  #relatedLink(language: string, id: string): string {
    const { data } = this.#readText(join('articles', language, `${id}.md`), articleSchema);
    return `[${data.headline}](${this.#urlOf(language, parse(id).name, data)})`;
  }

  #urlOf(language: string, slug: string, { section, published }: ArticleData): string {
    return storyUrl(this.space, { language, section, published, slug });
  }

  #readPhotos(): Map<string, { file: string; data: PhotoData }> {
    const files = this.#files('photos');
    const pictures = files.filter((file) => extname(file) !== '.yaml');
    return new Map(
      pictures.map((file) => {
        const { name } = parse(file);
        return [name, { file, data: files.includes(`${name}.yaml`) ? this.#readYaml(`photos/${name}.yaml`, photoSchema) : {} }];
      }),
    );
  }

  #readNames(kind: string, schema: typeof authorSchema | typeof topicSchema): Map<string, Localised> {
    return new Map(this.#files(kind).map((file) => [parse(file).name, this.#readYaml(join(kind, file), schema).name]));
  }

  /** Files below a folder, sorted, with their paths below it. */
  #files(folder: string): string[] {
    return readdirSync(join(this.#folder, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => extname(path) !== '')
      .sort();
  }

  #readYaml<S extends z.ZodType>(path: string, schema: S): z.output<S> {
    return parseYaml(readFileSync(join(this.#folder, path), 'utf8'), schema);
  }

  #readText<S extends z.ZodType>(path: string, schema: S): { data: z.output<S>; text: string } {
    const [, fields = '', ...text] = readFileSync(join(this.#folder, path), 'utf8').split(/^---\n/m);
    return { data: parseYaml(fields, schema), text: text.join('---\n') };
  }
}

function parseYaml<S extends z.ZodType>(text: string, schema: S): z.output<S> {
  return schema.parse(yaml.load(text, { schema: yaml.CORE_SCHEMA }));
}

function formatPhoto({ src, alt, caption }: PlainPhoto): string {
  return `![${alt}](${src})${caption === undefined ? '' : `\n\n*${caption}*`}`;
}
