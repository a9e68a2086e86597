import { resolve } from 'node:path';
import { collectionsOf, type Collections } from '../content/collections.ts';
import { ContentFaults } from '../content/faults/fault.ts';
import { presentMoment } from '../shared/publication.ts';
import { checkHouse, readContent } from '../build/content.ts';
import { findReplies } from '../build/replies/find-replies.ts';
import { findVersions } from '../build/versions.ts';

/** All collections of the newsroom, read and checked as `npm run check` does. Throws `ContentFaults` with every fault of every file. */
export async function readCollections(root: string): Promise<Collections> {
  const contentDir = resolve(root, process.env.STANDFIRST_CONTENT ?? 'content');
  const now = presentMoment(process.env, Date.now);
  const { newsroom, faults, cache } = await readContent(resolve(root), contentDir, now);
  if (!newsroom || faults.length > 0) throw new ContentFaults(faults);
  const errors = checkHouse(newsroom, cache, now, 'errors').filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new ContentFaults(errors);
  const versions = await findVersions(newsroom, { root: resolve(root), contentDir, now, version: cache.version });
  const { replies, notes } = await findReplies(newsroom, { root: resolve(root), contentDir, now });
  for (const note of notes) console.warn(note);
  return collectionsOf(newsroom, { now, versions, replies });
}
