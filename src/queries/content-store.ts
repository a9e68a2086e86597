import type { Collections } from '../lib/newsroom/collections.ts';

/**
 * What `getCollection` and `getEntry` answer from where pages are compiled before the content is read: by the press and while editing.
 * There, this module takes the place of Astro’s own store (`astro:data-layer-content`), which holds the content itself
 * (`integrations/standfirst.ts`). What it holds is set by those who have read the content.
 */
const store = new Map<string, Map<string, unknown>>();

export default store;

/** Sets what pages find from now on: the newsroom’s collections, and those that an engineer has added. */
export function setCollections(collections: Collections, others: ReadonlyMap<string, Map<string, unknown>>): void {
  store.clear();
  for (const [name, entries] of [...Object.entries(collections), ...others]) store.set(name, entries as Map<string, unknown>);
}
