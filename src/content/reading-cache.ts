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
 * What earlier readings of a content folder found, by each file’s path in it. On disk it is a log: one line a file, each with
 * its checksum; a later line for the same path counts. It may be deleted at any time, and moved to another machine.
 */
export class ReadingCache {
  readonly #file: string | undefined;
  readonly #version: string;
  readonly #entries = new Map<string, Remembered>();
  #changed = new Set<string>();
  #linesOnDisk = 0;
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
    const stale = this.#linesOnDisk + this.#changed.size - this.#entries.size;
    const rewrite = this.#linesOnDisk === 0 || stale > this.#entries.size / 4;
    const lines = [...(rewrite ? this.#entries.keys() : this.#changed)].map((path) => line([path, this.#entries.get(path) ?? null]));
    if (rewrite) {
      writeWhole(this.#file, [line(['', this.#version]), ...lines].join(''));
      this.#linesOnDisk = lines.length;
    } else {
      appendFileSync(this.#file, lines.join(''));
      this.#linesOnDisk += lines.length;
    }
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
      let isFirst = from === 0;
      for (let start = 0; start < bytes.length;) {
        const end = bytes.indexOf(10, start);
        if (end < 0) throw new Error('The last line breaks off.');
        const [path, value] = parseLine(bytes.subarray(start, end));
        if (isFirst) {
          if (path !== '' || value !== this.#version) {
            this.#forget();
            return undefined;
          }
          isFirst = false;
        } else {
          this.#linesOnDisk += 1;
          if (value === null) this.#entries.delete(path);
          else this.#entries.set(path, value as Remembered);
        }
        start = end + 1;
      }
      return undefined;
    } catch {
      this.#forget();
      return 'What was remembered of the content is damaged.';
    }
  }

  #forget(): void {
    this.#entries.clear();
    this.#linesOnDisk = 0;
    this.#read = { inode: 0, bytes: 0 };
  }
}

const SUM_LENGTH = 8;

function line(value: [string, unknown]): string {
  const json = JSON.stringify(value);
  return `${sum(Buffer.from(json))}${json}\n`;
}

function parseLine(bytes: Buffer): [string, unknown] {
  const json = bytes.subarray(SUM_LENGTH);
  if (sum(json) !== bytes.toString('latin1', 0, SUM_LENGTH)) throw new Error('The checksum is another.');
  return JSON.parse(json.toString()) as [string, unknown];
}

function sum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(SUM_LENGTH, '0');
}
