import { type WorkerInputs, InputCollector, OF_NAME } from './input-collector.ts';
import { type Inputs, listAt, type Lists } from './input-lists.ts';

/** How much longer than at first a record may become by names and parts that no file has any more, before they are left out. */
const OUTGROWN = 1.25;

/**
 * What the files of an output are made from when some have been made anew: for each in its order, what it was made from before, by its
 * place there, or its place in what a worker has read.
 */
export function renewInputs(
  before: Inputs | undefined,
  workers: readonly WorkerInputs[],
  files: Iterable<number | { worker: number; place: number }>,
): WorkerInputs {
  const isOutgrown = before !== undefined && before.names.length + before.parts.starts.length > before.atFirst * OUTGROWN;
  const kept = isOutgrown ? undefined : before;
  const collector = new InputCollector(kept, new Set(workers.flatMap(({ names }) => names)));
  const takers = workers.map((worker) => collector.taker(worker));
  const takeBefore = before && isOutgrown ? collector.taker(before) : undefined;
  for (const file of files) {
    if (typeof file === 'object') takers[file.worker]?.(file.place);
    else if (takeBefore) takeBefore(file);
    else if (before) collector.addAsItIs(listAt(before.files, file));
  }
  return { ...collector.inputs, ...(kept ? { atFirst: kept.atFirst } : {}) };
}

/** What can be read now under names, and which names follow from others. */
export interface Rereading {
  /** What can be read under each of some names, as digests. */
  readAgain: (names: readonly string[]) => string[];
  /** The name of something that a name’s digest follows from, where there are many such names: while that is as it was, they are. */
  wholeOf: (name: string) => string | undefined;
}

/** Adds the digests; those that have been found before are not asked for again. */
export function withDigests(inputs: WorkerInputs, known: ReadonlyMap<string, string>, { readAgain, wholeOf }: Rereading): Inputs {
  const { parts, files, atFirst = inputs.names.length + parts.starts.length } = inputs;
  const names = [...new Set([...inputs.names, ...inputs.names.flatMap((name) => wholeOf(name) ?? [])])];
  const found = readAgain(names.filter((name) => !known.has(name))).values();
  return { names, parts, files, atFirst, digests: names.map((name) => known.get(name) ?? found.next().value ?? '') };
}

/** Of so many files of which nothing is known: each counts as made from something that is not as it was. */
export function unknownInputs(files: number): Inputs {
  const starts = (count: number) => Uint32Array.from({ length: count + 1 }, (_, place) => place);
  return {
    names: ['now:'],
    digests: [''],
    // Numbered anew when more is known.
    atFirst: 0,
    parts: { starts: Uint32Array.of(0), items: new Uint32Array() },
    files: { starts: starts(files), items: new Uint32Array(files).fill(OF_NAME) },
  };
}

/** Which files were made from something that is not as it was then, by their places; with what can be read now. */
export function findChanged(inputs: Inputs, rereading: Rereading): { changed: boolean[]; now: () => Map<string, string> } {
  const { names, digests, parts, files } = inputs;
  const found = readAll(inputs, rereading);
  const isOther = found.map((digest, place) => digest !== digests[place]);
  const partIsOther: boolean[] = [];
  const hasOther = ({ starts, items }: Lists, list: number): boolean => {
    const end = starts[list + 1] ?? 0;
    for (let place = starts[list] ?? 0; place < end; place += 1) {
      const number = items[place] ?? 0;
      if ((number % 2 === OF_NAME ? isOther : partIsOther)[number >> 1] === true) return true;
    }
    return false;
  };
  for (let place = 0; place < parts.starts.length - 1; place += 1) partIsOther.push(hasOther(parts, place));
  const changed = Array.from({ length: files.starts.length - 1 }, (_, place) => hasOther(files, place));
  return { changed, now: () => new Map(names.map((name, place) => [name, found[place] ?? ''])) };
}

/** The digests of all names now, of which those that follow from something as it was need not be found. */
function readAll({ names, digests }: Inputs, { readAgain, wholeOf }: Rereading): string[] {
  const wholes = names.map(wholeOf);
  const wanted = new Set(wholes);
  const asItWas = new Set<string>();
  const first = readAgain(names.filter((_, place) => wholes[place] === undefined)).values();
  const found = names.map((name, place) => {
    if (wholes[place] !== undefined) return undefined;
    const digest = first.next().value ?? '';
    if (wanted.has(name) && digest === digests[place]) asItWas.add(name);
    return digest;
  });
  const isOpen = (place: number) => found[place] === undefined && !asItWas.has(wholes[place] ?? '');
  const then = readAgain(names.filter((_, place) => isOpen(place))).values();
  return found.map((digest, place) => digest ?? (isOpen(place) ? then.next().value : digests[place]) ?? '');
}
