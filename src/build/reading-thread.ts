import { parentPort, workerData } from 'node:worker_threads';
import { readStep, type ReadingWork } from './reading-workers.ts';

/** Opens text files beside the thread that asked for them. */
const work = workerData as ReadingWork;
for (let step = readStep(work); step; step = readStep(work)) parentPort?.postMessage(step);
