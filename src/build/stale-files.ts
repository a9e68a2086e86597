import { digestOf } from '../shared/digest.ts';
import type { SiteTools } from '../site/queries/site-tools.ts';
import { InputCollector, type WorkerInputs } from './input-collector.ts';
import type { Inputs } from './input-lists.ts';
import { asCollected, digestInputs, type Rereading } from './inputs.ts';
import type { OutputRecord } from './output-record.ts';
import type { WorkerResult, PressFile } from './page-worker.ts';
import type { OutputFile, RecordLayer } from './record-layer.ts';

/** Which files of the site may have to be made: those that were made from something that is not as it was, or handed something else. */
export class StaleFiles {
  /** Their places in the order of all files. */
  readonly places: Int32Array;
  /** Digests of what the list of files hands to each, where that is something. */
  readonly given: readonly (string | undefined)[];
  /** The record on top of which comes what is made, when there is one that bears more. */
  readonly onTopOf: OutputRecord | undefined;
  readonly #rereading: Rereading;
  /** The record that is relied on, and the files there that stay as they are, by their places in the order of all files. */
  readonly #old: OutputRecord | undefined;
  readonly #kept: readonly (OutputFile | undefined)[];

  /** All of them, without a record of what they were made from by the same code. */
  constructor(site: Pick<SiteTools, 'asData'>, rereading: Rereading, files: readonly PressFile[], old: OutputRecord | undefined) {
    this.#rereading = rereading;
    this.#old = old;
    this.onTopOf = old?.bearsMore === true ? old : undefined;
    this.given = files.map(({ given }) => given && digestOf(JSON.stringify([site.asData(given())])));
    const isChanged = old?.findChanged(this.#rereading);
    this.#kept = files.map(({ path }, place) => {
      const known = old?.files.get(path);
      return known && isChanged?.(known) === false && known.given === this.given[place] ? known : undefined;
    });
    const places: number[] = [];
    for (const [place, known] of this.#kept.entries()) if (!known) places.push(place);
    this.places = new Int32Array(new SharedArrayBuffer(places.length * Int32Array.BYTES_PER_ELEMENT));
    this.places.set(places);
  }

  has(place: number): boolean {
    return this.#kept[place] === undefined;
  }

  /** What the record tells of a file that stays as it is, by its place in the order of all files. */
  keptAt(place: number): OutputFile | undefined {
    return this.#kept[place];
  }

  /**
   * What files are made from now: those that were made, as the workers have read it, and, where no record stays below, those that stayed,
   * as it was. With the place there of each such file, by its place in the order of all.
   */
  gatherInputs(files: readonly PressFile[], workers: readonly WorkerResult[]): { inputs: Inputs; places: ReadonlyMap<number, number> } {
    const made = new Map<number, [worker: WorkerInputs, own: number]>();
    for (const { inputs, files: own } of workers) for (const [number, { place }] of own.entries()) made.set(place, [inputs, number]);
    const gatherer = new InputGatherer();
    const places = new Map<number, number>();
    for (const place of files.keys()) {
      const from = made.get(place);
      if (from) places.set(place, gatherer.take(...from));
      else if (!this.onTopOf) {
        const kept = this.#kept[place];
        const known = kept && this.#old?.inputsOf(kept);
        if (known) places.set(place, gatherer.takeOf(known.of, known.place));
      }
    }
    return { inputs: digestInputs(gatherer.inputs, this.#rereading), places };
  }
}

/** Collects what files are made from, out of what workers have read and out of what was recorded. */
class InputGatherer {
  readonly #collector = new InputCollector();
  readonly #takers = new Map<object, (place: number) => void>();
  #count = 0;

  get inputs(): WorkerInputs {
    return this.#collector.inputs;
  }

  /** Takes up a file, and returns its place among those that were taken up. */
  take(worker: WorkerInputs, place: number): number {
    return this.#take(worker, () => worker, place);
  }

  takeOf(layer: RecordLayer, place: number): number {
    return this.#take(layer, () => asCollected(layer.inputs()), place);
  }

  #take(source: object, inputsOf: () => WorkerInputs, place: number): number {
    let taker = this.#takers.get(source);
    if (!taker) {
      taker = this.#collector.taker(inputsOf());
      this.#takers.set(source, taker);
    }
    taker(place);
    this.#count += 1;
    return this.#count - 1;
  }
}
