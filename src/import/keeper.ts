import { digestOf } from '../shared/digest.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
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
  readonly #writtenBy = new Map<string, { readonly key: string; readonly earlier: LedgerEntry | undefined }>();
  readonly #outcomes = new Map<string, Outcome>();

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
    const outcome = this.#put(key, path, bytes);
    this.#outcomes.set(key, outcome);
    return outcome;
  }

  /** What became of one of the archive’s things in this run; undefined when it was left out. */
  outcomeOf(key: string): Outcome | undefined {
    return this.#outcomes.get(key);
  }

  /** Whether the newsroom has deleted what an earlier import brought. */
  isDeleted(key: string): boolean {
    const known = this.ledger.get(key);
    return known !== undefined && this.stage.digestOf(known.file) === undefined;
  }

  /** Which of the archive’s things a file was written for in this run. */
  keyOf(path: string): string | undefined {
    return this.#writtenBy.get(path)?.key;
  }

  /** Puts other bytes in place of those that this run wrote to a file, because the check has something to mend in them. */
  mend(path: string, bytes: string): void {
    const written = this.#writtenBy.get(path);
    if (written === undefined) return;
    const { key } = written;
    const digest = digestOf(bytes);
    const { unmended = this.ledger.get(key)?.digest } = this.ledger.get(key) ?? {};
    this.ledger.set(key, { file: path, digest, ...(unmended === undefined ? {} : { unmended }) });
    if (this.stage.digestOf(path) === digest) {
      this.stage.undo(path);
      this.#outcomes.set(key, 'same');
    } else this.stage.write(path, bytes);
  }

  /** Takes a file of this run out again; its entry is as it was before. */
  withdraw(path: string): void {
    const written = this.#writtenBy.get(path);
    if (written === undefined) return;
    const { key, earlier } = written;
    this.#writtenBy.delete(path);
    this.#outcomes.delete(key);
    if (earlier === undefined) this.ledger.delete(key);
    else this.ledger.set(key, earlier);
    this.stage.undo(path);
  }

  #put(key: string, path: string, bytes: string | Uint8Array): Outcome {
    const known = this.ledger.get(key);
    const there = this.stage.digestOf(path);
    const wanted = digestOf(bytes);
    if (there === undefined && known !== undefined) return 'deleted';
    const isUnchanged = wanted === (known?.unmended ?? known?.digest);
    if (there !== undefined && there === known?.digest && isUnchanged) return 'same';
    if (there !== wanted && known !== undefined && there !== known.digest) return isUnchanged ? 'edited' : 'newer';
    this.ledger.set(key, { file: path, digest: wanted });
    if (there === wanted) return 'same';
    this.stage.write(path, bytes);
    this.#writtenBy.set(path, { key, earlier: known });
    return there === undefined ? 'new' : 'changed';
  }
}
