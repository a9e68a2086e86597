import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CsvFault, readCsv, type CsvTable } from '../csv-table.ts';
import { DIGEST_LENGTH, digestOf } from '../digest.ts';
import { contentPlace, kindOfFile, listContent, type ContentList, type ContentPlace, type FoundFile } from './content-list.ts';
import { SINGLE_FILES } from './content-rules.ts';
import type { Fault } from './fault.ts';
import { MovingPicture, readPicture, readPictureFile, UnreadablePicture, type PictureFile } from './picture-file.ts';
import { readRecordingFile, type RecordingFile } from './recording-file.ts';
import type { ReadingCache } from './reading-cache.ts';
import { decodeText, LARGEST_TEXT, tooLarge } from './source-file.ts';
import { readTextBytes, readTextFile, type DataValue, type TextFile, type TextFound } from './text-file.ts';

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
  /** The present moment, in milliseconds since 1970: what was done cannot be dated after it. Dates are not held against it when absent. */
  now?: number;
  /** How many of the files that have to be opened have been. */
  onProgress?: (done: number, total: number) => void;
  /** The settings and the stories in `.mdx`, which are read first: what the site’s code is compiled with. */
  onFoundation?: (foundation: ReadonlyMap<string, Reading>) => void;
  /** Finds the files; in this thread when absent. */
  list?: (place: ContentPlace) => ContentList | Promise<ContentList>;
  /** Opens text files; one after another, in this thread, when absent. */
  readTexts?: TextReader;
  /** The content as it would be with these files changed. */
  changed?: Change;
}

/** Files of the content folder as they are to be, by their path there; undefined for one that is to go. */
export type Change = ReadonlyMap<string, Buffer | undefined>;

/** Opens text files and tells after each how many it was. What they hold comes in their order. */
export type TextReader = (place: ContentPlace, files: readonly TextFile[], onRead: (count: number) => void) => Promise<TextFound[]>;

function readInTurn(changed: Change): TextReader {
  return (place, files, onRead) =>
    Promise.resolve(
      files.map((file) => {
        const bytes = changed.get(file.path);
        const found = bytes
          ? readTextBytes(bytes, { path: file.path, shown: `${place.shownDir}/${file.path}` })
          : readTextFile(place, file);
        onRead(1);
        return found;
      }),
    );
}

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
  { onProgress, onFoundation, changed = new Map(), readTexts = readInTurn(changed), list = listContent }: ReadingOptions = {},
): Promise<Readings> {
  const place = contentPlace(root, contentDir);
  const { files: found, faults } = listChanged(place, await list(place), changed);
  const reader = new FileReader(place, cache, faults, changed);
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
  await reader.readTexts(texts.first ?? [], readInTurn(changed), finish);
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

/** The list as it would be with some files changed, each of which is read again. */
function listChanged({ shownDir }: ContentPlace, { files, faults }: ContentList, changed: Change): ContentList {
  if (changed.size === 0) return { files, faults };
  const list: ContentList = {
    files: files.filter(({ path }) => !changed.has(path)),
    faults: faults.filter(({ file }) => !changed.has(file.slice(shownDir.length + 1))),
  };
  for (const [path, bytes] of changed) {
    if (!bytes) continue;
    const kind = kindOfFile(path);
    if (typeof kind === 'string') list.files.push({ path, size: bytes.length, stamp: '', isText: kind === 'text' });
    else list.faults.push({ file: `${shownDir}/${path}`, ...kind });
  }
  return list;
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

class FileReader {
  readonly faults: Fault[];
  readonly unread: string[] = [];
  readonly #place: ContentPlace;
  readonly #cache: ReadingCache;
  readonly #changed: Change;
  readonly #byPath = new Map<string, Reading>();

  constructor(place: ContentPlace, cache: ReadingCache, faults: readonly Fault[], changed: Change) {
    this.#place = place;
    this.#cache = cache;
    this.#changed = changed;
    this.faults = [...faults];
  }

  takeRemembered({ path, stamp }: FoundFile): boolean {
    const remembered = this.#cache.get(path);
    if (remembered === undefined || stamp === '' || remembered.stamp !== stamp) return false;
    this.#byPath.set(path, { digest: remembered.digest, value: remembered.value as FileValue });
    return true;
  }

  async readTexts(files: readonly FoundFile[], read: TextReader, onRead: (count: number) => void): Promise<void> {
    const wanted = files.map(({ path, size }): TextFile => ({ path, size, known: this.#cache.get(path)?.digest }));
    const found = await read(this.#place, wanted, onRead);
    for (const [place, file] of files.entries()) {
      const { path } = file;
      const one = found[place];
      if (!one) throw new Error(`${path} was not read.`);
      if ('faults' in one) this.#refuse(path, ...one.faults);
      else if (one.value) this.#accept(file, one.digest, one.value);
      else this.#keepParsed(file, one.digest);
    }
  }

  async readBytes(file: FoundFile): Promise<void> {
    const { path, size } = file;
    const absolute = join(this.#place.contentDir, path);
    const bytes = this.#changed.get(path);
    const digest = bytes ? digestOf(bytes) : await digestOfFile(absolute);
    if (this.#keepParsed(file, digest)) return;
    if (path.startsWith('articles/')) {
      this.#readTable(file, digest);
      return;
    }
    if (!path.startsWith('photos/')) {
      const recording = await readRecordingFile(absolute, size);
      this.#accept(file, digest, recording ? { kind: 'recording', recording } : { kind: 'plain' });
      return;
    }
    try {
      this.#accept(file, digest, { kind: 'picture', picture: await (bytes ? readPicture(bytes) : readPictureFile(absolute)) });
    } catch (error) {
      if (error instanceof MovingPicture) {
        this.#refuse(path, {
          file: this.#shown(path),
          problem: 'The picture moves, and photos stand still: readers would see the first of its frames alone.',
          mend: 'Save the frame that tells most as a JPEG, or put it into content/media as a film in MP4 and show it with “video:”.',
        });
        return;
      }
      this.#refuse(path, {
        file: this.#shown(path),
        problem: `The picture cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
        mend: error instanceof UnreadablePicture ? error.mend : 'Copy it again from where it came, or save it anew as a JPEG.',
      });
    }
  }

  #readTable(found: FoundFile, digest: string): void {
    const { path, size } = found;
    const file = this.#shown(path);
    if (size > LARGEST_TEXT) {
      this.#refuse(path, tooLarge(file, size));
      return;
    }
    const decoded = decodeText(this.#changed.get(path) ?? readFileSync(join(this.#place.contentDir, path)), file);
    if ('fault' in decoded) {
      this.#refuse(path, decoded.fault);
      return;
    }
    try {
      this.#accept(found, digest, { kind: 'table', table: readCsv(decoded.text) });
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

  #keepParsed(file: FoundFile, digest: string): boolean {
    const remembered = this.#cache.get(file.path);
    if (remembered?.digest !== digest) return false;
    this.#accept(file, digest, remembered.value as FileValue);
    return true;
  }

  #accept({ path, stamp }: FoundFile, digest: string, value: FileValue): void {
    this.#byPath.set(path, { digest, value });
    this.#cache.set(path, { stamp, digest, value });
  }

  #refuse(path: string, ...faults: Fault[]): void {
    this.faults.push(...faults);
    this.unread.push(path);
    this.#cache.delete(path);
  }

  /** A path in the content folder as editors see it. */
  #shown(path: string): string {
    return `${this.#place.shownDir}/${path}`;
  }
}

async function digestOfFile(path: string): Promise<string> {
  const sum = createHash('sha256');
  await pipeline(createReadStream(path), sum);
  return sum.digest('base64url').slice(0, DIGEST_LENGTH);
}
