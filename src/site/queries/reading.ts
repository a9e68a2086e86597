import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What was read, by its name: `photo:harbour`, `author:ines.name`, `list:en/section/news#30`. From the name alone, another
 * build finds what can be read there now (read-again.ts).
 */
export type Reading = string;

/** What the making of something has read: names, and parts of many pages, each of which has read other things itself. */
export class Readings {
  readonly #names = new Set<Reading | Readings>();
  /** Several fields of a thing are mostly read one after another. */
  #latest: Reading | Readings | undefined;
  #reached: Map<Reached, number> | undefined;
  /** All of it, when the making is over: many parts of pages are kept, and lists take less room than sets. */
  #list: readonly (Reading | Readings)[] | undefined;

  /** Throws when the making is over: what is read then would be missing. */
  add(one: Reading | Readings): void {
    if (this.#list) throw new Error('Something was read for a page after that was made.');
    if (one === this.#latest) return;
    this.#latest = one;
    this.#names.add(one);
  }

  /** Something was read from its beginning up to a place. */
  reach(reached: Reached, place: number): void {
    if (this.#list) throw new Error('Something was read for a page after that was made.');
    this.#reached ??= new Map();
    if ((this.#reached.get(reached) ?? 0) < place) this.#reached.set(reached, place);
  }

  /** All of it, each once. To be asked when the making is over. */
  get list(): readonly (Reading | Readings)[] {
    return this.close();
  }

  close(): readonly (Reading | Readings)[] {
    if (!this.#list) {
      this.#list = [...this.#names, ...[...(this.#reached ?? [])].map(([reached, place]) => reached.nameUpTo(place))];
      this.#names.clear();
      this.#reached = undefined;
    }
    return this.#list;
  }
}

/** Something that is read from its beginning, of which only so much counts as was read. */
export interface Reached {
  /** What the part up to a place is called; with `Infinity`, all of it, its end included. */
  nameUpTo(place: number): Reading;
}

/** One for each thing that is being made, also while it waits and others are made beside it. */
const recordings = new AsyncLocalStorage<Readings | undefined>();

/** Says that something was read. It belongs to what is being made just now; while nothing is, to nothing. */
export function note(reading: Reading | Readings): void {
  recordings.getStore()?.add(reading);
}

/** False while nothing is being made: what is read then need not be named. */
export function isNoting(): boolean {
  return recordings.getStore() !== undefined;
}

/** Says that something was read up to a place. */
export function noteUpTo(reached: Reached, place: number): void {
  recordings.getStore()?.reach(reached, place);
}

/** Makes something and tells what was read for it. When it is made in steps, the readings are complete at the last. */
export function record<T>(make: () => T): { made: T; readings: Readings } {
  const readings = new Readings();
  return { made: recordings.run(readings, make), readings };
}

/** Makes something whose readings belong to nothing, because they are accounted for otherwise. */
export function unrecorded<T>(make: () => T): T {
  return recordings.run(undefined, make);
}

interface Part<V> {
  made: V;
  readings: Readings;
}

function makePart<V>(make: () => V): Part<V> {
  const part = record(make);
  if (!(part.made instanceof Promise)) part.readings.close();
  return part;
}

function take<V>({ made, readings }: Part<V>): V {
  note(readings);
  return made;
}

/**
 * A part of many pages, made once for each thing that it is made from. What was read for it belongs to every page that it stands on.
 * Whatever is remembered of what was read has to be remembered here: kept elsewhere, the second page would seem not to have read it.
 */
export class Remembered<Owner extends object, V> {
  readonly #parts = new WeakMap<Owner, Part<V>>();

  of(owner: Owner, make: () => V): V {
    let part = this.#parts.get(owner);
    if (!part) {
      part = makePart(make);
      this.#parts.set(owner, part);
    }
    return take(part);
  }
}

/** The same for things of which an owner has many. */
export class RememberedMany<Owner extends object, Key, V> {
  readonly #parts = new WeakMap<Owner, Map<Key, Part<V>>>();
  readonly #most: number;

  /** So many parts are kept of an owner, those that were made last. */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  of(owner: Owner, key: Key, make: () => V): V {
    let own = this.#parts.get(owner);
    if (!own) {
      own = new Map();
      this.#parts.set(owner, own);
    }
    let part = own.get(key);
    if (!part) {
      part = makePart(make);
      if (own.size >= this.#most) for (const oldest of own.keys().take(1)) own.delete(oldest);
      own.set(key, part);
    }
    return take(part);
  }
}
