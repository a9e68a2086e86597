import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ARTICLE_KINDS, articleSchema, livePostSchema, type ArticleKind } from '../../src/content/schemas/article.ts';
import { authorSchema } from '../../src/content/schemas/author.ts';
import { commentSchema } from '../../src/content/schemas/comment.ts';
import { photoSchema } from '../../src/content/schemas/photo.ts';
import { isComponentName, STORY_COMPONENTS, type ComponentName } from '../../src/content/schemas/story-components.ts';
import { topicSchema } from '../../src/content/schemas/topic.ts';
import type { z } from 'zod';
import { formatYaml } from '../bench/standing-files.ts';
import { fill, type Given } from './filled.ts';
import { secretPicture } from './likeness.ts';
import type { Secrets } from './secrets.ts';

/** Why a story is not out. */
export const WITHHELD = ['draft', 'embargo'] as const;
export type Withheld = (typeof WITHHELD)[number];

/** When the embargoes end. Drafts are dated then, too: taking `draft` out is all that it takes to have them out. */
export const EMBARGO_ENDS = '2026-12-01T06:00:00+00:00';
/** A story is not changed before it is out: when it comes out is the only moment that a story under embargo may name. */
const CORRECTED = EMBARGO_ENDS;
/** When comments were written, before any of this is out. */
const WRITTEN = '2026-11-20T07:00:00+00:00';

/** One of the stories that are kept back, and what was planted with it. */
export interface SecretStory {
  kind: ArticleKind;
  withheld: Withheld;
  language: string;
  /** `2026/vexquaaaa` */
  key: string;
  /** Below the content folder. */
  file: string;
}

/** What was planted in a newsroom. */
export interface Planted {
  secrets: Secrets;
  stories: SecretStory[];
  /** The pictures that only secret stories show, by id. */
  pictures: Map<string, Buffer>;
  /** Digests (SHA-256) of all secret pictures and recordings as they lie in the content folder. */
  files: Map<string, string>;
}

/** How the places of words begin that are for editors alone, and do not come out with their story either. */
export const NEVER = 'never';

/** Every form in which a text can hold what readers never see. */
const REMARKS: Readonly<Record<'md' | 'mdx', readonly ((word: string) => string)[]>> = {
  md: [
    (word) => `<!-- Ask ${word} first. -->`,
    (word) => `<!-- Ask ${word} first.\n\nThen ask ${word} again. -->`,
    (word) => `The sea <!-- ask ${word}\nand ${word} --> is wide.`,
    (word) => `- The sea\n- <!-- ask ${word} --> is wide.`,
    (word) => `> The sea is wide.\n> <!-- Ask ${word}\n> first. -->`,
    (word) => `| Sea |\n|---|\n| wide <!-- ask ${word} --> |`,
    (word) => `<b>The sea</b><!-- ${word} --> is wide.`,
    (word) => `[//]: # (Ask ${word} first.)`,
    (word) => `[^nobody]: Ask ${word} first.`,
  ],
  mdx: [
    (word) => `{/* Ask ${word} first. */}`,
    (word) => `The sea { /* ask ${word} */ } is wide.`,
    (word) => `{\n  // Ask ${word} first.\n}`,
    (word) => `{/* Ask\n\n${word} */ /* ${word} */}`,
    (word) => `[//]: # (Ask ${word} first.)`,
    (word) => `[^nobody]: Ask ${word} first.`,
  ],
};
/** How the places of words begin that need not be shown when their story is out. */
export const UNSHOWN = 'unshown';

const SECTION = 'news/coast';

/**
 * Plants drafts and embargoed stories of every kind in a newsroom, in Markdown and MDX, with everything that can go with a story: every
 * field of every schema is filled, each text with a secret word of its own. The newsroom’s published stories, its front, its sections
 * and its redirects come to name them wherever they can.
 */
export async function plantSecrets(contentDir: string, secrets: Secrets): Promise<Planted> {
  const planter = new Planter(contentDir, secrets);
  for (const [place, kind] of ARTICLE_KINDS.entries()) {
    for (const [turn, withheld] of WITHHELD.entries()) {
      await planter.addStory({ kind, withheld, language: 'en', ending: (place + turn) % 2 === 0 ? 'md' : 'mdx' });
    }
  }
  await planter.addStory({
    kind: 'explainer',
    withheld: 'draft',
    language: 'es',
    ending: 'md',
    given: { translationOf: '2026/why-tides' },
  });
  await planter.addStory({
    kind: 'explainer',
    withheld: 'embargo',
    language: 'ar',
    ending: 'md',
    given: { translationOf: '2026/why-tides' },
  });
  await planter.nameThem();
  return planter.planted;
}

interface StoryWish {
  kind: ArticleKind;
  withheld: Withheld;
  language: string;
  ending: 'md' | 'mdx';
  given?: Given;
}

/** Arranges the same newsroom as it is to look while the secrets are kept: nothing was planted, and nothing names what is not there. */
export function plantNothing(contentDir: string): void {
  replaceIn(contentDir, 'fronts/en.yaml', /[\s\S]*/, formatYaml(FRONT));
  replaceIn(contentDir, 'articles/es/2026/abre-el-puerto.md', /^translationOf: .*\n/m, '');
}

/** A front that names published stories only. */
const FRONT = {
  top: ['2026/why-tides'],
  blocks: [
    { section: 'news', arrangement: 'wide' },
    { section: 'science', arrangement: 'compact' },
  ],
  choice: ['2026/why-tides'],
};

function replaceIn(contentDir: string, path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(contentDir, path), 'utf8');
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`${path} has nothing like ${String(from)} to replace.`);
  writeFileSync(join(contentDir, path), changed);
}

class Planter {
  readonly planted: Planted;
  readonly #contentDir: string;
  readonly #sections = new Map<Withheld, string>();

  constructor(contentDir: string, secrets: Secrets) {
    this.planted = { secrets, stories: [], pictures: new Map(), files: new Map() };
    this.#contentDir = contentDir;
  }

  async addStory({ kind, withheld, language, ending, given = {} }: StoryWish): Promise<void> {
    const place = `${withheld}, ${kind}, ${language}, ${ending}`;
    const mint = (what: string) => this.#mint(`${place}: ${what}`);
    const slug = mint('file name');
    const [lead, placed] = [await this.#addPhoto(place, 'yaml'), await this.#addPhoto(place, 'embedded')];
    const translated = language !== 'en';
    // Posts are named to be asked for their replies, which no test does.
    const mintField = (field: string) => (field.startsWith('replies.') ? this.#mint(`${UNSHOWN}, ${place}: ${field}`) : mint(field));
    const data = fill(articleSchema, mintField, {
      section: this.#sectionOf(withheld, kind),
      kind,
      published: EMBARGO_ENDS,
      updated: CORRECTED,
      'corrections.date': CORRECTED,
      byline: [this.#addThing('authors', authorSchema, place, { kind: 'person', portrait: await this.#addPhoto(place, 'yaml') })],
      topics: [this.#addThing('topics', topicSchema, place)],
      'photos.photo': lead,
      related: translated ? undefined : ['2026/why-tides'],
      translationOf: undefined,
      'live.status': 'live',
      'audio.file': this.#addRecording(`${place}: audio`, 'audio'),
      'audio.captions': this.#addCaptions(`${place}: audio`),
      'audio.poster': placed,
      'video.file': this.#addRecording(`${place}: video`, 'video'),
      'video.captions': this.#addCaptions(`${place}: video`),
      'video.poster': lead,
      comments: 'open',
      ...(kind === 'review' ? {} : { review: undefined }),
      ...(kind === 'obituary' ? {} : { life: undefined }),
      removed: undefined,
      draft: withheld === 'draft',
      ...given,
    }) as { photos: object[] };
    data.photos.push(fill(photoUseSchema(), mint, { photo: placed }) as object);
    const key = `2026/${slug}`;
    const file = `articles/${language}/${key}.${ending}`;
    const body =
      ending === 'md' ? markdown(mint, placed) : `${markdown(mint)}\n${this.#components(mint, { place, language, lead, placed })}`;
    const inFields = this.#mint(`${NEVER}, ${place}: comment in the fields`);
    const remarks = REMARKS[ending].map((remark, number) => remark(this.#mint(`${NEVER}, ${place}: remark ${number} in the text`)));
    this.#write(file, `---\n# Ask ${inFields} first.\n${formatYaml(data)}---\n${body}\n${remarks.join('\n\n')}\n`);
    if (kind === 'live') {
      this.#write(`live/${language}/${key}/0700.md`, this.#post(mint, placed));
      this.#write(`live/${language}/${key}/0710.md`, this.#withdrawnPost(place, mint));
    }
    this.#write(
      `comments/${language}/${key}/01.yaml`,
      formatYaml(fill(commentSchema, mint, { replyTo: undefined, date: WRITTEN }) as object),
    );
    this.#write(
      `comments/${language}/${key}/02.yaml`,
      formatYaml(fill(commentSchema, mint, { replyTo: '01', staff: true, date: WRITTEN }) as object),
    );
    this.planted.stories.push({ kind, withheld, language, key, file });
  }

  /** Has what is published name what is not, wherever content can name a story. */
  async nameThem(): Promise<void> {
    const { stories } = this.planted;
    const own = stories.filter(({ language }) => language === 'en');
    const keys = own.map(({ key }) => key);
    const of = (kind: ArticleKind) => own.find((story) => story.kind === kind)?.key;
    const [first = '', second = ''] = keys;
    const front = {
      lead: first,
      leadRelated: keys.slice(1, 5),
      top: [...keys.slice(5, 8), ...FRONT.top],
      blocks: [
        ...FRONT.blocks.map((block) => ({ ...block, lead: second })),
        ...[...this.#sections.values()].map((section) => ({ section })),
      ],
      pictures: of('gallery'),
      archive: of('interview'),
      choice: [...keys.slice(8, 11), ...FRONT.choice],
    };
    this.#replace('fronts/en.yaml', /[\s\S]*/, formatYaml(front));
    this.#replace('articles/en/2026/spring-tide.md', /$/, `\n${keys.map((key) => `::related{story="${key}"}`).join('\n\n')}\n`);
    this.#replace(
      'articles/en/2026/spring-tide.md',
      /$/,
      `\n<!-- Ask ${this.#mint(`${NEVER}, comment in a published story`)} first. -->\n`,
    );
    this.#replace('articles/en/2026/spring-tide.md', 'topics: [tides]', `topics: [tides]\nrelated: [${keys.join(', ')}]`);
    this.#replace('articles/en/2026/why-tides.mdx', /$/, `\n${keys.map((key) => `<RelatedStory story="${key}" />`).join('\n\n')}\n`);
    this.#replace('articles/es/2026/abre-el-puerto.md', /^translationOf: .*$/m, `translationOf: ${first}`);
    const place = 'embargo, live post of a published story';
    const photo = await this.#addPhoto(place, 'yaml');
    this.#write(
      'live/en/2026/spring-tide/2359.md',
      this.#post((what) => this.#mint(`${place}: ${what}`), photo),
    );
    const addresses = stories.map(({ language, key, withheld, kind }) => {
      const [, slug = ''] = key.split('/');
      return `${language === 'en' ? '' : `/${language}`}/${this.#sectionOf(withheld, kind)}/2026/12/01/${slug}/`;
    });
    const redirects = addresses.map((to) => ({ from: `/${this.#mint('redirects.yaml')}/`, to }));
    this.#write('redirects.yaml', formatYaml({ redirects }));
  }

  /** A photo that only one story shows. What is said of it stands in a file beside it, or in the picture’s own file. */
  async #addPhoto(place: string, where: 'yaml' | 'embedded'): Promise<string> {
    const mint = (what: string) => this.#mint(`${place}: photo, ${where}, ${what}`);
    const id = mint('file name');
    const picture = secretPicture(this.planted.secrets.all.size, 160, 120);
    const bytes = await (where === 'yaml' ? picture : picture.withXmp(xmp(mint))).jpeg().toBuffer();
    this.#write(`photos/${id}.jpg`, bytes);
    this.planted.pictures.set(id, bytes);
    const given = { kind: 'photo', ...(where === 'yaml' ? {} : EMBEDDED) };
    this.#write(`photos/${id}.yaml`, formatYaml(fill(photoSchema, mint, given) as object));
    return id;
  }

  #addRecording(place: string, what: 'audio' | 'video'): string {
    const file = `${this.#mint(`${place}, file name`)}.${what === 'audio' ? 'mp3' : 'mp4'}`;
    this.#write(`media/${file}`, `Not really ${what}: ${this.#mint(`${place}, bytes`)}`);
    return file;
  }

  #addCaptions(place: string): string {
    const file = `${this.#mint(`${place}, captions, file name`)}.vtt`;
    this.#write(`media/${file}`, `WEBVTT\n\n00:00.000 --> 00:03.000\n${this.#mint(`${place}, captions`)}\n`);
    return file;
  }

  #addThing(folder: 'authors' | 'topics', schema: Parameters<typeof fill>[0], place: string, given: Given = {}): string {
    const id = this.#mint(`${place}: ${folder}, id`);
    this.#write(`${folder}/${id}.yaml`, formatYaml(fill(schema, (what) => this.#mint(`${place}: ${folder}, ${what}`), given) as object));
    return id;
  }

  /** Analyses stand in a section of their own, in which nothing is published. */
  #sectionOf(withheld: Withheld, kind: ArticleKind): string {
    if (kind !== 'analysis') return SECTION;
    let id = this.#sections.get(withheld);
    if (id === undefined) {
      id = this.#mint(`${withheld}: section, id`);
      this.#sections.set(withheld, id);
      const [name, covers] = [this.#mint(`${withheld}: section, name`), this.#mint(`${withheld}: section, covers`)];
      appendFileSync(join(this.#contentDir, 'sections.yaml'), `  - { id: ${id}, name: ${name}, covers: ${covers}, colour: pink }\n`);
    }
    return id;
  }

  /** Every component that a story may use, each of its properties filled. */
  #components(mint: (what: string) => string, story: { place: string; language: string; lead: string; placed: string }): string {
    const say = (what: string) => mint(`component, ${what}`);
    const { place, language, lead, placed } = story;
    const figures = this.#addFigures(place, language);
    const given: Partial<Record<ComponentName, Given>> = {
      Figure: { photo: placed, width: 'wide' },
      Gallery: { photos: [lead, placed] },
      BeforeAfter: { before: lead, after: placed },
      PictureStep: { photo: placed },
      RelatedStory: { story: '2026/why-tides' },
      LocatorMap: { 'places.at': [30.98, 52.44] },
      // Bars have no words at their places.
      Chart: {
        rows: undefined,
        columns: undefined,
        file: figures.file,
        'marks.at': figures.row,
        'marks.text': this.#mint(`${UNSHOWN}, ${place}: component, Chart, marks.text`),
      },
      Embed: { url: `https://mastodon.example/@${say('Embed, url')}/1`, photo: placed },
      Audio: { file: this.#addRecording(`${place}: component, Audio`, 'audio') },
      Video: {
        file: this.#addRecording(`${place}: component, Video`, 'video'),
        captions: this.#addCaptions(`${place}: component, Video`),
        poster: lead,
      },
      Ad: { photo: placed },
      Field: { type: 'choice', options: [say('Field, option'), say('Field, other option')] },
      LiveUpdate: { time: EMBARGO_ENDS },
      Correction: { date: CORRECTED.slice(0, 10) },
    };
    const write = (name: ComponentName): string => {
      const { props, text }: { props: z.ZodObject; text: string } = STORY_COMPONENTS[name];
      const filled = fill(props, (what) => say(`${name}, ${what}`), given[name]) as Record<string, unknown>;
      const properties = Object.entries(filled)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => (typeof value === 'string' ? `${key}="${value}"` : `${key}={${JSON.stringify(value)}}`));
      const start = ['<' + name, ...properties].join(' ');
      if (text === 'none') return `${start} />`;
      const inside = COMPONENT_NAMES.filter((other) => within(other) === name).map(write);
      return `${start}>\n${inside.length > 0 ? inside.join('\n') : `The ${say(`${name}, text`)} stands here.`}\n</${name}>`;
    };
    return COMPONENT_NAMES.filter((name) => within(name) === undefined && (name !== 'RelatedStory' || language === 'en'))
      .map(write)
      .join('\n\n');
  }

  /** Figures for a chart, in a file beside the story. */
  #addFigures(place: string, language: string): { file: string; row: string } {
    const unshown = (what: string) => this.#mint(`${UNSHOWN}, ${place}: figures, ${what}`);
    const say = (what: string) => this.#mint(`${place}: figures, ${what}`);
    const file = `${unshown('file name')}.csv`;
    const row = say('first row');
    this.#write(`articles/${language}/2026/${file}`, `Harbour,${unshown('column')}\n${row},7\n${say('second row')},9\n`);
    return { file, row };
  }

  #post(mint: (what: string) => string, photo: string): string {
    const own = (what: string) => mint(`live post, ${what}`);
    const data = fill(livePostSchema, own, {
      published: EMBARGO_ENDS,
      byline: undefined,
      withdrawn: undefined,
      'photos.photo': photo,
    }) as object;
    return `---\n${formatYaml(data)}---\n${own('text')} was seen.\n`;
  }

  /** Readers are told why it does not stand any more, and never again what it said. */
  #withdrawnPost(place: string, mint: (what: string) => string): string {
    const gone = (what: string) => this.#mint(`${NEVER}, ${place}: withdrawn live post, ${what}`);
    const data = {
      published: EMBARGO_ENDS,
      updated: EMBARGO_ENDS,
      headline: gone('headline'),
      key: true,
      correction: gone('correction'),
      withdrawn: mint('withdrawn live post, why'),
    };
    return `---\n${formatYaml(data)}---\n${gone('text')} was seen, and [${gone('link')}](https://${gone('address')}.example/).\n`;
  }

  #mint(place: string): string {
    return this.planted.secrets.mint(place);
  }

  #replace(path: string, from: string | RegExp, to: string): void {
    replaceIn(this.#contentDir, path, from, to);
  }

  #write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.#contentDir, path)), { recursive: true });
    writeFileSync(join(this.#contentDir, path), content);
    if (/^(photos|media)\/.*(?<!\.yaml)$/.test(path)) this.planted.files.set(createHash('sha256').update(content).digest('hex'), path);
  }
}

function photoUseSchema() {
  return articleSchema.shape.photos.unwrap().element;
}

/** What a story’s text may hold in Markdown. */
function markdown(mint: (what: string) => string, photo?: string): string {
  const say = (what: string) => mint(`text, ${what}`);
  return `The ${say('paragraph')} is *${say('emphasis')}*, **${say('strong')}** and [${say('link')}](https://${say('address')}.example/).

## A ${say('heading')}

> ${say('quotation')} was said.

- ${say('list')}

| ${say('table head')} | Figure |
| --- | ---: |
| ${say('table')} | 7 |

:::note[${say('note title')}]
The ${say('note')} stands here.
:::

:::pull
The ${say('pull quote')} is large.
:::
${photo === undefined ? '' : `\n![](${photo})\n`}`;
}

const COMPONENT_NAMES = Object.keys(STORY_COMPONENTS).filter(isComponentName);

/** The component without which another means nothing. */
function within(name: ComponentName): string | undefined {
  const description: { within?: string } = STORY_COMPONENTS[name];
  return description.within;
}

/** Fields of a photo that are left to what is embedded in its file. */
const EMBEDDED: Given = {
  alt: undefined,
  caption: undefined,
  credit: undefined,
  creator: undefined,
  copyright: undefined,
  acquire: undefined,
  licence: undefined,
};

function xmp(mint: (what: string) => string): string {
  const alt = (field: string, text: string) => `<${field}><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${field}>`;
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
    xmpRights:WebStatement="https://${mint('licence address')}.example/" photoshop:Credit="${mint('credit')}">
    ${alt('dc:description', mint('caption'))}
    <dc:creator><rdf:Seq><rdf:li>${mint('creator')}</rdf:li></rdf:Seq></dc:creator>
    ${alt('dc:rights', `© ${mint('copyright')}`)}
    ${alt('xmpRights:UsageTerms', mint('usage terms'))}
    ${alt('Iptc4xmpCore:AltTextAccessibility', mint('alt'))}
  </rdf:Description></rdf:RDF></x:xmpmeta>`;
}
