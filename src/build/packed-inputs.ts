import type { Inputs } from './input-lists.ts';

/** As bytes, which `unpackInputs` reads. */
export function packInputs({ names, digests, atFirst, parts, files }: Inputs): Buffer {
  const text = Buffer.from(JSON.stringify([names, digests, atFirst]));
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
  const [names, digests, atFirst] = JSON.parse(bytes.toString('utf8', offset, offset + textLength)) as [string[], string[], number];
  return {
    names,
    digests,
    atFirst,
    parts: { starts: partStarts, items: partItems },
    files: { starts: fileStarts, items: fileItems },
  };
}
