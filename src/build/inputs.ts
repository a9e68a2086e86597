import { OF_NAME, type WorkerInputs } from './input-collector.ts';
import { countOf, type Inputs, type Lists, type NamedDigests, type NameGroup } from './input-lists.ts';

/** What can be read now under names, and which names follow from others. */
export interface Rereading {
  /** What can be read under each of some names, as digests. */
  readAgain: (names: readonly string[]) => string[];
  /** The name of something that a name’s digest follows from, where there are many such names: while that is as it was, they are. */
  wholeOf: (name: string) => string | undefined;
  /** What can be read under such a name, as a digest. Each layer of a record asks for it, so it is found once. */
  readWhole: (whole: string) => string;
}

export function rereadingOf({ readAgain, wholeOf }: Omit<Rereading, 'readWhole'>): Rereading {
  const wholes = new Map<string, string>();
  return {
    readAgain,
    wholeOf,
    readWhole: (whole) => {
      const digest = wholes.get(whole) ?? readAgain([whole])[0] ?? '';
      wholes.set(whole, digest);
      return digest;
    },
  };
}

/** Adds the digests, and puts together the names that follow from one thing. */
export function digestInputs({ names, parts, files }: WorkerInputs, { readAgain, wholeOf, readWhole }: Rereading): Inputs {
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
    return { whole, digest: whole === '' ? '' : readWhole(whole), count: own.length, unpack: () => named };
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

/** Which files were made from something that is not as it was then: by their places, 1. */
export function findChanged({ groups, parts, files }: Inputs, { readAgain, readWhole }: Omit<Rereading, 'wholeOf'>): Uint8Array {
  const isOther = new Uint8Array(groups.reduce((sum, { count }) => sum + count, 0));
  let start = 0;
  for (const { whole, digest, count, unpack } of groups) {
    if (whole === '' || readWhole(whole) !== digest) {
      const [names, digests] = unpack();
      for (const [place, now] of readAgain(names).entries()) if (now !== digests[place]) isOther[start + place] = 1;
    }
    start += count;
  }
  const partIsOther = new Uint8Array(countOf(parts));
  const markOther = ({ starts, items }: Lists, marked: Uint8Array): Uint8Array => {
    for (let list = 0; list < marked.length; list += 1) {
      const end = starts[list + 1] ?? 0;
      for (let place = starts[list] ?? 0; place < end; place += 1) {
        const number = items[place] ?? 0;
        if ((number % 2 === OF_NAME ? isOther : partIsOther)[number >> 1] !== 1) continue;
        marked[list] = 1;
        break;
      }
    }
    return marked;
  };
  markOther(parts, partIsOther);
  return markOther(files, new Uint8Array(countOf(files)));
}

/** Of nothing that was read. */
export const NO_INPUTS: Inputs = {
  groups: [],
  parts: { starts: Uint32Array.of(0), items: new Uint32Array() },
  files: { starts: Uint32Array.of(0), items: new Uint32Array() },
};
