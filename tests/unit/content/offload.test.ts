import { describe, expect, test } from 'vitest';
import { isOffloaded, offloadRule } from '../../../src/content/offload.ts';
import { offloadSchema } from '../../../src/content/schemas/publish.ts';

const PLACE = { from: 'live', to: 'storage', address: 'https://storage.example/' };
const NOW = Date.UTC(2026, 10, 22);

describe('What lies on a second place', () => {
  const rule = offloadRule({ ...PLACE, pictures: true, storiesOlderThan: 3 }, NOW);

  test.each([
    ['_pictures/harbour.abc/800x450.avif', true],
    ['news/2022/12/31/talks/index.html', true],
    ['es/news/ukraine/2022/02/28/talks/transcript.txt', true],
    ['news/2023/01/01/talks/index.html', false],
    ['news/2022/12/index.html', false],
    ['archive/2022/12/31/index.html', false],
    ['media/talk.mp3', false],
    ['index.html', false],
    ['_pictures', false],
  ])('%s: %s', (path, expected) => {
    expect(isOffloaded(path, rule)).toBe(expected);
  });

  test('is told by whole years, so that nothing moves from one day to the next', () => {
    const path = 'news/2023/06/01/talks/index.html';
    const at = (now: number) => isOffloaded(path, offloadRule({ ...PLACE, storiesOlderThan: 3 }, now));
    expect([at(Date.UTC(2026, 11, 31, 23)), at(Date.UTC(2027, 0, 1))]).toEqual([false, true]);
  });

  test('has to be named', () => {
    expect(offloadSchema.safeParse(PLACE).error?.issues[0]?.message).toContain('says where to, and not what');
  });
});
