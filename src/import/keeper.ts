import { digestOf } from '../lib/digest.ts';
import type { Ledger } from './ledger.ts';
import type { Stage } from './stage.ts';

/**
 * What became of a file: it is new; it was there, the same; it was there from an earlier import and is brought up to date; the newsroom
 * has edited it and it stays (`newer` when the archive has another version by now); or the newsroom has deleted it.
 */
export type Outcome = 'new' | 'same' | 'changed' | 'edited' | 'newer' | 'deleted';

/** Writes to the stage what the newsroom has not taken into its own hands since an earlier import. */
export class Keeper {
  readonly ledger: Ledger;
  readonly stage: Stage;
  /** Files that this run has spoken for. */
  readonly #claimed = new Set<string>();
  readonly #writtenBy = new Map<string, string>();

  constructor(ledger: Ledger, stage: Stage) {
    this.ledger = ledger;
    this.stage = stage;
  }

  /** Where a thing belongs: where an earlier import put it, else the first of the paths that is free or holds the very same. */
  placeOf(key: string, paths: Iterable<string>, bytes: string | Uint8Array): string {
    const known = this.ledger.get(key);
    const wanted = digestOf(bytes);
    let chosen = known?.file;
    if (chosen === undefined) {
      for (const path of paths) {
        if (this.#claimed.has(path)) continue;
        const there = this.stage.digestOf(path);
        if (there !== undefined && (there !== wanted || this.ledger.owns(path))) continue;
        chosen = path;
        break;
      }
    }
    if (chosen === undefined) throw new Error(`There is no free path for ${key}.`);
    this.#claimed.add(chosen);
    return chosen;
  }

  put(key: string, path: string, bytes: string | Uint8Array): Outcome {
    const known = this.ledger.get(key);
    const there = this.stage.digestOf(path);
    const wanted = digestOf(bytes);
    if (there === undefined && known !== undefined) return 'deleted';
    if (there !== wanted && known !== undefined && there !== known.digest) return wanted === known.digest ? 'edited' : 'newer';
    this.ledger.set(key, { file: path, digest: wanted });
    if (there === wanted) return 'same';
    this.stage.write(path, bytes);
    this.#writtenBy.set(path, key);
    return there === undefined ? 'new' : 'changed';
  }

  /** Which of the archive’s things a file was written for in this run. */
  keyOf(path: string): string | undefined {
    return this.#writtenBy.get(path);
  }

  /** Takes a file of this run out again, and its entry with it. */
  withdraw(path: string): void {
    const key = this.#writtenBy.get(path);
    if (key === undefined) return;
    this.#writtenBy.delete(path);
    this.ledger.delete(key);
    this.stage.undo(path);
  }
}
