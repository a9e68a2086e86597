import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeWhole } from '../shared/whole-file.ts';
import { formatBlock, openBlock, type Mark, type Remembered, type SavedRecord } from './reading-log.ts';

export type { Remembered } from './reading-log.ts';

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
  #mark: Mark | undefined;
  /** Whether the mark is that of the log’s end. */
  #isMarkSaved = true;
  /** The files that hold something else than when the mark was set, and those that were there then and are not now. */
  readonly #other = new Set<string>();
  readonly #gone = new Set<string>();
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

  get size(): number {
    return this.#entries.size;
  }

  get(path: string): Remembered | undefined {
    return this.#entries.get(path);
  }

  set(path: string, remembered: Remembered): void {
    if (this.#put(path, remembered)) this.generation += 1;
    this.#changed.add(path);
  }

  delete(path: string): void {
    if (!this.#remove(path)) return;
    this.#changed.add(path);
    this.generation += 1;
  }

  /**
   * Sets down that what was found of all files but some holds on a ground, which tells everything besides a file itself that it was
   * found by: for as long as both are as they were, it need not be found again.
   */
  mark(ground: string, except: readonly string[]): void {
    const before = this.#mark;
    const isSame = before?.ground === ground && except.join('\n') === before.except.join('\n');
    this.#isMarkSaved &&= isSame && this.#other.size + this.#gone.size === 0;
    this.#setMark({ ground, except });
  }

  /** Tells of a file whether what was found of it on a ground holds still. */
  holdsOn(ground: string): (path: string) => boolean {
    if (this.#mark?.ground !== ground) return () => false;
    const doubtful = new Set([...this.#mark.except, ...this.#other]);
    return (path) => !doubtful.has(path) && this.#entries.has(path);
  }

  /** The files that were there when the mark was set, and are not now. */
  get gone(): ReadonlySet<string> {
    return this.#gone;
  }

  /** Forgets the files that are not there any more. */
  retain(isThere: (path: string) => boolean): void {
    for (const path of this.#entries.keys()) if (!isThere(path)) this.delete(path);
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
    if (this.#file === undefined || (this.#changed.size === 0 && this.#isMarkSaved)) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const stale = this.#recordsOnDisk + this.#changed.size - this.#entries.size;
    const rewrite = this.#recordsOnDisk === 0 || stale > this.#entries.size / 4;
    const paths = [...(rewrite ? this.#entries.keys() : this.#changed)];
    const block = formatBlock(
      // Of what has changed since it was set, a mark says nothing; one on disk goes with all that comes before it.
      { version: this.#version, mark: this.#other.size + this.#gone.size === 0 ? this.#mark : undefined },
      paths.map((path) => [path, this.#entries.get(path) ?? null]),
    );
    if (rewrite) writeWhole(this.#file, block);
    else appendFileSync(this.#file, block);
    this.#recordsOnDisk = paths.length + (rewrite ? 0 : this.#recordsOnDisk);
    this.#changed = new Set();
    this.#isMarkSaved = true;
  }

  /** True when a file holds something else now. */
  #put(path: string, remembered: Remembered): boolean {
    const isOther = this.#entries.get(path)?.digest !== remembered.digest;
    this.#entries.set(path, remembered);
    if (isOther) this.#other.add(path);
    this.#gone.delete(path);
    return isOther;
  }

  #remove(path: string): boolean {
    if (!this.#entries.delete(path)) return false;
    this.#gone.add(path);
    return true;
  }

  readonly #takeMarked = ([path, remembered]: SavedRecord): void => {
    if (remembered === null) this.#remove(path);
    else this.#put(path, remembered);
  };

  readonly #takeUnmarked = ([path, remembered]: SavedRecord): void => {
    if (remembered === null) this.#entries.delete(path);
    else this.#entries.set(path, remembered);
  };

  #setMark(mark: Mark | undefined): void {
    this.#mark = mark;
    this.#other.clear();
    this.#gone.clear();
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
        // A mark at a block’s end tells of all that comes before it: what has changed until then need not be told apart.
        const take: (record: SavedRecord) => void = block.mark ? this.#takeUnmarked : this.#takeMarked;
        block.read(take);
        if (block.mark) this.#setMark(block.mark);
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
    this.#setMark(undefined);
    this.#isMarkSaved = true;
    this.#recordsOnDisk = 0;
    this.#read = { inode: 0, bytes: 0 };
  }
}
