import kept from 'virtual:standfirst/other-collections';
import type { Collections } from '../lib/newsroom/collections.ts';

/**
 * What `getCollection` and `getEntry` answer from where pages are compiled before the content is read: by the press and while editing.
 * `astro.config.mjs` puts this module in the place of Astro’s own store (`astro:data-layer-content`), which holds the content itself.
 * The newsroom’s collections are set here; those that an engineer has added keep what Astro has loaded.
 */
const store = new Map<string, Map<string, unknown>>(kept);

export default store;

/** Sets what pages find from now on. */
export function setCollections(collections: Collections): void {
  for (const [name, entries] of Object.entries(collections)) store.set(name, entries as Map<string, unknown>);
}

/** The names of the collections that an engineer has added. */
export function otherCollections(): string[] {
  return kept.map(([name]) => name);
}
