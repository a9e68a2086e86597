import type { Inputs, Lists, NamedDigests, NameGroup } from './input-lists.ts';
import { wholeNumbers } from './packed-parts.ts';

/** As parts, which `unpackInputs` reads. */
export function packInputs({ groups, parts, files }: Inputs): (Uint8Array | Uint32Array)[] {
  const blocks = groups.map(({ unpack }) => Buffer.from(JSON.stringify(unpack())));
  const heads = groups.map(({ whole, digest, count }, place) => [whole, digest, count, blocks[place]?.length]);
  return [Buffer.from(JSON.stringify(heads)), Buffer.concat(blocks), parts.starts, parts.items, files.starts, files.items];
}

export function unpackInputs([heads, blocks, ...arrays]: readonly Buffer[]): Inputs {
  let end = 0;
  const groups = (JSON.parse(heads?.toString() ?? '[]') as [whole: string, digest: string, count: number, length: number][]).map(
    ([whole, digest, count, length]): NameGroup => {
      const start = end;
      end += length;
      const [from, to] = [start, end];
      return { whole, digest, count, unpack: () => JSON.parse(blocks?.toString('utf8', from, to) ?? '') as NamedDigests };
    },
  );
  const lists = ([starts, items]: readonly (Buffer | undefined)[]): Lists => ({ starts: wholeNumbers(starts), items: wholeNumbers(items) });
  return { groups, parts: lists(arrays.slice(0, 2)), files: lists(arrays.slice(2)) };
}
