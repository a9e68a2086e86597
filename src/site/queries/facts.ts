import type { NewsroomIndex } from './newsroom-index.ts';
import { isStory } from './indexed-story.ts';
import { note, unrecorded } from './reading.ts';

type Find = (index: NewsroomIndex, subject: string) => unknown;

const FACTS = new Map<string, Find>();

/**
 * Something that is worked out from much of the content, such as which photos an edition shows: found once an index, and again in
 * every build to see whether it is as it was. What is read to find it counts for nothing, what it says does. It may consist of stories,
 * of which what is read later is noted as always, and of plain data.
 */
export function fact<V>(name: string, find: (index: NewsroomIndex, subject: string) => V): (index: NewsroomIndex, subject: string) => V {
  const known = new WeakMap<NewsroomIndex, Map<string, V>>();
  const obtain = (index: NewsroomIndex, subject: string): V => {
    note(`fact:${name} ${subject}`);
    let own = known.get(index);
    if (!own) {
      own = new Map();
      known.set(index, own);
    }
    let value = own.get(subject);
    if (value === undefined) {
      value = unrecorded(() => find(index, subject));
      own.set(subject, value);
    }
    return value;
  };
  FACTS.set(name, obtain);
  return obtain;
}

/** A fact as plain data, in which stories are their ids; undefined when there is none of this name. */
export function factAgain(index: NewsroomIndex, name: string, subject: string): unknown {
  return asData(FACTS.get(name)?.(index, subject));
}

/** The same as plain data, in which stories are their ids. */
export function asData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isStory(value)) return value.id;
  if (Symbol.iterator in value) return Array.from(value as Iterable<unknown>, asData);
  return Object.entries(value).map(([key, one]: [string, unknown]) => [key, asData(one)]);
}
