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
    const from = this.#read.bytes;
    let bytes: Buffer;
    try {
      const descriptor = openSync(file, 'r');
      try {
        const { ino, size } = fstatSync(descriptor);
        bytes = Buffer.allocUnsafe(size - from);
        bytes = bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, from));
        this.#read = { inode: ino, bytes: size };
      } finally {
        closeSync(descriptor);
      }
    } catch {
      return undefined;
    }
    try {
      for (let start = 0; start < bytes.length;) {
        const { version, lengths, content } = readBlock(bytes, start);
        if (version !== this.#version) {
          this.#forget();
          return undefined;
        }
        start = content;
        for (const length of lengths) {
          const [path, remembered] = JSON.parse(bytes.toString('utf8', start, start + length)) as SavedRecord;
          if (remembered === null) this.#entries.delete(path);
          else this.#entries.set(path, remembered);
          start += length;
        }
        this.#recordsOnDisk += lengths.length;
      }
      return undefined;
    } catch {
      this.#forget();
      return 'What was remembered of the content is damaged.';
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
  /** Of its records, in bytes. */
  lengths: number[];
}

/** Hexadecimal digits of a checksum, and of the length of a block’s head. */
const DIGITS = 8;

/** A checksum of all that follows, the length of the head, the head, and the records. */
function formatBlock(version: string, records: readonly SavedRecord[]): Buffer {
  const written = records.map((record) => Buffer.from(JSON.stringify(record)));
  const head = Buffer.from(JSON.stringify({ version, lengths: written.map(({ length }) => length) } satisfies BlockHead));
  const block = Buffer.concat([Buffer.alloc(DIGITS), Buffer.from(digits(head.length)), head, ...written]);
  block.write(digits(crc32(block.subarray(DIGITS))), 'latin1');
  return block;
}

/** The head of a block, and where its records begin. Throws when the block is not as it was written. */
function readBlock(bytes: Buffer, start: number): BlockHead & { content: number } {
  const head = start + 2 * DIGITS;
  const content = head + Number.parseInt(bytes.toString('latin1', start + DIGITS, head), 16);
  // A log of a time when records were lines is one of another version.
  if (bytes.toString('latin1', start + DIGITS, start + DIGITS + 1) === '[') return { version: '', lengths: [], content: bytes.length };
  const { version, lengths } = JSON.parse(bytes.toString('utf8', head, content)) as BlockHead;
  const end = lengths.reduce((place, length) => place + length, content);
  if (end > bytes.length) throw new Error('The last block breaks off.');
  if (digits(crc32(bytes.subarray(start + DIGITS, end))) !== bytes.toString('latin1', start, start + DIGITS))
    throw new Error('The checksum is another.');
  return { version, lengths, content };
}

function digits(number: number): string {
  return number.toString(16).padStart(DIGITS, '0');
}
