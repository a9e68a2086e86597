import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { digestOf } from '../shared/digest.ts';
import { collectionsOf } from '../content/collections.ts';
import { assembleNewsroom } from '../content/newsroom.ts';
import { ReadingCache } from '../content/reading-cache.ts';
import { rememberedFiles } from '../content/readings.ts';
import type { StoryReplies } from '../content/replies/story-replies.ts';
import type { StoryVersions } from '../content/versions/story-versions.ts';
import type { CachePlace } from './content.ts';
import { runWorker, type SharedWork } from './page-worker.ts';
import type { OtherCollections } from './other-collections.ts';
import { loadSite, type Templates } from './templates.ts';

/** Where a worker of its own finds what is remembered of the content. */
export interface ThreadPlace {
  root: string;
  contentDir: string;
  cache: CachePlace;
}

export interface ThreadStart extends ThreadPlace {
  /** Where it says with a one that it begins to take files. */
  begun: Int32Array;
}

/** What it is sent when the content has been read and is remembered as it is now. */
export interface ThreadGround {
  templates: Templates;
  now: number;
  versions: ReadonlyMap<string, StoryVersions>;
  replies: ReadonlyMap<string, StoryReplies>;
  others: OtherCollections;
}

/** What it is sent when the first worker is ready too. */
export interface ThreadWork {
  work: SharedWork;
  /** Of the paths of all files, in their order. */
  paths: string;
}

const CHANGED = 'The content was changed while the site was being built. Build it again.';

if (!parentPort) throw new Error('This file is run as a thread of the build.');
/** A message that is sent before it is asked for waits here. */
const messages = on(parentPort, 'message');

async function hear<T>(): Promise<T> {
  const { value } = (await messages.next()) as { value: [T] };
  return value[0];
}

const { root, contentDir, cache: place, begun } = workerData as ThreadStart;
// What was remembered before is read while the first worker looks for what has changed.
const cache = new ReadingCache(place.file, place.version);
const { templates, now, versions, replies, others } = await hear<ThreadGround>();
cache.refresh();
const newsroom = assembleNewsroom(root, contentDir, rememberedFiles(cache));
if (!newsroom) throw new Error(CHANGED);
const site = await loadSite(templates);
await site.open(collectionsOf(newsroom, { now, versions, replies }), others, { now });
const files = await site.listAll();

const { work, paths } = await hear<ThreadWork>();
if (digestOf(files.map(({ path }) => path).join('\n')) !== paths) throw new Error(CHANGED);
Atomics.store(begun, 0, 1);
parentPort.postMessage(await runWorker(site, files, work, () => undefined));
