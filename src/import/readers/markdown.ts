import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { holdsFile } from '../archive-folder.ts';
import { textIn, valueIn, type Fields } from '../front-matter.ts';
import { Losses } from '../html/losses.ts';
import { KNOWN_FIELDS, plain, standfirstOf, StoryMoments } from '../markdown-fields.ts';
import { MARKDOWN, openSource, storyFilesOf, tellOfUnread } from '../markdown-files.ts';
import { NamedThings } from '../markdown-names.ts';
import { OldSite } from '../markdown-site.ts';
import type { MarkdownSource } from '../markdown-file.ts';
import { MarkdownTexts } from '../markdown-text.ts';
import { ImportError, type Archive, type ArchiveReader, type ImportedStory, type Loss, type ReadOptions } from '../model.ts';
import { Spool } from '../spool.ts';

/** Where a story stands whose date nobody knows. */
const NO_DATE = '1970-01-01T00:00:00+00:00';

/** A folder of Markdown, as site generators keep it, or a single file. */
export const markdownReader: ArchiveReader = {
  name: 'Markdown with front matter (Hugo, Jekyll, Eleventy)',
  recognises: (path, head, folder) =>
    folder ? holdsFile(path, MARKDOWN) : MARKDOWN.test(path) || /^\uFEFF?(?:---|\+\+\+)[ \t]*\r?\n[\s\S]*?\n(?:---|\+\+\+)/.test(head),
  read: readMarkdown,
};

async function readMarkdown(path: string, options: ReadOptions): Promise<Archive> {
  const isFolder = statSync(path).isDirectory();
  const root = isFolder ? path : dirname(path);
  const reading = new Reading(root, options);
  const files = isFolder ? storyFilesOf(reading.site, root, reading.losses) : [{ path, name: basename(path) }];
  if (files.length === 0) throw new ImportError(`“${basename(path)}” holds no Markdown files. Name the folder in which the stories are.`);
  const spool = new Spool();
  try {
    const sources = files.flatMap((file) => openSource(file, reading.losses)).map((source) => reading.site.withDefaults(source));
    reading.site.learn(sources);
    if (isFolder) tellOfUnread(reading.site, root, reading.losses);
    const stories = sources.flatMap((source, index) => {
      options.progress(index + 1, sources.length);
      const story = reading.storyOf(source);
      return story === undefined ? [] : [spool.keep(story)];
    });
    return await Promise.resolve({
      ...reading.archive(basename(path)),
      stories,
      close: () => {
        spool.close();
      },
    });
  } catch (error) {
    spool.close();
    throw error;
  }
}

class Reading {
  readonly site: OldSite;
  readonly losses: Loss[] = [];
  readonly #unknown = new Map<string, number>();
  readonly #texts: MarkdownTexts;
  readonly #names: NamedThings;
  readonly #moments: StoryMoments;

  constructor(root: string, options: ReadOptions) {
    this.site = new OldSite(root);
    this.#texts = new MarkdownTexts(this.site, root, options);
    this.#names = new NamedThings(this.site, root, this.losses);
    this.#moments = new StoryMoments(this.site, options.timeZone);
  }

  storyOf(source: MarkdownSource): ImportedStory | undefined {
    const { file, fields } = source;
    if (basename(file.path).startsWith('_index.')) {
      this.#leaveListPage(source);
      return;
    }
    const own = /^#[ \t]+(.+?)[ \t]*#*(?:\n+|$)/.exec(source.body);
    const title = textIn(fields, 'title', 'headline');
    const headline = title ?? (own === null ? undefined : plain(own[1] ?? '')) ?? '';
    const body = own !== null && (title === undefined || plain(own[1] ?? '') === title) ? source.body.slice(own[0].length) : source.body;
    const where = headline === '' ? file.name : `“${headline}” (${file.name})`;
    const losses = new Losses(where);
    const page = this.site.isPage(source);
    const text = this.#texts.textOf({ ...source, body }, where, page, losses);
    const published = this.#moments.publishedOf(source, page, losses);
    const updated = this.#moments.updatedOf(fields);
    const lead = this.#texts.leadOf(source, losses);
    const language = textIn(fields, 'lang', 'language', 'locale') ?? this.site.names.languageOf(file.name);
    const standfirst = standfirstOf(fields, losses);
    const comments = valueIn(fields, 'comments');
    const translations = this.site.translationsOf(source);
    this.#texts.tellOfOtherPictures(source, [lead, ...text.pictures], losses);
    this.#noteUnknown(fields);
    this.losses.push(...losses.list());
    return {
      key: file.name,
      headline,
      ...(standfirst !== undefined && { standfirst }),
      published: published ?? NO_DATE,
      ...(updated !== undefined && Date.parse(updated) > Date.parse(published ?? NO_DATE) && { updated }),
      draft: this.site.isDraft(source) || (published === undefined && !page),
      slug: textIn(fields, 'slug') ?? this.site.names.slugOf(file.name),
      ...(language !== undefined && { language }),
      authors: this.#names.authorsOf(fields),
      sections: this.#names.sectionsOf(source),
      topics: this.#names.topicsOf(fields),
      ...(lead !== undefined && { lead }),
      ...text,
      comments: [],
      ...(typeof comments === 'boolean' && { commentsOpen: comments }),
      sources: [],
      redirects: this.site.addresses.of(source),
      names: this.site.namesOf(source),
      ...(translations !== undefined && { translations }),
      page,
    };
  }

  archive(name: string): Omit<Archive, 'stories'> {
    const { title, address, kind } = this.site;
    return {
      id: `markdown:${address === undefined ? name : new URL(address).host}`,
      title: `${kind === 'plain' ? 'Folder of Markdown' : `${kind} site`} “${title ?? name}”`,
      ...(address !== undefined && { address }),
      ...this.#names.all(),
      pictures: this.#texts.pictures(),
      losses: [...this.site.losses, ...this.losses, ...this.#guessLoss(name), ...this.#unknownLoss(name)],
    };
  }

  #leaveListPage({ file, body, fields }: MarkdownSource): undefined {
    if (body.trim() !== '') {
      this.losses.push({
        where: file.name,
        kind: 'left',
        what: 'This is the old site’s page for a list of stories; its words were left out. Put them into the section’s description if readers need them.',
        words: plain(`${textIn(fields, 'title') ?? ''} ${body}`),
      });
    }
    return undefined;
  }

  #noteUnknown(fields: Fields): void {
    for (const name of Object.keys(fields))
      if (!KNOWN_FIELDS.has(name.toLowerCase())) this.#unknown.set(name, (this.#unknown.get(name) ?? 0) + 1);
  }

  /** Some generators work addresses out in code, which nobody here runs. */
  #guessLoss(name: string): Loss[] {
    const {
      addresses: { guesses },
      kind,
    } = this.site;
    if (guesses === 0) return [];
    return [
      {
        where: name,
        kind: 'person',
        what: `${kind} works addresses out while it makes the site. Those of ${guesses} ${guesses === 1 ? 'story' : 'stories'} are a guess here, by the names of the files: compare some with the old site, and correct “redirects” where they differ.`,
      },
    ];
  }

  #unknownLoss(name: string): Loss[] {
    if (this.#unknown.size === 0) return [];
    const listed = [...this.#unknown]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 30)
      .map(([field, count]) => `${field} (${count})`);
    return [{ where: name, kind: 'left', what: `Fields that nothing here corresponds to were left out: ${listed.join(', ')}.` }];
  }
}
