import { existsSync, readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { extname, join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { articleSchema, livePostSchema, type ArticleData, type LivePostData } from '../../schemas/article.ts';
import { authorSchema, type AuthorData } from '../../schemas/author.ts';
import { commentSchema, type CommentData } from '../../schemas/comment.ts';
import { frontSchema, type FrontData } from '../../schemas/front.ts';
import { pageSchema, type PageData } from '../../schemas/page.ts';
import { photoSchema, type PhotoData } from '../../schemas/photo.ts';
import { sectionsFileSchema, type SectionNode } from '../../schemas/section.ts';
import { siteSchema, type SiteData } from '../../schemas/site.ts';
import { topicSchema, type TopicData } from '../../schemas/topic.ts';
import { countWords } from '../body.ts';
import { mendWithSuggestion, quote, type Fault } from './fault.ts';
import { readPictureFile, type PictureFile } from './picture-file.ts';
import { checkReferences } from './references.ts';
import { readSourceFile, validate, type SourceFile } from './source-file.ts';

/** One file of content, checked. */
export interface Entry<T> {
  /** Unique within its kind; for kinds with editions it begins with the language: `en/2022/first-talks`. */
  id: string;
  source: SourceFile;
  data: T;
}

export interface Photo {
  id: string;
  /** The picture’s file name in `content/photos`. */
  fileName: string;
  file: string;
  picture: PictureFile;
  data: PhotoData;
  source?: SourceFile | undefined;
}

/** Everything in `content/`, read and checked file by file. */
export interface Newsroom {
  site: SiteData;
  siteSource: SourceFile;
  sections: SectionNode[];
  sectionsSource: SourceFile;
  articles: Entry<ArticleData>[];
  livePosts: Entry<LivePostData>[];
  authors: Entry<AuthorData>[];
  topics: Entry<TopicData>[];
  photos: Photo[];
  fronts: Entry<FrontData>[];
  pages: Entry<PageData>[];
  comments: Entry<CommentData>[];
  /** File names in `content/media`. */
  media: string[];
  /** Files that are there but have faults of their own, by folder and id: what names them is not at fault. */
  unread: UnreadFiles;
}

export type UnreadFiles = ReadonlyMap<string, ReadonlySet<string>>;

const FOLDERS = ['articles', 'authors', 'comments', 'fronts', 'live', 'media', 'pages', 'photos', 'topics'];
const FILES = ['site.yaml', 'sections.yaml'];

const PICTURE_ENDINGS = ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.tiff'];
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Reads all content and every fault in it. The newsroom is whole only when there are no faults; with faults it holds
 * the files that could be read, and is absent when `site.yaml` or `sections.yaml` cannot be.
 */
export async function readNewsroom(root: string, contentDir: string): Promise<{ newsroom?: Newsroom; faults: Fault[] }> {
  const faults: Fault[] = [];
  const reader = new Reader(root, contentDir, faults);
  const site = reader.single('site.yaml', siteSchema);
  const sections = reader.single('sections.yaml', sectionsFileSchema);
  reader.checkTop();
  const parts = {
    articles: reader.folder('articles', ['.md', '.mdx'], articleSchema),
    livePosts: reader.folder('live', ['.md'], livePostSchema),
    authors: reader.folder('authors', ['.yaml'], authorSchema),
    topics: reader.folder('topics', ['.yaml'], topicSchema),
    fronts: reader.folder('fronts', ['.yaml'], frontSchema),
    pages: reader.folder('pages', ['.md'], pageSchema),
    comments: reader.folder('comments', ['.yaml'], commentSchema),
    photos: await readPhotos(reader),
    media: reader.files('media').map((file) => file.path),
  };
  if (!site || !sections) return { faults };
  const newsroom: Newsroom = {
    site: site.data,
    siteSource: site.source,
    sections: sections.data.sections,
    sectionsSource: sections.source,
    ...parts,
    unread: reader.unread,
  };
  faults.push(...checkReferences(newsroom));
  return { newsroom, faults };
}

/** A short digest of a file’s whole text. */
export function digestOf(source: SourceFile): string {
  return createHash('sha256').update(source.text).digest('hex').slice(0, 16);
}

export { countWords };

class Reader {
  readonly contentDir: string;
  readonly #root: string;
  readonly #faults: Fault[];
  readonly unread = new Map<string, Set<string>>();

  constructor(root: string, contentDir: string, faults: Fault[]) {
    this.#root = root;
    this.contentDir = contentDir;
    this.#faults = faults;
  }

  fault(fault: Fault): void {
    this.#faults.push(fault);
  }

  markUnread(folder: string, id: string): void {
    this.unread.set(folder, (this.unread.get(folder) ?? new Set<string>()).add(id));
  }

  /** A misspelt folder would be passed over in silence. */
  checkTop(): void {
    for (const entry of readdirSync(this.contentDir, { withFileTypes: true })) {
      const known = entry.isDirectory() ? FOLDERS : FILES;
      if (known.includes(entry.name) || entry.name.startsWith('.')) continue;
      this.fault({
        file: this.shown(entry.name),
        problem: `${quote(entry.name)} is not a ${entry.isDirectory() ? 'folder' : 'file'} that belongs here.`,
        allowed: known,
        mend: mendWithSuggestion(entry.name, known, 'Rename it or move it elsewhere.'),
      });
    }
  }

  /** A path in the content folder as editors see it. */
  shown(path: string): string {
    return relative(this.#root, join(this.contentDir, path)).split(sep).join('/');
  }

  /** Every file below a folder of content, sorted, with its path below that folder. */
  files(folder: string): { path: string; absolute: string; file: string }[] {
    const base = join(this.contentDir, folder);
    if (!existsSync(base)) return [];
    return readdirSync(base, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .flatMap((entry) => {
        const absolute = join(entry.parentPath, entry.name);
        const path = relative(base, absolute).split(sep).join('/');
        const file = this.shown(`${folder}/${path}`);
        if (entry.isFile()) return [{ path, absolute, file }];
        this.fault({
          file,
          problem: 'This is a link to another place, not a file.',
          mend: 'Put the file itself here; links in the content folder are not followed.',
        });
        return [];
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  single<S extends z.ZodType>(name: string, schema: S): { source: SourceFile; data: z.output<S> } | undefined {
    const path = join(this.contentDir, name);
    if (!existsSync(path)) {
      this.fault({
        file: this.shown(name),
        problem: 'The file is missing.',
        mend: 'Every newsroom needs it; copy the sample newsroom’s and change it.',
      });
      return undefined;
    }
    return this.#read(path, this.shown(name), schema);
  }

  folder<S extends z.ZodType>(folder: string, endings: string[], schema: S): Entry<z.output<S>>[] {
    return this.files(folder).flatMap(({ path, absolute, file }) => {
      const ending = extname(path);
      if (!endings.includes(ending)) {
        this.fault({
          file,
          problem: `${quote(path.split('/').at(-1))} is not a kind of file that belongs here.`,
          allowed: endings,
          mend: 'Move it elsewhere, or give it the right ending.',
        });
        return [];
      }
      const id = path.slice(0, -ending.length);
      const badPart = id.split('/').find((part) => !SLUG.test(part) && !/^[a-z]{2,3}(-[A-Z]{2})?$/.test(part));
      if (badPart !== undefined) {
        this.fault({
          file,
          problem: `${quote(badPart)} cannot be part of an address.`,
          mend: 'Rename it with small letters a–z, digits and single hyphens.',
        });
        return [];
      }
      const read = this.#read(absolute, file, schema);
      if (!read) this.markUnread(folder, id);
      return read ? [{ id, ...read }] : [];
    });
  }

  #read<S extends z.ZodType>(path: string, file: string, schema: S): { source: SourceFile; data: z.output<S> } | undefined {
    const read = readSourceFile(path, file);
    if ('fault' in read) {
      this.fault(read.fault);
      return undefined;
    }
    const data = validate(read.source, schema, this.#faults);
    return data === undefined ? undefined : { source: read.source, data };
  }
}

async function readPhotos(reader: Reader): Promise<Photo[]> {
  const files = reader.files('photos');
  const sidecars = new Map<string, Entry<PhotoData>>();
  for (const { path, file } of files) {
    const ending = extname(path).toLowerCase();
    if (ending !== '.yaml' && !PICTURE_ENDINGS.includes(ending)) {
      reader.fault({
        file,
        problem: `${quote(path)} is not a picture that can be published.`,
        allowed: [...PICTURE_ENDINGS, '.yaml'],
        mend: 'Save the picture in one of the allowed formats, and what is said about it in a .yaml file of the same name.',
      });
    }
  }
  const pictures = files.filter(({ path }) => PICTURE_ENDINGS.includes(extname(path).toLowerCase()));
  const pictureIds = new Set(pictures.map(({ path }) => stem(path)));
  for (const entry of readSidecars(reader)) {
    if (pictureIds.has(entry.id)) sidecars.set(entry.id, entry);
    else {
      reader.fault({
        file: entry.source.file,
        problem: `There is no picture named ${quote(entry.id)} beside this file.`,
        mend: 'Put the picture here under the same name, or delete this file.',
      });
    }
  }
  const photos: Photo[] = [];
  for (const { path, absolute, file } of pictures) {
    const id = stem(path);
    if (!SLUG.test(id)) {
      reader.fault({
        file,
        problem: `${quote(id)} cannot be part of an address.`,
        mend: id.includes('/')
          ? 'Put the picture into content/photos itself; it has no folders.'
          : 'Rename it with small letters a–z, digits and single hyphens.',
      });
      continue;
    }
    const twin = photos.find((photo) => photo.id === id);
    if (twin) {
      reader.fault({ file, problem: `There is another picture of the same name, ${twin.file}.`, mend: 'Rename one of the two.' });
      continue;
    }
    if (reader.unread.get('photos')?.has(id) === true) continue;
    try {
      const picture = await readPictureFile(absolute);
      const sidecar = sidecars.get(id);
      photos.push({ id, fileName: path, file, picture, data: sidecar?.data ?? {}, source: sidecar?.source });
    } catch (error) {
      reader.markUnread('photos', id);
      reader.fault({
        file,
        problem: `The picture cannot be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}.`,
        mend: 'Copy it again from where it came, or save it anew as a JPEG.',
      });
    }
  }
  return photos;
}

function readSidecars(reader: Reader): Entry<PhotoData>[] {
  const silenced = new Reader(reader.contentDir, reader.contentDir, []);
  const names = silenced.files('photos').filter(({ path }) => path.toLowerCase().endsWith('.yaml'));
  return names.flatMap(({ path }) => {
    const read = reader.single(`photos/${path}`, photoSchema);
    if (!read) reader.markUnread('photos', stem(path));
    return read ? [{ id: stem(path), ...read }] : [];
  });
}

function stem(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}
