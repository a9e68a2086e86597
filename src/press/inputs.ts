import type { Readings } from '../queries/reading.ts';

/**
 * What the files of an output were made from: everything that was read, by its name with the digest that it had, and for each file
 * which of it that was. What many pages have in common is a part, a list of its own. Lists hold numbers: even ones count names, odd
 * ones parts, and a part names no part that comes after it.
 */
export interface Inputs {
  names: string[];
  digests: string[];
  parts: Lists;
  /** In the order of the output’s files; empty of those that are not made from what was read. */
  files: Lists;
}

/** Lists of numbers, one behind the other. */
export interface Lists {
  /** Where each begins, and at the end of all where the last one ends. */
  starts: Uint32Array;
  items: Uint32Array;
}

/** What a lane has read, of the files that it took in their turn. Digests are found for all lanes together. */
export type LaneInputs = Omit<Inputs, 'digests'>;

const OF_NAME = 0;
const OF_PART = 1;

/** Collects lists as they come. */
class ListCollector {
  readonly #starts: number[] = [0];
  #items = new Uint32Array(1024);

  get length(): number {
    return this.#starts.length - 1;
  }

  add(numbers: readonly number[]): void {
    const start = this.#starts.at(-1) ?? 0;
    const end = start + numbers.length;
    if (end > this.#items.length) {
      const larger = new Uint32Array(Math.max(end, this.#items.length * 2));
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items.set(numbers, start);
    this.#starts.push(end);
  }

  get lists(): Lists {
    return { starts: Uint32Array.from(this.#starts), items: this.#items.slice(0, this.#starts.at(-1)) };
  }
}

function listAt({ starts, items }: Lists, place: number): Uint32Array {
  return items.subarray(starts[place], starts[place + 1]);
}

/** Takes up what was read for one file after another. */
export class InputCollector {
  readonly #names = new Map<string, number>();
  readonly #parts = new ListCollector();
  readonly #files = new ListCollector();
  /** The numbers of parts that were taken up as they were read. */
  readonly #known = new WeakMap<Readings, number>();

  /** Takes up the next file. */
  add(readings: Readings | undefined): void {
    this.#files.add(readings ? this.#numbersOf(readings) : []);
  }

  #numbersOf(readings: Readings): number[] {
    return readings.list.map((one) => (typeof one === 'string' ? this.#numberOf(one) : this.#numberOfPart(one)));
  }

  #numberOf(name: string): number {
    let number = this.#names.get(name);
    if (number === undefined) {
      number = this.#names.size;
      this.#names.set(name, number);
    }
    return number * 2 + OF_NAME;
  }

  #numberOfPart(readings: Readings): number {
    let number = this.#known.get(readings);
    if (number === undefined) {
      number = this.#addPart(this.#numbersOf(readings));
      this.#known.set(readings, number);
    }
    return number;
  }

  #addPart(numbers: readonly number[]): number {
    this.#parts.add(numbers);
    return (this.#parts.length - 1) * 2 + OF_PART;
  }

  /** Takes the next files from what was collected elsewhere. */
  taker({ names, parts, files }: LaneInputs): (place: number) => void {
    const numbers = new Float64Array(Math.max(names.length, parts.starts.length) * 2).fill(Number.NaN);
    const translate = (number: number): number => {
      let own = numbers[number] ?? Number.NaN;
      if (Number.isNaN(own)) {
        const place = number >> 1;
        own = number % 2 === OF_NAME ? this.#numberOf(names[place] ?? '') : this.#addPart(Array.from(listAt(parts, place), translate));
        numbers[number] = own;
      }
      return own;
    };
    return (place) => {
      this.#files.add(Array.from(listAt(files, place), translate));
    };
  }

  get inputs(): LaneInputs {
    return { names: [...this.#names.keys()], parts: this.#parts.lists, files: this.#files.lists };
  }
}

/** What can be read now under each of some names, as digests. */
export type ReadAgain = (names: readonly string[]) => string[];

/** Adds the digests; those that have been found before are not asked for again. */
export function withDigests(inputs: LaneInputs, known: ReadonlyMap<string, string>, readAgain: ReadAgain): Inputs {
  const found = readAgain(inputs.names.filter((name) => !known.has(name))).values();
  return { ...inputs, digests: inputs.names.map((name) => known.get(name) ?? found.next().value ?? '') };
}

/** What the files of several shares were made from, one share’s after the other’s; undefined when they have not read the same. */
export function mergeInputs(all: readonly Inputs[]): Inputs | undefined {
  const collector = new InputCollector();
  const digests = new Map<string, string>();
  for (const inputs of all) {
    for (const [place, name] of inputs.names.entries()) {
      const digest = inputs.digests[place] ?? '';
      if ((digests.get(name) ?? digest) !== digest) return undefined;
      digests.set(name, digest);
    }
    const take = collector.taker(inputs);
    for (let place = 0; place < inputs.files.starts.length - 1; place += 1) take(place);
  }
  return withDigests(collector.inputs, digests, () => []);
}

/** Which files were made from something that is not as it was then, by their places; with what can be read now. */
export function findChanged(
  { names, digests, parts, files }: Inputs,
  readAgain: ReadAgain,
): { changed: boolean[]; now: () => Map<string, string> } {
  const found = readAgain(names);
  const isOther = found.map((digest, place) => digest !== digests[place]);
  const partIsOther: boolean[] = [];
  const hasOther = (numbers: Uint32Array) =>
    numbers.some((number) => (number % 2 === OF_NAME ? isOther : partIsOther)[number >> 1] === true);
  for (let place = 0; place < parts.starts.length - 1; place += 1) partIsOther.push(hasOther(listAt(parts, place)));
  const changed = Array.from({ length: files.starts.length - 1 }, (_, place) => hasOther(listAt(files, place)));
  return { changed, now: () => new Map(names.map((name, place) => [name, found[place] ?? ''])) };
}

/** As bytes, which `unpackInputs` reads. */
export function packInputs({ names, digests, parts, files }: Inputs): Buffer {
  const text = Buffer.from(JSON.stringify([names, digests]));
  const arrays = [parts.starts, parts.items, files.starts, files.items];
  const lengths = Uint32Array.from([text.length, ...arrays.map((array) => array.length)]);
  return Buffer.concat([...[lengths, ...arrays].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)), text]);
}

const LENGTHS = 5;

export function unpackInputs(bytes: Buffer): Inputs {
  let offset = 0;
  const take = (length: number): Uint32Array => {
    const start = bytes.byteOffset + offset;
    offset += length * Uint32Array.BYTES_PER_ELEMENT;
    return new Uint32Array(bytes.buffer.slice(start, bytes.byteOffset + offset));
  };
  const [textLength = 0, ...lengths] = take(LENGTHS);
  const [partStarts, partItems, fileStarts, fileItems] = lengths.map(take) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const [names, digests] = JSON.parse(bytes.toString('utf8', offset, offset + textLength)) as [string[], string[]];
  return {
    names,
    digests,
    parts: { starts: partStarts, items: partItems },
    files: { starts: fileStarts, items: fileItems },
  };
}
