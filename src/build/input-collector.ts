import type { Readings } from '../site/queries/reading.ts';
import { type Inputs, type Lists, listAt } from './input-lists.ts';

/** What a worker has read, of the files that it took in their turn. Digests are found for all workers together. */
export type WorkerInputs = Omit<Inputs, 'digests' | 'atFirst'> & Partial<Pick<Inputs, 'atFirst'>>;

export const OF_NAME = 0;
const OF_PART = 1;

/** Collects lists as they come, after others that there are already. */
class ListCollector {
  #starts: Uint32Array;
  #items: Uint32Array;
  #length: number;
  /** Where the next list begins. */
  #end: number;

  constructor({ starts, items }: Lists = { starts: Uint32Array.of(0), items: new Uint32Array() }) {
    this.#starts = withRoom(starts, starts.length + ROOM);
    this.#items = withRoom(items, items.length + ROOM);
    this.#length = starts.length - 1;
    this.#end = items.length;
  }

  get length(): number {
    return this.#length;
  }

  add(numbers: ArrayLike<number>): void {
    const start = this.#end;
    this.#end += numbers.length;
    if (this.#end > this.#items.length) this.#items = withRoom(this.#items, this.#end * 2);
    this.#items.set(numbers, start);
    this.#length += 1;
    if (this.#length >= this.#starts.length) this.#starts = withRoom(this.#starts, this.#length * 2);
    this.#starts[this.#length] = this.#end;
  }

  get lists(): Lists {
    return { starts: this.#starts.slice(0, this.#length + 1), items: this.#items.slice(0, this.#end) };
  }
}

const ROOM = 1024;

/** A copy that has room for so many numbers. */
function withRoom(numbers: Uint32Array, length: number): Uint32Array {
  const larger = new Uint32Array(length);
  larger.set(numbers);
  return larger;
}

/** Takes up what was read for one file after another. */
export class InputCollector {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[];
  readonly #parts: ListCollector;
  readonly #files = new ListCollector();
  /** The numbers of parts that were taken up as they were read. */
  readonly #known = new WeakMap<Readings, number>();

  /** Names and parts keep the numbers that they have in `before`; only names among `wanted` are looked up there. */
  constructor(before?: Inputs, wanted: ReadonlySet<string> = new Set()) {
    this.#names = before ? [...before.names] : [];
    this.#parts = new ListCollector(before?.parts);
    for (const [number, name] of this.#names.entries()) if (wanted.has(name)) this.#numbers.set(name, number);
  }

  /** Takes up the next file. */
  add(readings: Readings | undefined): void {
    this.#files.add(readings ? this.#numbersOf(readings) : []);
  }

  /** Takes up the next file by numbers that names and parts have here. */
  addAsItIs(numbers: ArrayLike<number>): void {
    this.#files.add(numbers);
  }

  #numbersOf(readings: Readings): number[] {
    return readings.list.map((one) => (typeof one === 'string' ? this.#numberOf(one) : this.#numberOfPart(one)));
  }

  #numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.push(name) - 1;
      this.#numbers.set(name, number);
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

  #addPart(numbers: ArrayLike<number>): number {
    this.#parts.add(numbers);
    return (this.#parts.length - 1) * 2 + OF_PART;
  }

  /** Takes the next files from what was collected elsewhere. */
  taker({ names, parts, files }: WorkerInputs): (place: number) => void {
    const own = new Map<number, number>();
    const translate = (number: number): number => {
      let translated = own.get(number);
      if (translated === undefined) {
        const place = number >> 1;
        translated =
          number % 2 === OF_NAME ? this.#numberOf(names[place] ?? '') : this.#addPart(Array.from(listAt(parts, place), translate));
        own.set(number, translated);
      }
      return translated;
    };
    return (place) => {
      this.#files.add(listAt(files, place).map(translate));
    };
  }

  get inputs(): WorkerInputs {
    return { names: this.#names, parts: this.#parts.lists, files: this.#files.lists };
  }
}
