import { digestOf } from '../../shared/digest.ts';
import type { Collections } from '../../content/collections.ts';
import { note } from './reading.ts';

interface AnyEntry {
  id: string;
  digest?: string | number | undefined;
}

/** The entries of a collection by their ids. Each that is asked for is noted; to go through them notes all of them. */
class NotedCollection extends Map<string, AnyEntry> {
  readonly #name: string;

  constructor(name: string, entries: Iterable<readonly [string, AnyEntry]>) {
    super(entries);
    this.#name = name;
  }

  override get(id: string): AnyEntry | undefined {
    note(`entry:${this.#name} ${id}`);
    return super.get(id);
  }

  override has(id: string): boolean {
    note(`entry:${this.#name} ${id}`);
    return super.has(id);
  }

  override entries(): ReturnType<Map<string, AnyEntry>['entries']> {
    note(`collection:${this.#name}`);
    return super.entries();
  }

  override [Symbol.iterator](): ReturnType<Map<string, AnyEntry>['entries']> {
    return this.entries();
  }

  override keys(): ReturnType<Map<string, AnyEntry>['keys']> {
    note(`collection:${this.#name}`);
    return super.keys();
  }

  override values(): ReturnType<Map<string, AnyEntry>['values']> {
    note(`collection:${this.#name}`);
    return super.values();
  }
}

/**
 * What `getCollection` and `getEntry` answer from where pages are compiled before the content is read: by the press and while editing.
 * There, this module takes the place of Astro’s own store (`astro:data-layer-content`), which holds the content itself
 * (`integrations/standfirst.ts`). What it holds is set by those who have read the content.
 */
const store = new Map<string, NotedCollection>();

export default store;

/** Sets what pages find from now on: the newsroom’s collections, and those that an engineer has added. */
export function setCollections(collections: Collections, others: ReadonlyMap<string, Map<string, unknown>>): void {
  store.clear();
  for (const [name, entries] of [...Object.entries(collections), ...others])
    store.set(name, new NotedCollection(name, entries as Map<string, AnyEntry>));
}

/** Another when a collection has become another; undefined when there is none of this name. */
export function digestOfCollection(name: string): string | undefined {
  const entries = store.get(name);
  return entries && digestOf([...entries.values()].map((entry) => JSON.stringify(entry)).join('\n'));
}

/** An entry as it is; undefined when there is none. */
export function entryOf(name: string, id: string): unknown {
  return store.get(name)?.get(id);
}
