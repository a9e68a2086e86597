import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CompiledSite } from './entry.ts';
import type { ThreadGround, ThreadPlace, ThreadWork } from './page-thread.ts';
import { runWorker, type WorkerResult, type PressFile, type SharedWork } from './page-worker.ts';
import { workerMegabytes } from './memory.ts';
import { Progress } from '../shared/progress.ts';

/** When less is remembered of the content for each worker, starting another takes longer than it saves; some hundred files. */
const BYTES_A_WORKER = 250_000;

/** While one worker prints a page, another that is being started takes up so much of what is remembered. */
const BYTES_READ_A_PAGE = 50_000;

/** So many times as much remembered needs a thread with more memory. */
const GROWN = 1.5;

/**
 * The workers on other cores: one for each, when there is work for it. Each has to take up the whole newsroom before it prints, so
 * they are started at the beginning when everything is to be printed, and otherwise only when more turns out to be than was thought.
 */
export class OtherWorkers {
  readonly #place: ThreadPlace;
  /** How much was remembered of the content when they were started, in bytes; undefined until they are wanted. */
  #remembered: number | undefined;
  #threads: PageThread[] = [];
  #ground: ThreadGround | undefined;
  #shared: ThreadWork | undefined;
  #failure: Error | undefined;

  constructor(place: ThreadPlace) {
    this.#place = place;
  }

  /** Starts them, if so much content is remembered that they are worth it; what they need to know they hear when it is known. */
  start(): void {
    if (this.#remembered !== undefined) return;
    this.#remembered = this.#bytesRemembered();
    const count = Math.min(availableParallelism(), Math.ceil(this.#remembered / BYTES_A_WORKER)) - 1;
    this.#threads = Array.from({ length: Math.max(0, count) }, () => new PageThread(this.#place, this.#remembered ?? 0));
    for (const thread of this.#threads) {
      void thread.failure.then((error) => {
        this.#failure ??= error;
        if (this.#shared) endWorkers(this.#shared.work);
      });
      if (this.#ground) thread.prepare(this.#ground);
      if (this.#shared) thread.print(this.#shared);
    }
  }

  /** Tells them that the content has been read and is remembered as it is. Starts them anew when it has become much more. */
  prepare(ground: ThreadGround): void {
    this.#ground = ground;
    if (this.#remembered === undefined) return;
    if (this.#threads.length === 0 || this.#bytesRemembered() > this.#remembered * GROWN) {
      this.stop();
      this.#remembered = undefined;
      this.start();
    } else for (const thread of this.#threads) thread.prepare(ground);
  }

  /** Sets them to printing. */
  print(shared: ThreadWork): void {
    this.#shared = shared;
    for (const thread of this.#threads) thread.print(shared);
  }

  /** Starts them when the first worker has printed so much that there is probably more to come than they take to start. */
  help(printed: number): void {
    if (printed > this.#bytesRemembered() / BYTES_READ_A_PAGE) this.start();
  }

  /** What they have made, when there is nothing left to take. Those that have not begun by then need not any more. */
  async finish(): Promise<WorkerResult[]> {
    const idle = this.#threads.filter((thread) => !thread.hasBegun);
    for (const thread of idle) thread.stop();
    const results = await Promise.all(this.#threads.flatMap((thread) => (idle.includes(thread) ? [] : thread.result)));
    if (this.#failure !== undefined) throw this.#failure;
    return results;
  }

  stop(): void {
    for (const thread of this.#threads) thread.stop();
  }

  #bytesRemembered(): number {
    return statSync(this.#place.cache.file, { throwIfNoEntry: false })?.size ?? 0;
  }
}

/** Prints in this thread beside the others until there is nothing left. */
export async function printPages(
  site: CompiledSite,
  files: readonly PressFile[],
  work: SharedWork,
  otherWorkers: OtherWorkers,
): Promise<WorkerResult[]> {
  const progress = new Progress('Pages');
  try {
    const own = await runWorker(site, files, work, (printed) => {
      progress.show(Atomics.load(work.counters, 1), work.places.length);
      otherWorkers.help(printed);
    });
    return [own, ...(await otherWorkers.finish())];
  } finally {
    endWorkers(work);
    progress.end();
  }
}

/** Leaves nothing to be taken by any worker. */
function endWorkers({ counters, places }: SharedWork): void {
  Atomics.store(counters, 0, places.length);
}

/** Three parts, of which two are the halves that objects move between. */
const YOUNG_MEGABYTES = 96;

/** A worker on another core. */
class PageThread {
  readonly #worker: Worker;
  /** One when it takes files. */
  readonly #begun = new Int32Array(new SharedArrayBuffer(4));
  readonly #done: Promise<WorkerResult>;
  #isOver = false;
  /** Why it ended before its work was done, when it does. */
  readonly failure: Promise<Error>;

  constructor(place: ThreadPlace, remembered: number) {
    this.#worker = new Worker(new URL('page-thread.ts', import.meta.url), {
      workerData: { ...place, begun: this.#begun },
      resourceLimits: { maxOldGenerationSizeMb: workerMegabytes(remembered), maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.#done = new Promise((resolve) => {
      this.#worker.once('message', (result: WorkerResult) => {
        resolve(result);
        // What it held of the content is not wanted any more, and may be a gigabyte.
        this.stop();
      });
    });
    this.failure = new Promise((resolve) => {
      this.#worker.once('error', resolve);
      this.#worker.once('exit', (code) => {
        if (!this.#isOver) resolve(new Error(`A worker of the build ended with ${code}.`));
      });
    });
  }

  get hasBegun(): boolean {
    return Atomics.load(this.#begun, 0) > 0;
  }

  get result(): Promise<WorkerResult> {
    const failed = this.failure.then((error) => {
      throw error;
    });
    return Promise.race([this.#done, failed]);
  }

  prepare(ground: ThreadGround): void {
    this.#worker.postMessage(ground);
  }

  print(shared: ThreadWork): void {
    this.#worker.postMessage(shared);
  }

  stop(): void {
    this.#isOver = true;
    void this.#worker.terminate();
  }
}
