import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import type { CollectionName, Collections } from '../content/collections.ts';

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
      // All that reads content is loaded only where it is read: Vite takes each of its files through its plugins.
      reading ??= import('./collections-reader.ts').then(({ readCollections }) => readCollections(fileURLToPath(config.root)));
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
