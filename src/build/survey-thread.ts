import { parentPort, workerData } from 'node:worker_threads';
import { LookedFolders } from './looked-folders.ts';
import { surveyOutput } from './output-survey.ts';
import { RecordFiles } from './record-files.ts';
import { stepBack } from './step-back.ts';

/** Looks through the output while the content is being read. A record that is damaged is another’s to find. */
stepBack();
const { folder, record, looked } = workerData as { folder: string; record: string; looked: string };
const known = new RecordFiles(record).read();
const folders = new LookedFolders(looked);
const strange = known && surveyOutput(folder, known, folders);
parentPort?.postMessage(strange);
// What is strange is built anew, all of it.
if (strange === undefined) folders.keep();
