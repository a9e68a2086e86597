import type { NewsroomIndex } from '../site/queries/newsroom-index.ts';
import type { SiteTools } from '../site/queries/site-tools.ts';
import { OF_NAME, type WorkerInputs } from './input-collector.ts';
import { countOf, listAt, type Inputs, type Lists, type NamedDigests, type NameGroup } from './input-lists.ts';

/** What can be read now under names, and which names follow from others. */
export interface Rereading {
  /** What can be read under each of some names, as digests. */
  readAgain: (names: readonly string[]) => string[];
  /** The name of something that a name’s digest follows from, where there are many such names: while that is as it was, they are. */
  wholeOf: (name: string) => string | undefined;
  /** What can be read under a name that much was made from, as a digest. Each layer of a record asks for it, so it is found once. */
  readOnce: (name: string) => string;
}

export function rereadingOf({ readAgain, wholeOf }: Omit<Rereading, 'readOnce'>): Rereading {
  const known = new Map<string, string>();
  return {
    readAgain,
    wholeOf,
    readOnce: (name) => {
      let digest = known.get(name);
      if (digest === undefined) {
        digest = readAgain([name])[0] ?? '';
        known.set(name, digest);
      }
      return digest;
    },
  };
}

/** Reading again from an index of the newsroom. */
export function rereadingFrom(index: NewsroomIndex, { readAgain, wholeOf }: Pick<SiteTools, 'readAgain' | 'wholeOf'>): Rereading {
  return rereadingOf({ readAgain: (names) => readAgain(index, names), wholeOf });
}

/** Adds the digests, and puts together the names that follow from one thing. */
export function digestInputs({ names, parts, files }: WorkerInputs, { readAgain, wholeOf, readOnce }: Rereading): Inputs {
  const byWhole = new Map<string, number[]>();
  for (const [number, name] of names.entries()) {
    const whole = wholeOf(name) ?? '';
    const own = byWhole.get(whole);
    if (own) own.push(number);
    else byWhole.set(whole, [number]);
  }
  const renumbered = new Uint32Array(names.length);
  let count = 0;
  const groups = [...byWhole].map(([whole, numbers]): NameGroup => {
    for (const number of numbers) {
      renumbered[number] = count;
      count += 1;
    }
    const own = numbers.map((number) => names[number] ?? '');
    const named: NamedDigests = [own, readAgain(own)];
    return { whole, digest: whole === '' ? '' : readOnce(whole), count: own.length, unpack: () => named };
  });
  const renumber = ({ starts, items }: Lists): Lists => ({
    starts,
    items: items.map((number) => (number % 2 === OF_NAME ? (renumbered[number >> 1] ?? 0) * 2 + OF_NAME : number)),
  });
  return { groups, parts: renumber(parts), files: renumber(files) };
}

/** What was collected elsewhere, to take files from. */
export function asCollected({ groups, parts, files }: Inputs): WorkerInputs {
  return { names: groups.flatMap(({ unpack }) => unpack()[0]), parts, files };
}

/**
 * Which files were made from something that is not as it was then: by their places, 1. Where only some files count, by their places, what
 * the others alone were made from is not read again, and they have 0.
 */
export function findChanged(
  { groups, parts, files }: Inputs,
  { readAgain, readOnce }: Omit<Rereading, 'wholeOf'>,
  counting?: readonly number[],
): Uint8Array {
  const asked = counting && whatIsRead({ groups, parts, files }, counting);
  const isOther = new Uint8Array(countNames(groups));
  let start = 0;
  for (const { whole, digest, count, unpack } of groups) {
    const first = start;
    start += count;
    if (asked?.subarray(first, start).includes(1) === false) continue;
    if (whole !== '' && readOnce(whole) === digest) continue;
    const [names, digests] = unpack();
    const places = asked ? [...names.keys()].filter((place) => asked[first + place] === 1) : undefined;
    const wanted = places ? places.map((place) => names[place] ?? '') : names;
    // What follows from nothing else are settings, photos, authors and facts, which many layers and parts of the search were made from.
    const found = whole === '' ? wanted.map(readOnce) : readAgain(wanted);
    for (const [number, now] of found.entries()) {
      const place = places ? (places[number] ?? 0) : number;
      if (now !== digests[place]) isOther[first + place] = 1;
    }
  }
  const partIsOther = new Uint8Array(countOf(parts));
  const isMadeFromOther = ({ starts, items }: Lists, list: number): boolean => {
    const end = starts[list + 1] ?? 0;
    for (let place = starts[list] ?? 0; place < end; place += 1) {
      const number = items[place] ?? 0;
      if ((number % 2 === OF_NAME ? isOther : partIsOther)[number >> 1] === 1) return true;
    }
    return false;
  };
  for (let part = 0; part < partIsOther.length; part += 1) if (isMadeFromOther(parts, part)) partIsOther[part] = 1;
  const isChanged = new Uint8Array(countOf(files));
  if (counting) for (const file of counting) isChanged[file] = isMadeFromOther(files, file) ? 1 : 0;
  else for (let file = 0; file < isChanged.length; file += 1) if (isMadeFromOther(files, file)) isChanged[file] = 1;
  return isChanged;
}

/** What some files were made from: by the numbers of names, 1. */
function whatIsRead({ groups, parts, files }: Inputs, of: readonly number[]): Uint8Array {
  const names = new Uint8Array(countNames(groups));
  const isPartRead = new Uint8Array(countOf(parts));
  const take = (numbers: Uint32Array) => {
    for (const number of numbers) (number % 2 === OF_NAME ? names : isPartRead)[number >> 1] = 1;
  };
  for (const file of of) take(listAt(files, file));
  // A part names none that comes after it.
  for (let part = isPartRead.length - 1; part >= 0; part -= 1) if (isPartRead[part] === 1) take(listAt(parts, part));
  return names;
}

function countNames(groups: Inputs['groups']): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** Of nothing that was read. */
export const NO_INPUTS: Inputs = {
  groups: [],
  parts: { starts: Uint32Array.of(0), items: new Uint32Array() },
  files: { starts: Uint32Array.of(0), items: new Uint32Array() },
};
