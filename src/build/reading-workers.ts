import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ContentPlace } from '../content/content-list.ts';
import type { TextReader } from '../content/reading.ts';
import { readTextFile, type TextFile, type TextFound } from '../content/text-file.ts';

/** What each thread works on; the order of the files is the same in all. */
export interface ReadingWork {
  place: ContentPlace;
  files: readonly TextFile[];
  /** The next file that no thread has taken. */
  next: Int32Array;
}

/** Some files that were read one after another, and where they begin. */
export interface ReadingStep {
  start: number;
  found: TextFound[];
}

/** Below this many files, starting a thread takes longer than it saves. */
const FILES_A_THREAD = 1500;
const TAKEN_AT_ONCE = 64;

/** Opens text files on every core, when there are enough of them. */
export const readOnAllCores: TextReader = async (place, files, onRead) => {
  const work: ReadingWork = { place, files, next: new Int32Array(new SharedArrayBuffer(4)) };
  const results: TextFound[] = [];
  const take = ({ start, found }: ReadingStep) => {
    for (const [index, one] of found.entries()) results[start + index] = one;
    onRead(found.length);
  };
  const count = Math.min(availableParallelism(), Math.ceil(files.length / FILES_A_THREAD)) - 1;
  const threads = Array.from(
    { length: Math.max(0, count) },
    () => new Worker(new URL('reading-thread.ts', import.meta.url), { workerData: work }),
  );
  try {
    await Promise.all([readHere(work, take), ...threads.map((thread) => listen(thread, take))]);
    return results;
  } finally {
    for (const thread of threads) void thread.terminate();
  }
};

async function readHere(work: ReadingWork, take: (step: ReadingStep) => void): Promise<void> {
  for (let step = readStep(work); step; step = readStep(work)) {
    take(step);
    // What the other threads have read is heard here.
    await setImmediate();
  }
}

/** The next files that nobody has read; undefined when there are none. */
export function readStep({ place, files, next }: ReadingWork): ReadingStep | undefined {
  const start = Atomics.add(next, 0, TAKEN_AT_ONCE);
  if (start >= files.length) return undefined;
  return { start, found: files.slice(start, start + TAKEN_AT_ONCE).map((file) => readTextFile(place, file)) };
}

function listen(thread: Worker, take: (step: ReadingStep) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.on('message', take);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`A thread that read content ended with ${code}.`));
    });
  });
}
