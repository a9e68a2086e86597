import { parentPort, workerData } from 'node:worker_threads';
import { surveyOutput } from './output-record.ts';
import { RecordFiles } from './record-files.ts';
import { stepBack } from './step-back.ts';

/** Looks through the output while the content is being read. A record that is damaged is another’s to find. */
stepBack();
const { folder, record } = workerData as { folder: string; record: string };
const known = new RecordFiles(record).read();
parentPort?.postMessage(known && surveyOutput(folder, known));
