import { hash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { ObjectStorage } from './object-storage.ts';

/** Object storage in a thread of its own, which answers while the thread of a test waits for a command. Asked, it tells what it holds. */
const storage = new ObjectStorage();
parentPort?.postMessage(await storage.start());
parentPort?.on('message', () => {
  parentPort?.postMessage(new Map([...storage.objects].map(([key, { bytes }]) => [key, hash('sha256', bytes)])));
});
