import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SiteFile } from '../queries/pages.ts';
import type { CompiledSite } from './entry.ts';
import type { ThreadGround, ThreadPlace, ThreadWork } from './lane-thread.ts';
import { runLane, type LaneResult, type SharedWork } from './lane.ts';
import { laneMegabytes } from './memory.ts';
import { Progress } from './progress.ts';

/** When less is remembered of the content for each lane, starting another takes longer than it saves; about 250 files. */
const BYTES_A_LANE = 250_000;

/** The lanes on other cores: one for each, when there is work for it. */
export class OtherLanes {
  readonly #place: ThreadPlace;
  /** How much was remembered of the content when they were started, in bytes. */
  #remembered: number;
  #threads: LaneThread[];

  /** Starts them, if so much content is remembered that they are worth it: they read that while others look for changes. */
  constructor(place: ThreadPlace) {
    this.#place = place;
    this.#remembered = this.#bytesRemembered();
    this.#threads = this.#start();
  }

  /** Tells them that the content has been read and is remembered as it is. Starts them if that was not worth it before. */
  prepare(ground: ThreadGround): void {
    const remembered = this.#bytesRemembered();
    if (this.#threads.length === 0 || remembered > this.#remembered * GROWN) {
      this.stop();
      this.#remembered = remembered;
      this.#threads = this.#start();
    }
    for (const thread of this.#threads) thread.prepare(ground);
  }

  /** Sets them to printing. What they have printed is to be waited for by `printPages`. */
  print(shared: ThreadWork): Promise<LaneResult[]> {
    const results = Promise.all(this.#threads.map((thread) => thread.print(shared)));
    results.catch(() => {
      endLanes(shared.work);
    });
    return results;
  }

  stop(): void {
    for (const thread of this.#threads) thread.stop();
  }

  #start(): LaneThread[] {
    const count = Math.min(availableParallelism(), Math.ceil(this.#remembered / BYTES_A_LANE)) - 1;
    return Array.from({ length: Math.max(0, count) }, () => new LaneThread(this.#place, this.#remembered));
  }

  #bytesRemembered(): number {
    return statSync(this.#place.cache.file, { throwIfNoEntry: false })?.size ?? 0;
  }
}

/** Prints in this thread beside the others until there is nothing left. */
export async function printPages(
  site: CompiledSite,
  files: readonly SiteFile[],
  work: SharedWork,
  elsewhere: Promise<LaneResult[]>,
): Promise<LaneResult[]> {
  const progress = new Progress('Pages');
  try {
    const own = await runLane(site, files, work, () => {
      progress.show(Atomics.load(work.counters, 1), files.length);
    });
    return [own, ...(await elsewhere)];
  } finally {
    endLanes(work);
    progress.end();
  }
}

/** Leaves nothing to be taken by any lane. */
function endLanes({ counters, previousKeys }: SharedWork): void {
  Atomics.store(counters, 0, previousKeys.length);
}

/** So many times as much remembered needs a thread with more memory. */
const GROWN = 1.5;

/** Three parts, of which two are the halves that objects move between. */
const YOUNG_MEGABYTES = 96;

/** A lane on another core. */
class LaneThread {
  readonly #worker: Worker;
  readonly #failed: Promise<never>;

  constructor(place: ThreadPlace, remembered: number) {
    this.#worker = new Worker(new URL('lane-thread.ts', import.meta.url), {
      workerData: place,
      resourceLimits: { maxOldGenerationSizeMb: laneMegabytes(remembered), maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.#failed = new Promise((_resolve, reject) => {
      this.#worker.once('error', reject);
      this.#worker.once('exit', (code) => {
        reject(new Error(`A lane of the build ended with ${code}.`));
      });
    });
    this.#failed.catch(() => undefined);
  }

  prepare(ground: ThreadGround): void {
    this.#worker.postMessage(ground);
  }

  print(shared: ThreadWork): Promise<LaneResult> {
    const done = new Promise<LaneResult>((resolve) => {
      this.#worker.once('message', resolve);
    });
    this.#worker.postMessage(shared);
    return Promise.race([done, this.#failed]);
  }

  stop(): void {
    void this.#worker.terminate();
  }
}
