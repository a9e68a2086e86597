import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { keptBytes, keptRoom } from '../shared/kept-bytes.ts';

/** Bytes, or numbers as they stand in memory. */
type Part = Uint8Array | Uint32Array | Float64Array;

/** Something that was packed is not as it was. */
export class DamagedParts extends Error {}

/** Where parts are read from: at a place, as many bytes as there is room for. */
export type ReadAt = (into: Uint8Array, place: number) => void;

/** To be counted up when parts are written in another way: those that were written before are not read then. */
const FORMAT = 3;

/** Hexadecimal digits of the checksum that everything begins with. It tells what was packed from all else. */
export const CHECKSUM_LENGTH = 8;

const BYTES = Uint32Array.BYTES_PER_ELEMENT;

/** More than anything is packed in: a table that says so is none. */
const MOST_PARTS = 100;

function bytesOf({ buffer, byteOffset, byteLength }: Part): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Several parts as one: a checksum of the table, the table with the length and the checksum of each part, and the parts. */
export function packParts(parts: readonly Part[]): Buffer {
  const bytes = parts.map(bytesOf);
  const table = bytesOf(Uint32Array.from(bytes.flatMap((part) => [part.length, crc32(part)])));
  const head = Buffer.concat([bytesOf(Uint32Array.of(parts.length)), table]);
  return Buffer.concat([Buffer.from(checksum(head)), head, ...bytes]);
}

function checksum(head: Buffer): string {
  return crc32(head, FORMAT).toString(16).padStart(CHECKSUM_LENGTH, '0');
}

/** What was packed, of which a part is read when it is asked for. What is not as it was throws `DamagedParts`. */
export class PackedParts {
  readonly #read: ReadAt;
  readonly #lengths: number[] = [];
  readonly #sums: number[] = [];
  readonly #starts: number[] = [];

  constructor(read: ReadAt) {
    this.#read = read;
    const start = this.#bytes(CHECKSUM_LENGTH + BYTES, 0);
    const table = CHECKSUM_LENGTH + BYTES;
    const count = start.readUInt32LE(CHECKSUM_LENGTH);
    const head = this.#bytes(BYTES + Math.min(count, MOST_PARTS) * 2 * BYTES, CHECKSUM_LENGTH);
    if (checksum(head) !== start.toString('latin1', 0, CHECKSUM_LENGTH)) throw new DamagedParts();
    let end = table + count * 2 * BYTES;
    for (let place = BYTES; place < head.length; place += 2 * BYTES) {
      const length = head.readUInt32LE(place);
      this.#lengths.push(length);
      this.#sums.push(head.readUInt32LE(place + BYTES));
      this.#starts.push(end);
      end += length;
    }
  }

  bytes(part: number): Buffer {
    const bytes = keptBytes(this.#lengths[part] ?? 0);
    this.#fill(part, bytes);
    return bytes;
  }

  /** Of a part that was such numbers. */
  numbers(part: number): Uint32Array {
    const numbers = new Uint32Array(keptRoom(this.#lengths[part] ?? 0));
    this.#fill(part, numbers);
    return numbers;
  }

  decimals(part: number): Float64Array {
    const numbers = new Float64Array(keptRoom(this.#lengths[part] ?? 0));
    this.#fill(part, numbers);
    return numbers;
  }

  texts(part: number): string[] {
    const bytes = this.bytes(part);
    return bytes.length === 0 ? [] : bytes.toString('utf8', 0, bytes.length - 1).split('\0');
  }

  /** Some bytes of a part, of which the caller knows the checksum. */
  within(part: number, start: number, length: number, sum: number): Buffer {
    const bytes = this.#bytes(length, (this.#starts[part] ?? 0) + start);
    if (crc32(bytes) !== sum) throw new DamagedParts();
    return bytes;
  }

  #fill(part: number, numbers: Part): void {
    const bytes = bytesOf(numbers);
    this.#read(bytes, this.#starts[part] ?? 0);
    if (crc32(bytes) !== this.#sums[part]) throw new DamagedParts();
  }

  #bytes(length: number, place: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length);
    this.#read(bytes, place);
    return bytes;
  }
}

export function inMemory(packed: Buffer): ReadAt {
  return (into, place) => {
    if (place + into.length > packed.length) throw new DamagedParts();
    packed.copy(into, 0, place);
  };
}

/** In a file that stays as it is while it is read. */
export function inFile(file: string): ReadAt {
  return (into, place) => {
    const descriptor = openSync(file, 'r');
    try {
      if (readSync(descriptor, into, 0, into.length, place) < into.length) throw new DamagedParts();
    } finally {
      closeSync(descriptor);
    }
  };
}

/** Texts in which no zero byte stands, as one part. */
export function packTexts(texts: readonly string[]): Buffer {
  return Buffer.from(texts.map((text) => `${text}\0`).join(''));
}
