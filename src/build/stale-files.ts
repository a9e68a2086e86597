import { digestOf } from '../shared/digest.ts';
import type { NewsroomIndex } from '../site/queries/newsroom-index.ts';
import type { SiteTools } from '../site/queries/site-tools.ts';
import { findChanged, renewInputs, withDigests, type Rereading } from './inputs.ts';
import type { Inputs } from './input-lists.ts';
import type { WorkerResult, PressFile } from './page-worker.ts';
import type { OutputRecord } from './output-record.ts';

/** Which files of the site may have to be made: those that were made from something that is not as it was, or handed something else. */
export class StaleFiles {
  /** Their places in the order of all files. */
  readonly places: Int32Array;
  /** Digests of what the list of files hands to each, where that is something. */
  readonly given: readonly (string | undefined)[];
  readonly #rereading: Rereading;
  /** The record that is relied on, and the places there of files that stay as they are. */
  readonly #old: OutputRecord | undefined;
  readonly #kept = new Map<number, number>();
  /** What can be read now under the names that were read then. */
  #now: () => ReadonlyMap<string, string> = () => new Map();

  /** All of them, without a record of what they were made from by the same code. */
  constructor(site: SiteTools, index: NewsroomIndex, files: readonly PressFile[], old: OutputRecord | undefined) {
    this.#rereading = { readAgain: (names) => site.readAgain(index, names), wholeOf: site.wholeOf };
    this.#old = old;
    this.given = files.map(({ given }) => given && digestOf(JSON.stringify([site.asData(given())])));
    if (old) {
      const { changed, now } = findChanged(old.inputs(), this.#rereading);
      this.#now = now;
      const placeOf = new Map([...old.files.keys()].map((path, place) => [path, place]));
      for (const [place, { path }] of files.entries()) {
        const known = placeOf.get(path);
        if (known !== undefined && changed[known] === false && old.files.get(path)?.given === this.given[place])
          this.#kept.set(place, known);
      }
    }
    const places = files.flatMap((_, place) => (this.#kept.has(place) ? [] : [place]));
    this.places = new Int32Array(new SharedArrayBuffer(places.length * Int32Array.BYTES_PER_ELEMENT));
    this.places.set(places);
  }

  has(place: number): boolean {
    return !this.#kept.has(place);
  }

  /** What the files are made from now: those that were made, as the workers have read it, and those that stayed, as it was. */
  inputsOf(files: readonly PressFile[], workers: readonly WorkerResult[]): Inputs {
    const old = this.#old?.inputs();
    const isAsOld = workers.every((worker) => worker.files.length === 0) && this.#kept.size === (old?.files.starts.length ?? 0) - 1;
    if (old && isAsOld && [...this.#kept].every(([place, known]) => place === known)) return old;
    const made = new Map<number, { worker: number; place: number }>();
    for (const [worker, result] of workers.entries())
      for (const [own, { place }] of result.files.entries()) made.set(place, { worker, place: own });
    const rows = [...files.keys()].flatMap((place) => this.#kept.get(place) ?? made.get(place) ?? []);
    const inputs = renewInputs(
      old,
      workers.map((worker) => worker.inputs),
      rows,
    );
    return withDigests(inputs, this.#now(), this.#rereading);
  }
}
