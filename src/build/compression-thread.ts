import { parentPort, workerData } from 'node:worker_threads';
import { compressEach, type CompressionJob } from './compression.ts';

compressEach(workerData as CompressionJob[]);
parentPort?.postMessage('done');
