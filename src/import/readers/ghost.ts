import { pictureKey, splitCredit } from '../html/pictures.ts';
import { storyTextOf } from '../html/story-text.ts';
import type { Archive, ArchiveReader, ImportedPicture, ImportedStory, Loss, PictureUse, ReadOptions } from '../model.ts';
import { lineOfHtml } from '../../shared/plain-html.ts';
import { Spool } from '../spool.ts';
import { readTables, Tables, text, type Row } from './ghost-tables.ts';
import { htmlOfWords, instantOf, linked, pictureOfNowhere } from './ghost-rows.ts';

/** What Ghost writes in place of the site’s address. */
const SITE_MARK = '__GHOST_URL__';

/** Ghost’s export: one JSON file (Settings → Labs → Export). */
export const ghostReader: ArchiveReader = {
  name: 'Ghost (JSON)',
  recognises: (_path, head, folder) =>
    !folder &&
    /^\uFEFF?\s*\{/.test(head) &&
    (/"db"\s*:\s*\[/.test(head) || (/"data"\s*:\s*\{/.test(head) && /"(posts|posts_meta|meta)"\s*:/.test(head))),
  read: readGhost,
};

async function readGhost(path: string, options: ReadOptions): Promise<Archive> {
  const tables = readTables(path, options);
  const spool = new Spool();
  try {
    const site = new GhostSite(tables, options);
    const posts = tables.rows('posts');
    const stories = posts.flatMap((post, index) => {
      options.progress(index + 1, posts.length);
      const story = site.storyOf(post);
      return story ? [spool.keep(story)] : [];
    });
    return await Promise.resolve({
      id: `ghost:${site.name}`,
      title: `Ghost export of ${site.name}`,
      ...(site.address === undefined ? {} : { address: site.address }),
      stories,
      ...site.named(),
      losses: site.losses,
      close: () => {
        spool.close();
      },
    });
  } catch (error) {
    spool.close();
    throw error;
  }
}

class GhostSite {
  readonly name: string;
  readonly address: string | undefined;
  readonly losses: Loss[] = [];
  readonly #options: ReadOptions;
  readonly #language: string | undefined;
  readonly #users: ReadonlyMap<string, Row>;
  readonly #tags: ReadonlyMap<string, Row>;
  readonly #meta: ReadonlyMap<string, Row>;
  readonly #authorsOf: ReadonlyMap<string, string[]>;
  readonly #tagsOf: ReadonlyMap<string, string[]>;
  readonly #commentsOf: ReadonlyMap<string, number>;
  readonly #pictures = new Map<string, ImportedPicture>();

  constructor(tables: Tables, options: ReadOptions) {
    const settings = new Map(tables.rows('settings').map((row) => [text(row, 'key'), text(row, 'value')]));
    const address = settings.get('url');
    this.#options = options;
    this.address = address !== undefined && URL.canParse(address) ? address : undefined;
    this.name = this.address === undefined ? lineOfHtml(settings.get('title') ?? 'a site without a name') : new URL(this.address).host;
    this.#language = settings.get('locale') ?? settings.get('lang') ?? settings.get('default_locale');
    const byId = (name: string, id = 'id') =>
      new Map(
        tables.rows(name).flatMap((row): [string, Row][] => {
          const key = text(row, id);
          return key === undefined ? [] : [[key, row]];
        }),
      );
    this.#users = byId('users');
    this.#tags = byId('tags');
    this.#meta = byId('posts_meta', 'post_id');
    this.#authorsOf = linked(tables.rows('posts_authors'), 'author_id');
    this.#tagsOf = linked(tables.rows('posts_tags'), 'tag_id');
    const comments = Map.groupBy(tables.rows('comments'), (row) => text(row, 'post_id') ?? '');
    this.#commentsOf = new Map([...comments].map(([post, rows]) => [post, rows.length]));
  }

  storyOf(post: Row): ImportedStory | undefined {
    const id = text(post, 'id') ?? text(post, 'uuid') ?? text(post, 'slug') ?? '';
    const headline = lineOfHtml(text(post, 'title') === '(Untitled)' ? '' : (text(post, 'title') ?? ''));
    const key = `post-${id}`;
    const where = headline === '' ? `(${key}, without a headline)` : `“${headline}” (${key})`;
    const page = text(post, 'type') === 'page' || post.page === true || post.page === 1;
    const status = text(post, 'status') ?? 'draft';
    const isOpen = status === 'published' || status === 'scheduled' || status === 'sent';
    const published = this.#publishedOf(post, isOpen, where);
    const updated = instantOf(text(post, 'updated_at'), this.#options.timeZone);
    const slug = text(post, 'slug') ?? '';
    const standfirst = lineOfHtml(text(post, 'custom_excerpt') ?? '');
    const body = this.#textOf(post, where, page);
    const lead = this.#leadOf(post, id, where);
    const [main, ...others] = (this.#tagsOf.get(id) ?? [])
      .filter((tag) => !this.#isInternal(tag))
      .map((tag) => text(this.#tags.get(tag), 'slug') ?? tag);
    this.#noteWalls(post, where);
    this.#noteComments(id, where);
    return {
      key,
      headline,
      ...(standfirst === '' ? {} : { standfirst }),
      published,
      ...(isOpen && updated !== undefined && Date.parse(updated) > Date.parse(published) ? { updated } : {}),
      draft: !isOpen || this.#isWalled(post),
      slug,
      ...((text(post, 'locale') ?? this.#language) === undefined ? {} : { language: text(post, 'locale') ?? this.#language ?? '' }),
      authors: this.#authorKeys(post, id),
      sections: main === undefined ? [] : [main],
      topics: others,
      ...(lead ? { lead } : {}),
      ...body,
      comments: [],
      sources: [],
      redirects: isOpen && slug !== '' ? [`/${slug}/`] : [],
      names: slug === '' ? [] : [`/${slug}/`],
      page,
    };
  }

  named(): Pick<Archive, 'authors' | 'sections' | 'topics' | 'pictures'> {
    const tags = [...this.#tags].map(([key, row]) => {
      const about = lineOfHtml(text(row, 'description') ?? '');
      return { key: text(row, 'slug') ?? key, name: lineOfHtml(text(row, 'name') ?? key), parents: [], ...(about === '' ? {} : { about }) };
    });
    const authors = [...this.#users].map(([key, row]) => {
      const about = lineOfHtml(text(row, 'bio') ?? '');
      return { key, name: lineOfHtml(text(row, 'name') ?? text(row, 'slug') ?? ''), ...(about === '' ? {} : { about }) };
    });
    return { authors, sections: tags, topics: tags, pictures: [...this.#pictures.values()] };
  }

  #textOf(post: Row, where: string, page: boolean): Pick<ImportedStory, 'body' | 'pictures' | 'components'> {
    const html = text(post, 'html')?.replaceAll(SITE_MARK, this.address?.replace(/\/$/, '') ?? '');
    const plain = text(post, 'plaintext');
    if (html === undefined && plain !== undefined)
      this.losses.push({
        where,
        kind: 'person',
        what: 'The export has its words but not their form: headings, links and pictures have to be put in again.',
      });
    if (html === undefined && plain === undefined && (text(post, 'lexical') ?? text(post, 'mobiledoc')) !== undefined)
      this.losses.push({
        where,
        kind: 'words',
        what: 'The export has its text only in the form of Ghost’s editor. Open and save it in Ghost, and export again.',
      });
    const source = html ?? htmlOfWords(plain ?? '');
    const read = storyTextOf(source, {
      where,
      mdx: !page && this.#options.embedsAsLinks !== true,
      classic: false,
      ...(this.address === undefined ? { picture: pictureOfNowhere } : { base: this.address }),
    });
    this.losses.push(...read.losses);
    for (const picture of read.pictureFiles) this.#pictures.set(picture.key, { ...picture, ...this.#pictures.get(picture.key) });
    return { body: read.body, pictures: read.pictures, components: read.components };
  }

  #leadOf(post: Row, id: string, where: string): PictureUse | undefined {
    const address = (text(post, 'feature_image') ?? text(post, 'image'))?.replace(SITE_MARK, this.address?.replace(/\/$/, '') ?? '');
    if (address === undefined) return undefined;
    const known = this.address === undefined ? pictureOfNowhere(address) : undefined;
    const url = URL.parse(address, this.address);
    if (known === undefined && url === null) {
      this.losses.push({
        where,
        kind: 'picture',
        what: `Its lead picture has no address that can be followed: “${address.slice(0, 100)}”.`,
      });
      return undefined;
    }
    const key = known?.key ?? (url === null ? '' : pictureKey(url));
    const meta = this.#meta.get(id);
    const { caption, credit } = splitCredit(lineOfHtml(text(meta, 'feature_image_caption') ?? ''));
    const alt = lineOfHtml(text(meta, 'feature_image_alt') ?? '');
    const words = { ...(alt === '' ? {} : { alt }), ...(caption === '' ? {} : { caption }) };
    this.#pictures.set(key, {
      ...this.#pictures.get(key),
      key,
      source: known?.source ?? { kind: 'url', url: url?.href ?? '' },
      ...words,
      ...(credit === undefined ? {} : { credit }),
    });
    return { key, ...words };
  }

  #publishedOf(post: Row, isOpen: boolean, where: string): string {
    const own =
      instantOf(text(post, 'published_at'), this.#options.timeZone) ??
      instantOf(text(post, 'created_at'), this.#options.timeZone) ??
      instantOf(text(post, 'updated_at'), this.#options.timeZone);
    if (own !== undefined) return own;
    const instead = '1970-01-01T00:00:00+00:00';
    if (isOpen)
      this.losses.push({
        where,
        kind: 'person',
        what: `The export gives no date for it. It stands under ${instead}; write the right one in “published”.`,
      });
    return instead;
  }

  #authorKeys(post: Row, id: string): string[] {
    const several = this.#authorsOf.get(id);
    const single = text(post, 'author_id');
    return (several ?? (single === undefined ? [] : [single])).filter((key) => this.#users.has(key));
  }

  /** Tags whose names begin with # steer the theme; readers never saw them. */
  #isInternal(tag: string): boolean {
    const row = this.#tags.get(tag);
    return row === undefined || text(row, 'visibility') === 'internal' || text(row, 'name')?.startsWith('#') === true;
  }

  #isWalled(post: Row): boolean {
    return !['public', undefined].includes(text(post, 'visibility'));
  }

  #noteWalls(post: Row, where: string): void {
    if (!this.#isWalled(post)) return;
    const who = text(post, 'visibility') === 'members' ? 'members' : 'paying members';
    this.losses.push({
      where,
      kind: 'person',
      what: `Only ${who} could read it. It is a draft now; take “draft: true” out if everybody may read it.`,
    });
  }

  #noteComments(id: string, where: string): void {
    const count = this.#commentsOf.get(id) ?? 0;
    if (count > 0)
      this.losses.push({
        where,
        kind: 'words',
        what: `Its ${count} comments did not come over: a Ghost export does not say who wrote them.`,
      });
  }
}
