import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInShard } from '../../../src/build/page-worker.ts';
import { parseShard, shardFolder } from '../../../src/build/shards.ts';

describe('a shard', () => {
  it.each([
    ['1/1', { number: 1, of: 1 }],
    ['1/4', { number: 1, of: 4 }],
    ['4/4', { number: 4, of: 4 }],
    ['10/12', { number: 10, of: 12 }],
  ])('is read: %s', (text, expected) => {
    expect(parseShard(text)).toEqual(expected);
  });

  it.each(['', '1', '0/4', '5/4', '1/0', '-1/4', '1/4/2', '1 / 4', '1.5/4', 'a/b', '01/4', '１/４'])('is refused: “%s”', (text) => {
    expect(() => parseShard(text)).toThrow(`“${text}” is not a shard. Write its number and how many there are, for example --shard 1/4.`);
  });

  it('lies in a folder that tells which it is', () => {
    expect(shardFolder('shards', { number: 3, of: 4 })).toBe(join('shards', '3-of-4'));
  });
});

describe('the files of a site', () => {
  const paths = Array.from({ length: 4000 }, (_, number) => `news/2026/11/22/story-${number}/index.html`);

  it.each([1, 2, 3, 7])('are each in exactly one of %d shards', (of) => {
    const shards = Array.from({ length: of }, (_, index) => ({ number: index + 1, of }));
    for (const path of paths) expect(shards.filter((shard) => isInShard(path, shard))).toHaveLength(1);
  });

  it('are shared out evenly', () => {
    const counts = [1, 2, 3, 4].map((number) => paths.filter((path) => isInShard(path, { number, of: 4 })).length);
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('are all in hand where there are no shards', () => {
    expect(paths.every((path) => isInShard(path, undefined))).toBe(true);
  });
});
