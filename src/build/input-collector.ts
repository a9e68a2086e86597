import type { Readings } from '../site/queries/reading.ts';
import { type Lists, listAt } from './input-lists.ts';

/** What a worker has read, of the files that it took in their turn. Digests are found for all workers together. */
export interface WorkerInputs {
  names: readonly string[];
  parts: Lists;
  files: Lists;
}

export const OF_NAME = 0;
const OF_PART = 1;

const ROOM = 1024;

/** Collects lists as they come. */
class ListCollector {
  #starts = new Uint32Array(ROOM);
  #items = new Uint32Array(ROOM);
  #length = 0;
  /** Where the next list begins. */
  #end = 0;

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

  /** Whether the list at a place holds these numbers. */
  isAt(place: number, numbers: ArrayLike<number>): boolean {
    const start = this.#starts[place] ?? 0;
    if (place >= this.#length || (this.#starts[place + 1] ?? 0) - start !== numbers.length) return false;
    for (let item = 0; item < numbers.length; item += 1) if (this.#items[start + item] !== numbers[item]) return false;
    return true;
  }

  get lists(): Lists {
    return { starts: this.#starts.slice(0, this.#length + 1), items: this.#items.slice(0, this.#end) };
  }
}

/** A copy that has room for so many numbers. */
function withRoom(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(numbers);
  return larger;
}

/** Takes up what was read for one file after another. */
export class InputCollector {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #parts = new ListCollector();
  readonly #files = new ListCollector();
  /** The numbers of parts that were taken up as they were read. */
  readonly #known = new WeakMap<Readings, number>();
  /** The places of parts that were collected elsewhere, by the sum of their numbers: several workers have read the same. */
  readonly #taken = new Map<number, number>();

  /** Takes up the next file. */
  add(readings: Readings | undefined): void {
    this.#files.add(readings ? this.#numbersOf(readings) : []);
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

  /** The number of a part that was collected elsewhere, perhaps not there alone. */
  #takePart(numbers: readonly number[]): number {
    const sum = sumOf(numbers);
    const place = this.#taken.get(sum);
    if (place !== undefined && this.#parts.isAt(place, numbers)) return place * 2 + OF_PART;
    this.#taken.set(sum, this.#parts.length);
    return this.#addPart(numbers);
  }

  /** Takes the next files from what was collected elsewhere. */
  taker({ names, parts, files }: WorkerInputs): (place: number) => void {
    const own = new Map<number, number>();
    const translate = (number: number): number => {
      let translated = own.get(number);
      if (translated === undefined) {
        const place = number >> 1;
        translated =
          number % 2 === OF_NAME ? this.#numberOf(names[place] ?? '') : this.#takePart(Array.from(listAt(parts, place), translate));
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

/** FNV-1a, by numbers: http://www.isthe.com/chongo/tech/comp/fnv/ */
function sumOf(numbers: readonly number[]): number {
  let sum = 0x811c9dc5;
  for (const number of numbers) sum = Math.imul(sum ^ number, 0x01000193);
  return sum;
}
