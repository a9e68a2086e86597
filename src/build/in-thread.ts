import { Worker } from 'node:worker_threads';

/** What a thread says first and last; `file` stands beside this one and is given `workerData`. */
export function inThread<T>(file: string, workerData: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(file, import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
