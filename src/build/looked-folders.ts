import { readFileSync, type Stats } from 'node:fs';
import { writeWhole } from '../shared/whole-file.ts';
import { DamagedParts, inMemory, PackedParts, packParts } from './packed-parts.ts';

/** A folder that was changed so shortly before it was looked at may change again without its times telling, on disks that write them in steps. */
const UNSETTLED_MILLISECONDS = 2000;

/** Of each folder: its number on the disk, and when it and what is said of it were changed. */
const COLUMNS = 3;

type FolderFacts = Pick<Stats, 'ino' | 'mtimeMs' | 'ctimeMs'>;

/**
 * Folders that held nothing but what belongs there when they were looked through. While a folder’s times are the same, the same names are
 * in it: only what is new, gone or renamed changes them. What is not known, or not as it was written, is looked through again.
 */
export class LookedFolders {
  readonly #file: string | undefined;
  readonly #now: number;
  readonly #known = new Map<number, readonly [modified: number, changed: number]>();
  readonly #next: number[] = [];
  #isOther = false;

  /** `file`: where they are kept; nowhere when absent. `now`: when they are looked at, in milliseconds since 1970. */
  constructor(file?: string, now = Date.now()) {
    this.#file = file;
    this.#now = now;
    if (file === undefined) return;
    const known = readKept(file);
    for (let place = 0; place < known.length; place += COLUMNS)
      this.#known.set(known[place] ?? 0, [known[place + 1] ?? 0, known[place + 2] ?? 0]);
  }

  /** Whether a folder is as it was when it was looked through. */
  isAsItWas({ ino, mtimeMs, ctimeMs }: FolderFacts): boolean {
    const known = this.#known.get(ino);
    if (known?.[0] !== mtimeMs || known[1] !== ctimeMs) return false;
    this.#next.push(ino, mtimeMs, ctimeMs);
    return true;
  }

  /** Remembers a folder that was as `facts` say before it was looked through, and held what belongs there. */
  add({ ino, mtimeMs, ctimeMs }: FolderFacts): void {
    if (this.#now - Math.max(mtimeMs, ctimeMs) <= UNSETTLED_MILLISECONDS) return;
    this.#next.push(ino, mtimeMs, ctimeMs);
    this.#isOther = true;
  }

  /** Keeps those that were found to be as they were, or were added. */
  keep(): void {
    if (this.#file === undefined || (!this.#isOther && this.#next.length === this.#known.size * COLUMNS)) return;
    writeWhole(this.#file, packParts([Float64Array.from(this.#next)]));
  }
}

function readKept(file: string): Float64Array {
  try {
    return new PackedParts(inMemory(readFileSync(file))).decimals(0);
  } catch (error) {
    if (error instanceof DamagedParts || (error instanceof Error && 'code' in error)) return new Float64Array();
    throw error;
  }
}
