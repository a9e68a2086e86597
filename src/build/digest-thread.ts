import { parentPort, workerData } from 'node:worker_threads';
import { readDigests } from './file-digests.ts';

parentPort?.postMessage(readDigests(workerData as { folder: string; paths: string[] }));
