/** Bytes, or numbers as they stand in memory. */
type Part = Uint8Array | Uint32Array | Float64Array;

/** Several parts as one, which `unpackParts` takes apart. */
export function packParts(parts: readonly Part[]): Buffer {
  const lengths = Uint32Array.from([parts.length, ...parts.map(({ byteLength }) => byteLength)]);
  return Buffer.concat([lengths, ...parts].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)));
}

export function unpackParts(bytes: Buffer): Buffer[] {
  const count = bytes.readUInt32LE(0);
  let start = (count + 1) * Uint32Array.BYTES_PER_ELEMENT;
  return Array.from({ length: count }, (_, place) => {
    const end = start + bytes.readUInt32LE((place + 1) * Uint32Array.BYTES_PER_ELEMENT);
    const part = bytes.subarray(start, end);
    start = end;
    return part;
  });
}

/** A part as the numbers that it was; a copy, since numbers have to begin at a multiple of their size. */
export function wholeNumbers(part: Buffer | undefined): Uint32Array {
  return new Uint32Array(copyOf(part));
}

export function decimals(part: Buffer | undefined): Float64Array {
  return new Float64Array(copyOf(part));
}

function copyOf(part: Buffer | undefined): ArrayBuffer {
  const copy = new ArrayBuffer(part?.byteLength ?? 0);
  if (part) Buffer.from(copy).set(part);
  return copy;
}

/** Texts in which no zero byte stands, as one part. */
export function packTexts(texts: readonly string[]): Buffer {
  return Buffer.from(texts.map((text) => `${text}\0`).join(''));
}

export function unpackTexts(part: Buffer | undefined): string[] {
  return part === undefined || part.length === 0 ? [] : part.toString('utf8', 0, part.length - 1).split('\0');
}
