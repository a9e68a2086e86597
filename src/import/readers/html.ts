import { statSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { realpathSync } from 'node:fs';
import { fileInside, filesBelow, folderOf, holdsFile, readStoryFile, type ArchiveFile } from '../archive-folder.ts';
import { pictureKey, splitCredit, type KnownPicture } from '../html/pictures.ts';
import { storyTextOf } from '../html/story-text.ts';
import {
  ImportError,
  type Archive,
  type ArchiveReader,
  type ImportedAuthor,
  type ImportedPicture,
  type ImportedStory,
  type ImportedTerm,
  type Loss,
  type PictureUse,
  type ReadOptions,
} from '../model.ts';
import type { HumanDate } from '../human-date.ts';
import { instantOfHuman, instantOfText } from '../moments.ts';
import { leftLosses } from '../page-lines.ts';
import { SavedPage } from '../saved-page.ts';
import { pathOnOldSite } from '../old-address.ts';
import { Spool } from '../spool.ts';

const HTML = /\.(?:html?|xhtml)$/i;
const NO_DATE = '1970-01-01T00:00:00+00:00';

/** Pages that a browser or a crawler saved, one story each. */
export const htmlReader: ArchiveReader = {
  name: 'saved HTML pages',
  recognises: (path, head, folder) =>
    folder ? holdsFile(path, HTML) : HTML.test(path) || /^\uFEFF?\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)\b/i.test(head),
  read: readPages,
};

async function readPages(path: string, options: ReadOptions): Promise<Archive> {
  const isFolder = statSync(path).isDirectory();
  const root = isFolder ? path : dirname(path);
  const pages = new Pages(root, options);
  // Browsers put what a page needs into a folder beside it; pages in there are frames.
  const isOther = (name: string): boolean => name === 'node_modules' || /[_.-]files$|_archivos$|-Dateien$|_fichiers$/.test(name);
  const files = isFolder ? filesBelow(path, HTML, pages.losses, isOther) : [{ path, name: basename(path) }];
  const spool = new Spool();
  try {
    const stories = files.flatMap((file, index) => {
      options.progress(index + 1, files.length);
      const story = pages.storyOf(file);
      return story === undefined ? [] : [spool.keep(story)];
    });
    if (stories.length === 0)
      throw new ImportError(`“${basename(path)}” holds no page with a story on it. Save the story’s own page, not a list of stories.`);
    return await Promise.resolve({
      ...pages.archive(basename(path), isFolder),
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

class Pages {
  readonly losses: Loss[] = [];
  readonly #root: string;
  readonly #options: ReadOptions;
  readonly #authors = new Map<string, ImportedAuthor>();
  readonly #sections = new Map<string, ImportedTerm>();
  readonly #topics = new Map<string, ImportedTerm>();
  readonly #pictures = new Map<string, ImportedPicture>();
  readonly #hosts = new Map<string, number>();

  constructor(root: string, options: ReadOptions) {
    this.#root = root;
    this.#options = options;
  }

  storyOf(file: ArchiveFile): ImportedStory | undefined {
    const source = readStoryFile(file, this.losses, 'html');
    if (source === undefined || source.trim() === '') return undefined;
    const page = new SavedPage(source);
    const { headline = '', address } = page;
    const where = headline === '' ? file.name : `“${headline}” (${file.name})`;
    const picture = (of: string): KnownPicture | undefined => this.#pictureAt(of, file);
    const text = storyTextOf(page.story, {
      where,
      classic: false,
      mdx: this.#options.embedsAsLinks !== true,
      picture,
      ...(address !== undefined && { base: address }),
    });
    this.losses.push(...text.losses);
    if (text.body.trim() === '') {
      this.losses.push({
        where,
        kind: 'left',
        what: 'No story was found on the page; it may be a list or needs a script to show its words. It was left out.',
      });
      return undefined;
    }
    for (const found of text.pictureFiles) this.#pictures.set(found.key, { ...found, ...this.#pictures.get(found.key) });
    if (page.isGuessed)
      this.losses.push({
        where,
        kind: 'person',
        what: 'Nothing on the page says where its story begins and ends; the largest text was taken. See whether it is whole, and free of menus.',
      });
    if (address !== undefined) this.#hosts.set(new URL(address).origin, (this.#hosts.get(new URL(address).origin) ?? 0) + 1);
    this.losses.push(...leftLosses(where, page.left));
    const published = this.#instant(page.published, page.language);
    const [written] = page.published;
    if (published === undefined)
      this.losses.push({
        where,
        kind: 'person',
        what: `${typeof written === 'string' ? `The page’s date “${written.slice(0, 60)}” cannot be read` : 'The page gives no date'}. It came over as a draft of 1970; write the right date in “published”.`,
      });
    const updated = this.#instant(page.updated, page.language);
    const lead = this.#leadOf(page, file, where);
    return {
      key: address ?? file.name,
      headline,
      ...(page.standfirst !== undefined && { standfirst: page.standfirst }),
      published: published ?? NO_DATE,
      ...(updated !== undefined && Date.parse(updated) > Date.parse(published ?? NO_DATE) && { updated }),
      draft: published === undefined,
      slug: slugOf(address, file),
      ...(page.language !== undefined && { language: page.language }),
      authors: page.authors.map((name) => {
        this.#authors.set(name, { key: name, name });
        return name;
      }),
      sections: page.sections.map((trail) => this.#sectionAt(trail)),
      topics: page.topics.map((name) => {
        this.#topics.set(name, { key: name, name, parents: [] });
        return name;
      }),
      ...(lead !== undefined && { lead }),
      body: text.body,
      pictures: text.pictures,
      components: text.components,
      comments: [],
      sources: [],
      redirects: address === undefined ? [] : pathOf(address),
      page: false,
    };
  }

  archive(name: string, isFolder: boolean): Omit<Archive, 'stories'> {
    const [address] = [...this.#hosts].sort(([, a], [, b]) => b - a)[0] ?? [];
    return {
      id: `html:${address === undefined ? name : new URL(address).host}`,
      title: `${isFolder ? 'Saved pages' : 'Saved page'} “${name}”`,
      ...(address !== undefined && { address }),
      authors: [...this.#authors.values()],
      sections: [...this.#sections.values()],
      topics: [...this.#topics.values()],
      pictures: [...this.#pictures.values()],
      losses: this.losses,
    };
  }

  /** The lead picture that a page names for search engines and networks, unless the story shows it itself. */
  #leadOf(page: SavedPage, file: ArchiveFile, where: string): PictureUse | undefined {
    const { image } = page;
    if (image === undefined) return undefined;
    const known = this.#pictureAt(image.address, file);
    const url = known === undefined && URL.canParse(image.address, page.address) ? new URL(image.address, page.address) : undefined;
    const key = known?.key ?? (url !== undefined && /^https?:$/.test(url.protocol) ? pictureKey(url) : undefined);
    const { caption, credit = image.credit } = splitCredit(image.caption ?? '');
    if (key === undefined) {
      this.losses.push({
        where,
        kind: 'picture',
        what: `The page’s picture “${image.address.slice(0, 100)}” is not beside it, and the page does not say where it stood. Put the picture there, or place another.`,
        words: [image.alt, caption, credit].filter((words) => words !== undefined && words !== '').join(' '),
      });
      return undefined;
    }
    const shown = { ...(image.alt !== undefined && { alt: image.alt }), ...(caption !== '' && { caption }) };
    this.#pictures.set(key, {
      key,
      source: known?.source ?? { kind: 'url', url: url?.href ?? '' },
      ...shown,
      ...(credit !== undefined && { credit }),
      ...this.#pictures.get(key),
    });
    return { key, ...shown };
  }

  #pictureAt(address: string, file: ArchiveFile): KnownPicture | undefined {
    const path = fileInside(this.#root, [folderOf(file), this.#root], address);
    if (path === undefined) return undefined;
    const name = relative(realpathSync(this.#root), path).split(sep).map(encodeURIComponent).join('/');
    return { key: pictureKey(new URL(`file:///${name}`)).replace(/^\//, ''), source: { kind: 'file', path } };
  }

  /** Notes a section and those above it; gives its key. */
  #sectionAt(trail: readonly string[]): string {
    const keys = trail.map((_name, index) => trail.slice(0, index + 1).join('/'));
    keys.forEach((key, index) => this.#sections.set(key, { key, name: trail[index] ?? key, parents: keys.slice(0, index) }));
    return keys.at(-1) ?? '';
  }

  /** The first of the days that can be read. */
  #instant(written: readonly (string | HumanDate)[], language: string | undefined): string | undefined {
    const { timeZone } = this.#options;
    const read = (day: string | HumanDate): string | undefined =>
      typeof day === 'string' ? instantOfText(day, timeZone, language) : instantOfHuman(day, timeZone);
    return written.map(read).find((instant) => instant !== undefined);
  }
}

function pathOf(address: string): string[] {
  const path = pathOnOldSite(address);
  return path === '/' ? [] : [path];
}

function slugOf(address: string | undefined, file: ArchiveFile): string {
  const parts =
    address === undefined ? [] : new URL(address).pathname.split('/').filter((part) => part !== '' && !/^index\.\w+$/.test(part));
  const last = (parts.at(-1) ?? basename(file.path)).replace(/\.\w{2,5}$/, '');
  const folder = basename(dirname(file.path));
  return last === 'index' ? folder : last;
}
