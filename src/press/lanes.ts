import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Newsroom } from '../lib/newsroom/newsroom.ts';
import type { SiteFile } from '../queries/pages.ts';
import type { CompiledSite } from './entry.ts';
import type { ThreadData, ThreadWork } from './lane-thread.ts';
import { runLane, type LaneResult } from './lane.ts';
import { laneMegabytes } from './memory.ts';
import { Progress } from './progress.ts';

/** Below this many stories, starting another lane takes longer than it saves. */
const STORIES_A_LANE = 100;

/** How many threads are worth starting besides this one: a lane for each core, when there is work for it. */
export function otherLanes({ articles }: Newsroom): number {
  return Math.max(0, Math.min(availableParallelism(), Math.ceil(articles.length / STORIES_A_LANE)) - 1);
}

/** Prints in as many lanes as there are threads, and in this one. */
export async function printPages(
  site: CompiledSite,
  files: readonly SiteFile[],
  threads: readonly LaneThread[],
  shared: ThreadWork,
): Promise<LaneResult[]> {
  const { counters } = shared.work;
  const progress = new Progress('Pages');
  const stop = (error: unknown): never => {
    Atomics.store(counters, 0, files.length);
    throw error;
  };
  const results = await Promise.all([
    runLane(site, files, shared.work, () => {
      progress.show(Atomics.load(counters, 1), files.length);
    }).catch(stop),
    ...threads.map((thread) => thread.run(shared).catch(stop)),
  ]);
  progress.end();
  return results;
}

/** Three parts, of which two are the halves that objects move between. */
const YOUNG_MEGABYTES = 96;

/** A lane on another core. It reads what the first lane has read while that one makes its index. */
export class LaneThread {
  readonly #worker: Worker;
  readonly #failed: Promise<never>;

  constructor(data: ThreadData) {
    this.#worker = new Worker(new URL('lane-thread.ts', import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: laneMegabytes(statSync(data.cache.file).size), maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.#failed = new Promise((_resolve, reject) => {
      this.#worker.once('error', reject);
      this.#worker.once('exit', (code) => {
        reject(new Error(`A lane of the build ended with ${code}.`));
      });
    });
    this.#failed.catch(() => undefined);
  }

  run(shared: ThreadWork): Promise<LaneResult> {
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
