import { parentPort, workerData } from 'node:worker_threads';
import { surveyOutput } from './output-record.ts';

/** Looks through the output while the content is being read. */
const { folder, record } = workerData as { folder: string; record: string };
parentPort?.postMessage(surveyOutput(folder, record));
