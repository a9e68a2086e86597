import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DIGEST_LENGTH, digestOf } from '../shared/digest.ts';
import { STYLE_FILE, type ContentPlace, type FoundFile } from './content-list.ts';
import type { Fault } from './faults/fault.ts';
import type { ReadingCache, Remembered } from './reading-cache.ts';
import { packValue, unpackValue } from './remembered-value.ts';
import type { Change, FileValue, Reading, TextReader } from './reading.ts';
import { readRecordingFile } from './recording-file.ts';
import { decodeText, LARGEST_TEXT, tooLarge } from './source-file.ts';
import type { TextFile } from './text-file.ts';

/**
 * Pictures are decoded in threads of their own. What reads pictures, sound, faces, styles and tables is opened with the first file that
 * needs it: libraries for all of them take longer to open than a changed text to read.
 */
export const PICTURES_AT_ONCE = 4;

export class FileReader {
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

  /** Whether a file is as it was when it was last read. */
  isRemembered(file: FoundFile): boolean {
    return this.#remembered(file) !== undefined;
  }

  #remembered({ path, stamp }: FoundFile): Remembered | undefined {
    const remembered = this.#cache.get(path);
    return remembered !== undefined && stamp !== '' && remembered.stamp === stamp ? remembered : undefined;
  }

  #takeRemembered(file: FoundFile): Reading | undefined {
    const remembered = this.#remembered(file);
    return remembered && { digest: remembered.digest, value: unpackValue(remembered) };
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
      await this.#readTable(file, digest);
      return;
    }
    if (path === STYLE_FILE || path.startsWith('fonts/') || path.startsWith('logo/')) {
      await this.#readLook(file, digest);
      return;
    }
    if (!path.startsWith('photos/')) {
      const recording = await readRecordingFile(absolute, size);
      this.#accept(file, digest, recording ? { kind: 'recording', recording } : { kind: 'plain' });
      return;
    }
    const { MovingPicture, readPicture, readPictureFile, UnreadablePicture } = await import('./picture-file.ts');
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

  /** A part of the look. */
  async #readLook(found: FoundFile, digest: string): Promise<void> {
    const { path } = found;
    const bytes = this.#changed.get(path) ?? readFileSync(join(this.#place.contentDir, path));
    const read = await readLookFile(path, bytes, this.#shown(path));
    if ('faults' in read) this.#refuse(path, ...read.faults.map((fault) => ({ file: this.#shown(path), ...fault })));
    else this.#accept(found, digest, read);
  }

  async #readTable(found: FoundFile, digest: string): Promise<void> {
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
    const { CsvFault, readCsv } = await import('../shared/csv-table.ts');
    try {
      this.#accept(found, digest, { kind: 'table', table: readCsv(decoded.text) });
    } catch (error) {
      if (!(error instanceof CsvFault)) throw error;
      this.#refuse(path, { file, line: error.line, problem: error.message, mend: error.mend });
    }
  }

  /** Those that were read or are remembered, in the order of their names, whatever the order in which they were read. */
  inOrder(found: readonly FoundFile[]): Map<string, Reading> {
    const inOrder = new Map<string, Reading>();
    for (const file of found) {
      const reading = this.#byPath.get(file.path) ?? this.#takeRemembered(file);
      if (reading) inOrder.set(file.path, reading);
    }
    return inOrder;
  }

  #keepParsed({ path, stamp }: FoundFile, digest: string): boolean {
    const remembered = this.#cache.get(path);
    if (remembered?.digest !== digest) return false;
    this.#byPath.set(path, { digest, value: unpackValue(remembered) });
    this.#cache.set(path, { ...remembered, stamp });
    return true;
  }

  #accept({ path, stamp }: FoundFile, digest: string, value: FileValue): void {
    this.#byPath.set(path, { digest, value });
    this.#cache.set(path, { stamp, digest, ...packValue(path, value) });
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

async function readLookFile(path: string, bytes: Buffer, shown: string): Promise<FileValue | { faults: Omit<Fault, 'file'>[] }> {
  if (path === STYLE_FILE) {
    const decoded = decodeText(bytes, shown);
    if ('fault' in decoded) return { faults: [decoded.fault] };
    const { readStyleFile } = await import('./look/style-file.ts');
    const styles = await readStyleFile(decoded.text);
    return 'faults' in styles ? styles : { kind: 'styles', styles };
  }
  if (path.startsWith('fonts/')) {
    const { readFontFile } = await import('./look/font-file.ts');
    const font = readFontFile(bytes);
    return 'fault' in font ? { faults: [font.fault] } : { kind: 'font', font };
  }
  const { readLogoFile } = await import('./look/logo-file.ts');
  const logo = await readLogoFile(bytes, path);
  return 'fault' in logo ? { faults: [logo.fault] } : { kind: 'logo', logo };
}

async function digestOfFile(path: string): Promise<string> {
  const sum = createHash('sha256');
  await pipeline(createReadStream(path), sum);
  return sum.digest('base64url').slice(0, DIGEST_LENGTH);
}
