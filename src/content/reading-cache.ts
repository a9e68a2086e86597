import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { writeWhole } from '../shared/whole-file.ts';

/** What a file was found to hold when it was last read. */
export interface Remembered {
  /** Size and times of the file: while they are the same, it need not be opened. Empty when they cannot be relied on. */
  stamp: string;
  /** Of the file’s bytes. */
  digest: string;
  value: unknown;
}

/**
 * What earlier readings of a content folder found, by each file’s path in it. On disk it is a log: each saving adds a block with its
 * checksum, one record a file; a later one for the same path counts. It may be deleted at any time, and moved to another machine.
 */
export class ReadingCache {
  readonly #file: string | undefined;
  readonly #version: string;
  readonly #entries = new Map<string, Remembered>();
  #changed = new Set<string>();
  #recordsOnDisk = 0;
  /** How much of which file has been read. */
  #read = { inode: 0, bytes: 0 };
  /** Grows when any file is found to hold something else than before. */
  generation = 0;
  /** Why nothing of what was on disk could be used, in a sentence; absent when it was, or when there was nothing. */
  readonly distrusted: string | undefined;

  /** Opens the log, or keeps everything in memory when no file is given. A log of another version is passed over. */
  constructor(file: string | undefined, version: string) {
    this.#file = file;
    this.#version = version;
    this.distrusted = file === undefined ? undefined : this.#load(file);
  }

  get(path: string): Remembered | undefined {
    return this.#entries.get(path);
  }

  set(path: string, remembered: Remembered): void {
    if (this.#entries.get(path)?.digest !== remembered.digest) this.generation += 1;
    this.#entries.set(path, remembered);
    this.#changed.add(path);
  }

  delete(path: string): void {
    if (!this.#entries.delete(path)) return;
    this.#changed.add(path);
    this.generation += 1;
  }

  /** Forgets the files that are no longer there. */
  retain(paths: ReadonlySet<string>): void {
    for (const path of this.#entries.keys()) if (!paths.has(path)) this.delete(path);
  }

  paths(): string[] {
    return [...this.#entries.keys()];
  }

  /** Reads what another thread has written since the log was opened. Throws when the log is damaged. */
  refresh(): void {
    if (this.#file === undefined) return;
    const now = statSync(this.#file, { throwIfNoEntry: false });
    if (now?.ino !== this.#read.inode || now.size < this.#read.bytes) this.#forget();
    const damaged = this.#load(this.#file);
    if (damaged !== undefined) throw new Error(damaged);
  }

  /** Writes what has changed since the log was opened. */
  save(): void {
    if (this.#file === undefined || this.#changed.size === 0) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const stale = this.#recordsOnDisk + this.#changed.size - this.#entries.size;
    const rewrite = this.#recordsOnDisk === 0 || stale > this.#entries.size / 4;
    const paths = [...(rewrite ? this.#entries.keys() : this.#changed)];
    const block = formatBlock(
      this.#version,
      paths.map((path) => [path, this.#entries.get(path) ?? null]),
    );
    if (rewrite) writeWhole(this.#file, block);
    else appendFileSync(this.#file, block);
    this.#recordsOnDisk = paths.length + (rewrite ? 0 : this.#recordsOnDisk);
    this.#changed = new Set();
  }

  /** Reads on from where the last reading ended. */
  #load(file: string): string | undefined {
    let descriptor: number;
    try {
      descriptor = openSync(file, 'r');
    } catch {
      return undefined;
    }
    try {
      const { ino, size } = fstatSync(descriptor);
      let start = this.#read.bytes;
      this.#read = { inode: ino, bytes: size };
      while (start < size) {
        const block = openBlock(descriptor, start, size);
        if (block.version !== this.#version) {
          this.#forget();
          return undefined;
        }
        block.read(([path, remembered]) => {
          if (remembered === null) this.#entries.delete(path);
          else this.#entries.set(path, remembered);
        });
        this.#recordsOnDisk += block.records;
        start = block.end;
      }
      return undefined;
    } catch {
      this.#forget();
      return 'What was remembered of the content is damaged.';
    } finally {
      closeSync(descriptor);
    }
  }

  #forget(): void {
    this.#entries.clear();
    this.#recordsOnDisk = 0;
    this.#read = { inode: 0, bytes: 0 };
  }
}

/** A file that is gone has nothing. */
type SavedRecord = [path: string, remembered: Remembered | null];

interface BlockHead {
  version: string;
  /** The checksum of its records. */
  sum: number;
  /** Of its records, in bytes. */
  lengths: number[];
}

/** Hexadecimal digits of a checksum, and of the length of a block’s head. */
const DIGITS = 8;

/** A checksum of the head and its length, its length, the head, and the records. */
function formatBlock(version: string, records: readonly SavedRecord[]): Buffer {
  const written = records.map((record) => Buffer.from(JSON.stringify(record)));
  const sum = written.reduce((before, record) => crc32(record, before), 0);
  const head = JSON.stringify({ version, sum, lengths: written.map(({ length }) => length) } satisfies BlockHead);
  const begin = `${digits(Buffer.byteLength(head))}${head}`;
  return Buffer.concat([Buffer.from(`${digits(crc32(begin))}${begin}`), ...written]);
}

/** So many bytes are read at once, into one place: memory that is touched for the first time is slow. */
const READ_AT_ONCE = 4_000_000;

interface Block {
  version: string;
  /** How many there are. */
  records: number;
  /** Where the next one begins. */
  end: number;
  /** Hands on each record. Throws, after some, when the block is not as it was written. */
  read: (take: (record: SavedRecord) => void) => void;
}

const OTHER_SUM = 'The checksum is another.';

/** `size` is that of the file. Throws when it ends before the block does. */
function openBlock(descriptor: number, start: number, size: number): Block {
  const begin = fill(Buffer.alloc(2 * DIGITS), descriptor, start);
  // A log of a time when records were lines is one of another version.
  if (begin.toString('latin1', DIGITS, DIGITS + 1) === '[') return { version: '', records: 0, end: start, read: () => undefined };
  const headLength = Number.parseInt(begin.toString('latin1', DIGITS), 16);
  if (!(headLength < size)) throw new Error('The log breaks off.');
  const head = fill(Buffer.alloc(headLength), descriptor, start + 2 * DIGITS);
  if (digits(crc32(head, crc32(begin.subarray(DIGITS)))) !== begin.toString('latin1', 0, DIGITS)) throw new Error(OTHER_SUM);
  const { version, sum, lengths } = JSON.parse(head.toString()) as BlockHead;
  const content = start + 2 * DIGITS + headLength;
  const end = lengths.reduce((place, length) => place + length, content);
  if (!(end <= size)) throw new Error('The log breaks off.');
  return {
    version,
    records: lengths.length,
    end,
    read: (take) => {
      let found = 0;
      let place = content;
      const room = Buffer.alloc(Math.min(end - content, Math.max(READ_AT_ONCE, largestOf(lengths))));
      for (let first = 0; first < lengths.length;) {
        const next = endOfChunk(lengths, first);
        const bytes = fill(room.subarray(0, next.bytes), descriptor, place);
        found = crc32(bytes, found);
        let from = 0;
        for (const length of lengths.slice(first, next.record)) {
          take(JSON.parse(bytes.toString('utf8', from, from + length)) as SavedRecord);
          from += length;
        }
        place += next.bytes;
        first = next.record;
      }
      if (found !== sum) throw new Error(OTHER_SUM);
    },
  };
}

function largestOf(lengths: readonly number[]): number {
  return lengths.reduce((largest, length) => Math.max(largest, length), 0);
}

/** Up to which record is read together from one on, and how many bytes that is. */
function endOfChunk(lengths: readonly number[], first: number): { record: number; bytes: number } {
  let [record, bytes] = [first, 0];
  while (record < lengths.length && (record === first || bytes + (lengths[record] ?? 0) <= READ_AT_ONCE)) {
    bytes += lengths[record] ?? 0;
    record += 1;
  }
  return { record, bytes };
}

/** Fills what there is room for from a place of a file. */
function fill(room: Buffer, descriptor: number, place: number): Buffer {
  if (readSync(descriptor, room, 0, room.length, place) < room.length) throw new Error('The log breaks off.');
  return room;
}

function digits(number: number): string {
  return number.toString(16).padStart(DIGITS, '0');
}
