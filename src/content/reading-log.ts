import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { keptBytes } from '../shared/kept-bytes.ts';
import { PackedJson } from './packed-json.ts';

/** What a file was found to hold when it was last read. */
export interface Remembered {
  /** Size and times of the file: while they are the same, it need not be opened. Empty when they cannot be relied on. */
  stamp: string;
  /** Of the file’s bytes. */
  digest: string;
  value: unknown;
  /** What is remembered besides and mostly not asked for. */
  packed?: PackedJson | undefined;
}

/** What a log tells of a file; of one that is gone, nothing. */
export type SavedRecord = [path: string, remembered: Remembered | null];

/** That what was found of all files but some holds at the end of a block, and on which ground. */
export interface Mark {
  ground: string;
  except: readonly string[];
}

/** A record as it is written, with the length of what is packed, which stands behind all lines of its piece. */
type Line = [path: string] | [path: string, stamp: string, digest: string, value: unknown, packed?: number];

/** A part of a block that is read at once: the bytes and the checksum of its lines, as one array, and of what is packed. */
type Piece = [lines: number, sumOfLines: number, packed: number, sumOfPacked: number];

interface BlockHead {
  version: string;
  records: number;
  pieces: Piece[];
  mark?: Mark | undefined;
}

/** Hexadecimal digits of a checksum, and of the length of a block’s head. */
const DIGITS = 8;

/** A piece ends with the record that reaches so many bytes: lines are read into one place, since memory that is touched first is slow. */
const PIECE_BYTES = 2_000_000;

/** A checksum of the head and its length, its length, the head, and the pieces. */
export function formatBlock({ version, mark }: Pick<BlockHead, 'version' | 'mark'>, records: readonly SavedRecord[]): Buffer {
  const pieces: Piece[] = [];
  const content: Buffer[] = [];
  let [lines, packed, size]: [string[], Buffer[], number] = [[], [], 0];
  for (const [place, [path, remembered]] of records.entries()) {
    const bytes = remembered?.packed?.bytes;
    const line = JSON.stringify(lineOf(path, remembered, bytes?.length));
    lines.push(line);
    if (bytes) packed.push(bytes);
    size += line.length + (bytes?.length ?? 0);
    if (size < PIECE_BYTES && place < records.length - 1) continue;
    const parts: [Buffer, Buffer] = [Buffer.from(`[${lines.join(',')}]`), Buffer.concat(packed)];
    pieces.push([parts[0].length, crc32(parts[0]), parts[1].length, crc32(parts[1])]);
    content.push(...parts);
    [lines, packed, size] = [[], [], 0];
  }
  const head = JSON.stringify({ version, records: records.length, pieces, mark } satisfies BlockHead);
  const begin = `${digits(Buffer.byteLength(head))}${head}`;
  return Buffer.concat([Buffer.from(`${digits(crc32(begin))}${begin}`), ...content]);
}

function lineOf(path: string, remembered: Remembered | null, packed: number | undefined): Line {
  if (!remembered) return [path];
  const { stamp, digest, value } = remembered;
  return packed === undefined ? [path, stamp, digest, value] : [path, stamp, digest, value, packed];
}

export interface Block {
  version: string;
  /** How many records there are. */
  records: number;
  /** Where the next one begins. */
  end: number;
  mark: Mark | undefined;
  /** Hands on each record. Throws, after some, when the block is not as it was written. */
  read: (take: (record: SavedRecord) => void) => void;
}

const OTHER_SUM = 'The checksum is another.';

/** `size` is that of the file. Throws when it ends before the block does. */
export function openBlock(descriptor: number, start: number, size: number): Block {
  const begin = fill(Buffer.alloc(2 * DIGITS), descriptor, start);
  // A log of a time when records were lines is one of another version.
  if (begin.toString('latin1', DIGITS, DIGITS + 1) === '[')
    return { version: '', records: 0, end: start, mark: undefined, read: () => undefined };
  const headLength = Number.parseInt(begin.toString('latin1', DIGITS), 16);
  if (!(headLength < size)) throw new Error('The log breaks off.');
  const head = fill(Buffer.alloc(headLength), descriptor, start + 2 * DIGITS);
  if (digits(crc32(head, crc32(begin.subarray(DIGITS)))) !== begin.toString('latin1', 0, DIGITS)) throw new Error(OTHER_SUM);
  // A block of a former format, which is one of another version, has none.
  const { version, records, pieces = [], mark } = JSON.parse(head.toString()) as Omit<BlockHead, 'pieces'> & Partial<BlockHead>;
  const content = start + 2 * DIGITS + headLength;
  const end = pieces.reduce((place, [lines, , packed]) => place + lines + packed, content);
  if (!(end <= size)) throw new Error('The log breaks off.');
  return {
    version,
    records,
    end,
    mark,
    read: (take) => {
      const room = Buffer.alloc(pieces.reduce((most, [lines]) => Math.max(most, lines), 0));
      let place = content;
      for (const [length, sum, packedLength, packedSum] of pieces) {
        const lines = checked(fill(room.subarray(0, length), descriptor, place), sum);
        const packed = checked(fill(keptBytes(packedLength), descriptor, place + length), packedSum);
        readPiece(lines, packed, take);
        place += length + packedLength;
      }
    },
  };
}

function readPiece(lines: Buffer, packed: Buffer, take: (record: SavedRecord) => void): void {
  let end = 0;
  for (const line of JSON.parse(lines.toString()) as Line[]) {
    const [path, stamp, digest, value, length] = line;
    if (stamp === undefined || digest === undefined) take([path, null]);
    else if (length === undefined) take([path, { stamp, digest, value }]);
    else {
      take([path, { stamp, digest, value, packed: PackedJson.within(packed, end, end + length) }]);
      end += length;
    }
  }
}

function checked(bytes: Buffer, sum: number): Buffer {
  if (crc32(bytes) !== sum) throw new Error(OTHER_SUM);
  return bytes;
}

/** Fills what there is room for from a place of a file. */
function fill(room: Buffer, descriptor: number, place: number): Buffer {
  if (readSync(descriptor, room, 0, room.length, place) < room.length) throw new Error('The log breaks off.');
  return room;
}

function digits(number: number): string {
  return number.toString(16).padStart(DIGITS, '0');
}
