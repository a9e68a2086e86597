import { crc32 } from 'node:zlib';
import type { Inputs, Lists, NamedDigests, NameGroup } from './input-lists.ts';
import type { PackedParts } from './packed-parts.ts';

type Head = [whole: string, digest: string, count: number, length: number, checksum: number];

/** As parts, which `unpackInputs` reads. */
export function packInputs({ groups, parts, files }: Inputs): (Uint8Array | Uint32Array)[] {
  const blocks = groups.map(({ unpack }) => Buffer.from(JSON.stringify(unpack())));
  const heads = groups.map(({ whole, digest, count }, place): Head => {
    const block = blocks[place] ?? Buffer.alloc(0);
    return [whole, digest, count, block.length, crc32(block)];
  });
  return [Buffer.from(JSON.stringify(heads)), Buffer.concat(blocks), parts.starts, parts.items, files.starts, files.items];
}

/** What was packed as the parts from one on. The names of a group are read when they are asked for. */
export function unpackInputs(packed: PackedParts, first: number): Inputs {
  let end = 0;
  const groups = (JSON.parse(packed.bytes(first).toString()) as Head[]).map(([whole, digest, count, length, checksum]): NameGroup => {
    const start = end;
    end += length;
    return { whole, digest, count, unpack: () => JSON.parse(packed.within(first + 1, start, length, checksum).toString()) as NamedDigests };
  });
  const lists = (part: number): Lists => ({ starts: packed.numbers(part), items: packed.numbers(part + 1) });
  return { groups, parts: lists(first + 2), files: lists(first + 4) };
}
