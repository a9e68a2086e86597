import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { collectionsOf, type CollectionName, type Collections } from '../content/collections.ts';
import { ContentFaults } from '../content/faults/fault.ts';
import { presentMoment } from '../shared/publication.ts';
import { checkHouse, readContent } from '../build/content.ts';
import { findVersions } from '../build/versions.ts';

/**
 * Loads one collection of the newsroom’s content. All of it is read and checked together, once, as `npm run check` does; the first
 * collection that is asked for waits for it and fails with every fault of every file. While pages are compiled for the press or edited
 * it loads nothing: what they show is given to them as it is at that moment (`site/queries/content-store.ts`).
 */
export function newsroomLoader(name: CollectionName): Loader {
  return {
    name: `standfirst:${name}`,
    load: async ({ store, config, watcher }) => {
      store.clear();
      if (watcher !== undefined || process.env.STANDFIRST_TEMPLATES !== undefined) return;
      reading ??= readCollections(fileURLToPath(config.root));
      const collections = await reading;
      for (const { id, data, filePath, digest } of collections[name].values())
        store.set({
          id,
          data: data as unknown as Record<string, unknown>,
          ...(filePath ? { filePath } : {}),
          ...(digest ? { digest } : {}),
        });
    },
  };
}

let reading: Promise<Collections> | undefined;

async function readCollections(root: string): Promise<Collections> {
  const contentDir = resolve(root, process.env.STANDFIRST_CONTENT ?? 'content');
  const now = presentMoment(process.env, Date.now);
  const { newsroom, faults, cache } = await readContent(resolve(root), contentDir, now);
  if (!newsroom || faults.length > 0) throw new ContentFaults(faults);
  const errors = checkHouse(newsroom, cache, now, 'errors').filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new ContentFaults(errors);
  const versions = await findVersions(newsroom, { root: resolve(root), contentDir, now, version: cache.version });
  return collectionsOf(newsroom, { now, versions });
}
