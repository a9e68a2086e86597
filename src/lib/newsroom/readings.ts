import { createHash } from 'node:crypto';
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CsvFault, readCsv, type CsvTable } from '../csv-table.ts';
import { DIGEST_LENGTH } from '../digest.ts';
import { FOLDERS, SINGLE_FILES } from './content-rules.ts';
import { mendWithSuggestion, quote, type Fault } from './fault.ts';
import { readPictureFile, type PictureFile } from './picture-file.ts';
import { readRecordingFile, type RecordingFile } from './recording-file.ts';
import type { ReadingCache } from './reading-cache.ts';
import { decodeText, LARGEST_TEXT, tooLarge } from './source-file.ts';
import { readTextFile, type DataValue, type TextFile, type TextFound, type TextPlace } from './text-file.ts';

/** What one file of content holds. Texts themselves are left where they are; the page that prints one opens it. */
export type FileValue =
  | DataValue
  | { kind: 'picture'; picture: PictureFile }
  | { kind: 'recording'; recording: RecordingFile }
  /** Figures beside a story. */
  | { kind: 'table'; table: CsvTable }
  /** A file that is published as it is. */
  | { kind: 'plain' };

export interface Reading {
  digest: string;
  value: FileValue;
}

/** Every sound file of a content folder by its path there, and what is wrong with the others. */
export interface Readings {
  byPath: Map<string, Reading>;
  faults: Fault[];
  /** Files that are there but have faults of their own. */
  unread: string[];
}

/** How content is read, and what is told meanwhile: a large archive that has not been read before takes long. */
export interface ReadingOptions {
  /** How many of the files that have to be opened have been. */
  onProgress?: (done: number, total: number) => void;
  /** The settings and the stories in `.mdx`, which are read first: what the site’s code is compiled with. */
  onFoundation?: (foundation: ReadonlyMap<string, Reading>) => void;
  /** Opens text files; one after another, in this thread, when absent. */
  readTexts?: TextReader;
}

/** Opens text files and tells after each how many it was. What they hold comes in their order. */
export type TextReader = (place: TextPlace, files: readonly TextFile[], onRead: (count: number) => void) => Promise<TextFound[]>;

const readInTurn: TextReader = (place, files, onRead) =>
  Promise.resolve(
    files.map((file) => {
      const found = readTextFile(place, file);
      onRead(1);
      return found;
    }),
  );

/** Figures for a chart lie beside its story. */
const TABLE_ENDING = '.csv';

export const PICTURE_ENDINGS: readonly string[] = ['.jpg', '.jpeg', '.png', '.webp', '.avif', '.tiff'];

const OPTIONAL_FILES: readonly string[] = ['redirects.yaml'];
const FOLDER_NAMES = [...Object.keys(FOLDERS), 'media'].sort();

/** A file changed this shortly before it was read may change again without its times telling. */
const UNSETTLED_MILLISECONDS = 2000;
/** Pictures are decoded in threads of their own. */
const PICTURES_AT_ONCE = 4;

/**
 * Reads every file of a content folder and checks each against its schema. What the cache knows of a file whose size and
 * times are the same is taken without opening it; a file with other times is read, and parsed when its bytes are others.
 */
export async function readFiles(
  root: string,
  contentDir: string,
  cache: ReadingCache,
  { onProgress, onFoundation, readTexts = readInTurn }: ReadingOptions = {},
): Promise<Readings> {
  const reader = new FileReader(root, contentDir, cache);
  const found = reader.list();
  const open = found.filter((file) => !reader.takeRemembered(file));
  let done = 0;
  const finish = (count: number) => {
    done += count;
    onProgress?.(done, open.length);
  };
  const texts = Object.groupBy(
    open.filter(({ isText }) => isText),
    ({ path }) => (isFoundation(path) ? 'first' : 'then'),
  );
  await reader.readTexts(texts.first ?? [], readInTurn, finish);
  onFoundation?.(reader.inOrder(found.filter(({ path }) => isFoundation(path))));
  await reader.readTexts(texts.then ?? [], readTexts, finish);
  const others = open.filter(({ isText }) => !isText).values();
  await Promise.all(
    Array.from({ length: PICTURES_AT_ONCE }, async () => {
      for (const file of others) {
        await reader.readBytes(file);
        finish(1);
      }
    }),
  );
  cache.retain(new Set(found.map(({ path }) => path)));
  return { byPath: reader.inOrder(found), faults: reader.faults, unread: reader.unread };
}

function isFoundation(path: string): boolean {
  return path in SINGLE_FILES || path.endsWith('.mdx');
}

/** What the cache knows, taken as it is: for threads that work on what another has just read. */
export function rememberedFiles(cache: ReadingCache): Map<string, Reading> {
  const paths = cache.paths().sort((a, b) => (a < b ? -1 : 1));
  return new Map(
    paths.flatMap((path): [string, Reading][] => {
      const remembered = cache.get(path);
      return remembered ? [[path, { digest: remembered.digest, value: remembered.value as FileValue }]] : [];
    }),
  );
}

interface FoundFile {
  /** Below the content folder. */
  path: string;
  stats: Stats;
  /** Of the newsroom’s texts, with fields to be checked; not a picture, recording or table. */
  isText: boolean;
}

class FileReader {
  readonly faults: Fault[] = [];
  readonly unread: string[] = [];
  readonly #contentDir: string;
  readonly #shownDir: string;
  readonly #cache: ReadingCache;
  readonly #startedAt = Date.now();
  readonly #byPath = new Map<string, Reading>();

  constructor(root: string, contentDir: string, cache: ReadingCache) {
    this.#contentDir = contentDir;
    this.#shownDir = relative(root, contentDir).split(sep).join('/');
    this.#cache = cache;
  }

  /** Every file that belongs in the folder; a fault for each that does not. */
  list(): FoundFile[] {
    const singles = Object.keys(SINGLE_FILES).flatMap((name): FoundFile[] => {
      if (existsSync(join(this.#contentDir, name))) return [this.#found(name, true)];
      if (OPTIONAL_FILES.includes(name)) return [];
      this.#fault(name, {
        problem: 'The file is missing.',
        mend: 'Every newsroom needs it; copy the sample newsroom’s and change it.',
      });
      return [];
    });
    this.#checkTop();
    return [...singles, ...FOLDER_NAMES.flatMap((folder) => this.#filesIn(folder).flatMap((path) => this.#place(folder, path)))];
  }

  takeRemembered({ path, stats }: FoundFile): boolean {
    const remembered = this.#cache.get(path);
    if (remembered?.stamp === undefined || remembered.stamp === '' || remembered.stamp !== stampOf(stats)) return false;
    this.#byPath.set(path, { digest: remembered.digest, value: remembered.value as FileValue });
    return true;
  }

  async readTexts(files: readonly FoundFile[], read: TextReader, onRead: (count: number) => void): Promise<void> {
    const wanted = files.map(({ path, stats: { size } }): TextFile => ({ path, size, known: this.#cache.get(path)?.digest }));
    const found = await read({ contentDir: this.#contentDir, shownDir: this.#shownDir }, wanted, onRead);
    for (const [place, { path, stats }] of files.entries()) {
      const one = found[place];
      if (!one) throw new Error(`${path} was not read.`);
      if ('faults' in one) this.#refuse(path, ...one.faults);
      else if (one.value) this.#accept(path, stats, one.digest, one.value);
      else this.#keepParsed(path, stats, one.digest);
    }
  }

  async readBytes({ path, stats }: FoundFile): Promise<void> {
    const absolute = join(this.#contentDir, path);
    const sum = createHash('sha256');
    await pipeline(createReadStream(absolute), sum);
    const digest = sum.digest('base64url').slice(0, DIGEST_LENGTH);
    if (this.#keepParsed(path, stats, digest)) return;
    if (path.startsWith('articles/')) {
      this.#readTable(path, stats, digest);
      return;
    }
    if (!path.startsWith('photos/')) {
      const recording = await readRecordingFile(absolute, stats.size);
      this.#accept(path, stats, digest, recording ? { kind: 'recording', recording } : { kind: 'plain' });
      return;
    }
    try {
      this.#accept(path, stats, digest, { kind: 'picture', picture: await readPictureFile(absolute) });
    } catch (error) {
      this.#refuse(path, {
        file: this.#shown(path),
        problem: `The picture cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
        mend: 'Copy it again from where it came, or save it anew as a JPEG.',
      });
    }
  }

  #readTable(path: string, stats: Stats, digest: string): void {
    const file = this.#shown(path);
    if (stats.size > LARGEST_TEXT) {
      this.#refuse(path, tooLarge(file, stats.size));
      return;
    }
    const decoded = decodeText(readFileSync(join(this.#contentDir, path)), file);
    if ('fault' in decoded) {
      this.#refuse(path, decoded.fault);
      return;
    }
    try {
      this.#accept(path, stats, digest, { kind: 'table', table: readCsv(decoded.text) });
    } catch (error) {
      if (!(error instanceof CsvFault)) throw error;
      this.#refuse(path, { file, line: error.line, problem: error.message, mend: error.mend });
    }
  }

  /** In the order of their names, whatever the order in which they were read. */
  inOrder(found: readonly FoundFile[]): Map<string, Reading> {
    return new Map(
      found.flatMap(({ path }): [string, Reading][] => {
        const reading = this.#byPath.get(path);
        return reading ? [[path, reading]] : [];
      }),
    );
  }

  #keepParsed(path: string, stats: Stats, digest: string): boolean {
    const remembered = this.#cache.get(path);
    if (remembered?.digest !== digest) return false;
    this.#accept(path, stats, digest, remembered.value as FileValue);
    return true;
  }

  #accept(path: string, stats: Stats, digest: string, value: FileValue): void {
    const isSettled = this.#startedAt - Math.max(stats.mtimeMs, stats.ctimeMs) > UNSETTLED_MILLISECONDS;
    this.#byPath.set(path, { digest, value });
    this.#cache.set(path, { stamp: isSettled ? stampOf(stats) : '', digest, value });
  }

  #refuse(path: string, ...faults: Fault[]): void {
    this.faults.push(...faults);
    this.unread.push(path);
    this.#cache.delete(path);
  }

  #fault(path: string, fault: Omit<Fault, 'file'>): void {
    this.faults.push({ file: this.#shown(path), ...fault });
  }

  #found(path: string, isText: boolean): FoundFile {
    return { path, stats: lstatSync(join(this.#contentDir, path)), isText };
  }

  /** A path in the content folder as editors see it. */
  #shown(path: string): string {
    return `${this.#shownDir}/${path}`;
  }

  /** A misspelt folder would be passed over in silence. */
  #checkTop(): void {
    for (const entry of readdirSync(this.#contentDir, { withFileTypes: true })) {
      const known = entry.isDirectory() ? FOLDER_NAMES : Object.keys(SINGLE_FILES);
      if (known.includes(entry.name) || entry.name.startsWith('.')) continue;
      this.#fault(entry.name, {
        problem: `${quote(entry.name)} is not a ${entry.isDirectory() ? 'folder' : 'file'} that belongs here.`,
        allowed: known,
        mend: mendWithSuggestion(entry.name, known, 'Rename it or move it elsewhere.'),
      });
    }
  }

  /** The path of every file below a folder, sorted. */
  #filesIn(folder: string): string[] {
    const base = join(this.#contentDir, folder);
    if (!existsSync(base)) return [];
    return readdirSync(base, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .flatMap((entry) => {
        const path = `${folder}${entry.parentPath.slice(base.length).split(sep).join('/')}/${entry.name}`;
        if (entry.isFile()) return [path];
        this.#fault(path, {
          problem: 'This is a link to another place, not a file.',
          mend: 'Put the file itself here; links in the content folder are not followed.',
        });
        return [];
      })
      .sort((a, b) => (a < b ? -1 : 1));
  }

  #place(folder: string, path: string): FoundFile[] {
    const ending = extname(path);
    if (folder === 'media') return [this.#found(path, false)];
    if (folder === 'photos') return this.#placePhoto(path);
    const rule = FOLDERS[folder];
    const isTable = folder === 'articles' && ending === TABLE_ENDING;
    if (!isTable && rule?.endings.includes(ending) !== true) {
      this.#fault(path, {
        problem: `${quote(path.split('/').at(-1))} is not a kind of file that belongs here.`,
        allowed: [...(rule?.endings ?? []), ...(folder === 'articles' ? [TABLE_ENDING] : [])],
        mend: 'Move it elsewhere, or give it the right ending.',
      });
      return [];
    }
    const id = path.slice(folder.length + 1, -ending.length);
    const badPart = id.split('/').find((part) => !SLUG.test(part) && !LANGUAGE.test(part));
    if (badPart === undefined) return [this.#found(path, !isTable)];
    this.#fault(path, {
      problem: `${quote(badPart)} cannot be part of an address.`,
      mend: 'Rename it with small letters a–z, digits and single hyphens.',
    });
    return [];
  }

  #placePhoto(path: string): FoundFile[] {
    const ending = extname(path).toLowerCase();
    if (ending === '.yaml') return [this.#found(path, true)];
    if (!PICTURE_ENDINGS.includes(ending)) {
      this.#fault(path, {
        problem: `${quote(path.slice('photos/'.length))} is not a picture that can be published.`,
        allowed: [...PICTURE_ENDINGS, '.yaml'],
        mend: 'Save the picture in one of the allowed formats, and what is said about it in a .yaml file of the same name.',
      });
      return [];
    }
    const id = path.slice('photos/'.length, -ending.length);
    if (SLUG.test(id)) return [this.#found(path, false)];
    this.#fault(path, {
      problem: `${quote(id)} cannot be part of an address.`,
      mend: id.includes('/')
        ? 'Put the picture into content/photos itself; it has no folders.'
        : 'Rename it with small letters a–z, digits and single hyphens.',
    });
    return [];
  }
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LANGUAGE = /^[a-z]{2,3}(-[A-Z]{2})?$/;

function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}
