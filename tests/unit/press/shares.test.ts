import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInShare } from '../../../src/press/lane.ts';
import { parseShare, shareFolder } from '../../../src/press/shares.ts';

describe('a share', () => {
  it.each([
    ['1/1', { number: 1, of: 1 }],
    ['1/4', { number: 1, of: 4 }],
    ['4/4', { number: 4, of: 4 }],
    ['10/12', { number: 10, of: 12 }],
  ])('is read: %s', (text, expected) => {
    expect(parseShare(text)).toEqual(expected);
  });

  it.each(['', '1', '0/4', '5/4', '1/0', '-1/4', '1/4/2', '1 / 4', '1.5/4', 'a/b', '01/4', '１/４'])('is refused: “%s”', (text) => {
    expect(() => parseShare(text)).toThrow(`“${text}” is not a share. Write its number and how many there are, for example --shard 1/4.`);
  });

  it('lies in a folder that tells which it is', () => {
    expect(shareFolder('shards', { number: 3, of: 4 })).toBe(join('shards', '3-of-4'));
  });
});

describe('the files of a site', () => {
  const paths = Array.from({ length: 4000 }, (_, number) => `news/2026/11/22/story-${number}/index.html`);

  it.each([1, 2, 3, 7])('are each in exactly one of %d shares', (of) => {
    const shares = Array.from({ length: of }, (_, index) => ({ number: index + 1, of }));
    for (const path of paths) expect(shares.filter((share) => isInShare(path, share))).toHaveLength(1);
  });

  it('are shared out evenly', () => {
    const counts = [1, 2, 3, 4].map((number) => paths.filter((path) => isInShare(path, { number, of: 4 })).length);
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  it('are all in hand where there are no shares', () => {
    expect(paths.every((path) => isInShare(path, undefined))).toBe(true);
  });
});
