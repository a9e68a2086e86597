import { parentPort, workerData } from 'node:worker_threads';
import { listContent, type ContentPlace } from '../content/content-list.ts';
import { packListing } from './listing.ts';

/** Finds the files of the content while what is remembered of them is being read. */
parentPort?.postMessage(packListing(listContent(workerData as ContentPlace)));
