import { parentPort, workerData } from 'node:worker_threads';
import { contentPlace, listContent } from '../content/content-list.ts';
import { codeDigest } from './code-digest.ts';
import { writeEditorSchemas } from './editor-schemas.ts';
import { packListing, type ListedPlace } from './listing.ts';
import { stepBack } from './step-back.ts';

// Finds the files of the content while what is remembered of them is being read, and then tells text editors of them.
const { root, contentDir } = workerData as ListedPlace;
const list = listContent(contentPlace(root, contentDir));
const packed = packListing(list);
parentPort?.postMessage(packed);
stepBack();
await writeEditorSchemas(root, contentDir, codeDigest(root), { files: list.files, names: packed.names });
