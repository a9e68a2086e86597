import { brotliDecompressSync } from 'node:zlib';

/**
 * A font in WOFF2 as the plain font that it was made from, which font engines read. Throws when it is none.
 * Format: https://www.w3.org/TR/WOFF2/
 */
export function unpackWoff2(bytes: Buffer): Buffer {
  const file = new Reader(bytes);
  if (file.uint32() !== 0x774f4632) throw new Error('This is not a font in WOFF2.');
  const flavour = file.uint32();
  file.skip(4);
  const count = file.uint16();
  file.skip(2 + 4);
  const compressedLength = file.uint32();
  file.skip(2 + 2 + 5 * 4);
  const directory = Array.from({ length: count }, () => readEntry(file));
  const content = new Reader(brotliDecompressSync(file.take(compressedLength)));
  const tables = new Map(directory.map(({ tag, length }) => [tag, content.take(length)]));
  const isTransformed = directory.some(({ tag, transformed }) => tag === 'glyf' && transformed);
  const glyphs = tables.get('glyf');
  const head = tables.get('head');
  if (isTransformed && glyphs && head) {
    const { glyf, loca } = restoreGlyphs(glyphs);
    tables.set('glyf', glyf).set('loca', loca);
    // Offsets of glyphs are written in four bytes each.
    head.writeInt16BE(1, 50);
  }
  return assemble(flavour, tables);
}

/** By the numbers that WOFF2 gives them. */
const KNOWN_TAGS =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill';

interface Entry {
  tag: string;
  /** In the compressed stream. */
  length: number;
  transformed: boolean;
}

function readEntry(file: Reader): Entry {
  const flags = file.uint8();
  const number = flags & 0x3f;
  const tag = number === 0x3f ? file.take(4).toString('latin1') : KNOWN_TAGS.slice(number * 5, number * 5 + 4);
  const originalLength = file.base128();
  const isOutline = tag === 'glyf' || tag === 'loca';
  const transformed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0;
  if (transformed && !isOutline) throw new Error(`The font’s table “${tag}” is packed in a way that cannot be read.`);
  return { tag, length: transformed ? file.base128() : originalLength, transformed };
}

/** Outlines are split over seven streams; here they are put together again, glyph by glyph. */
function restoreGlyphs(table: Buffer): { glyf: Buffer; loca: Buffer } {
  const header = new Reader(table);
  header.skip(4);
  const count = header.uint16();
  header.skip(2);
  const lengths = Array.from({ length: 7 }, () => header.uint32());
  const [contours, points, flags, coordinates, composites, boxes, instructions] = lengths.map((length) => new Reader(header.take(length)));
  if (!contours || !points || !flags || !coordinates || !composites || !boxes || !instructions) throw new Error('The font breaks off.');
  const hasBox = boxes.take(4 * ((count + 31) >> 5));
  const glyphs = Array.from({ length: count }, (_, glyph) => {
    const contourCount = contours.int16();
    const box = ((hasBox[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) === 0 ? undefined : boxes.take(8);
    if (contourCount === 0) return Buffer.alloc(0);
    if (contourCount < 0) return restoreComposite({ composites, coordinates, instructions }, box);
    return restoreSimple(contourCount, { points, flags, coordinates, instructions }, box);
  });
  const offsets = Buffer.alloc(4 * (count + 1));
  let end = 0;
  glyphs.forEach((glyph, place) => {
    end += glyph.length;
    offsets.writeUInt32BE(end, 4 * (place + 1));
  });
  return { glyf: Buffer.concat(glyphs), loca: offsets };
}

type Streams<Name extends string> = Record<Name, Reader>;

const MORE_COMPONENTS = 0x20;
const HAS_INSTRUCTIONS = 0x100;

function restoreComposite(streams: Streams<'composites' | 'coordinates' | 'instructions'>, box: Buffer | undefined): Buffer {
  const parts: Buffer[] = [];
  let all = 0;
  for (let flags = MORE_COMPONENTS; (flags & MORE_COMPONENTS) !== 0;) {
    const head = streams.composites.take(4);
    flags = head.readUInt16BE(0);
    all |= flags;
    const offsets = (flags & 0x1) === 0 ? 2 : 4;
    const scale = (flags & 0x8) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0;
    parts.push(head, streams.composites.take(offsets + scale));
  }
  const program = (all & HAS_INSTRUCTIONS) === 0 ? [] : readInstructions(streams);
  return padded([int16(-1), box ?? Buffer.alloc(8), ...parts, ...program]);
}

function restoreSimple(
  contourCount: number,
  streams: Streams<'points' | 'flags' | 'coordinates' | 'instructions'>,
  box: Buffer | undefined,
): Buffer {
  let last = -1;
  const ends = Array.from({ length: contourCount }, () => int16((last += streams.points.uint255())));
  const outline = Array.from({ length: last + 1 }, () => readPoint(streams));
  const program = readInstructions(streams);
  let [x, y] = [0, 0];
  const places = outline.map(({ dx, dy }) => ({ x: (x += dx), y: (y += dy) }));
  const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
  const bounds = box ?? Buffer.concat([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(int16));
  return padded([
    int16(contourCount),
    bounds,
    ...ends,
    ...(program.length === 0 ? [int16(0)] : program),
    Buffer.from(outline.map(({ onCurve }) => (onCurve ? 1 : 0))),
    ...outline.map(({ dx }) => int16(dx)),
    ...outline.map(({ dy }) => int16(dy)),
  ]);
}

/** The length of the hinting program and the program. */
function readInstructions({ coordinates, instructions }: Streams<'coordinates' | 'instructions'>): Buffer[] {
  const length = coordinates.uint255();
  return [int16(length), instructions.take(length)];
}

/** One of 128 ways to write the step from the last point: https://www.w3.org/TR/WOFF2/#triplet_decoding */
function readPoint({ flags, coordinates }: Streams<'flags' | 'coordinates'>): { dx: number; dy: number; onCurve: boolean } {
  const flag = flags.uint8();
  const way = flag & 0x7f;
  const signed = (value: number, bit: number) => ((way & bit) === 0 ? -value : value);
  const step = (): [number, number] => {
    const first = coordinates.uint8();
    if (way < 10) return [0, signed(((way & 14) << 7) + first, 1)];
    if (way < 20) return [signed((((way - 10) & 14) << 7) + first, 1), 0];
    if (way < 84) {
      const base = way - 20;
      return [signed(1 + (base & 0x30) + (first >> 4), 1), signed(1 + ((base & 0x0c) << 2) + (first & 0x0f), 2)];
    }
    const second = coordinates.uint8();
    if (way < 120) {
      const base = way - 84;
      return [signed(1 + Math.floor(base / 12) * 256 + first, 1), signed(1 + ((base % 12) >> 2) * 256 + second, 2)];
    }
    const third = coordinates.uint8();
    if (way < 124) return [signed((first << 4) + (second >> 4), 1), signed(((second & 0x0f) << 8) + third, 2)];
    return [signed((first << 8) + second, 1), signed((third << 8) + coordinates.uint8(), 2)];
  };
  const [dx, dy] = step();
  return { dx, dy, onCurve: flag < 0x80 };
}

/** Checksums are left out: no engine asks for them. */
function assemble(flavour: number, tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(12 + 16 * sorted.length);
  header.writeUInt32BE(flavour, 0);
  header.writeUInt16BE(sorted.length, 4);
  let offset = header.length;
  const contents = sorted.map(([tag, table], place) => {
    const entry = 12 + 16 * place;
    header.write(tag, entry, 'latin1');
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(table.length, entry + 12);
    const content = padded([table]);
    offset += content.length;
    return content;
  });
  return Buffer.concat([header, ...contents]);
}

function padded(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([...parts, Buffer.alloc(-length & 3)]);
}

function int16(value: number): Buffer {
  return Buffer.from([(value >> 8) & 0xff, value & 0xff]);
}

/** Reads numbers from bytes, one after another. */
class Reader {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  take(length: number): Buffer {
    this.#position += length;
    return this.#bytes.subarray(this.#position - length, this.#position);
  }

  skip(length: number): void {
    this.#position += length;
  }

  uint8(): number {
    return this.take(1).readUInt8();
  }

  uint16(): number {
    return this.take(2).readUInt16BE();
  }

  int16(): number {
    return this.take(2).readInt16BE();
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  /** `UIntBase128`: seven bits a byte. */
  base128(): number {
    let value = 0;
    for (let byte = 0x80; (byte & 0x80) !== 0;) {
      byte = this.uint8();
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  }

  /** `255UInt16`: a byte where that is enough. */
  uint255(): number {
    const code = this.uint8();
    if (code === 253) return this.uint16();
    if (code === 254) return this.uint8() + 253 * 2;
    return code === 255 ? this.uint8() + 253 : code;
  }
}
