import { parentPort, workerData } from 'node:worker_threads';
import { digestOf } from '../lib/digest.ts';
import { assembleNewsroom } from '../lib/newsroom/newsroom.ts';
import { ReadingCache } from '../lib/newsroom/reading-cache.ts';
import { rememberedFiles } from '../lib/newsroom/readings.ts';
import type { StoryVersions } from '../lib/versions/story-versions.ts';
import type { CachePlace } from './content.ts';
import { runLane, type SharedWork } from './lane.ts';
import { loadSite, type Templates } from './templates.ts';

/** What a lane of its own needs to start: the content as the first lane has just read it. */
export interface ThreadData {
  root: string;
  contentDir: string;
  cache: CachePlace;
  templates: Templates;
  now: number;
  versions: ReadonlyMap<string, StoryVersions>;
}

/** What it is sent when the first lane is ready too. */
export interface ThreadWork {
  work: SharedWork;
  /** Of the paths of all files, in their order. */
  paths: string;
}

const CHANGED = 'The content was changed while the site was being built. Build it again.';

const { root, contentDir, cache, templates, now, versions } = workerData as ThreadData;
const newsroom = assembleNewsroom(root, contentDir, rememberedFiles(new ReadingCache(cache.file, cache.version)));
if (!newsroom) throw new Error(CHANGED);
const site = await loadSite(templates);
const files = site.listFiles(site.buildIndex(newsroom, { now, versions }));

parentPort?.once('message', ({ work, paths }: ThreadWork) => {
  if (digestOf(files.map(({ path }) => path).join('\n')) !== paths) throw new Error(CHANGED);
  void runLane(site, files, work, () => undefined).then((result) => {
    parentPort?.postMessage(result);
  });
});
