import { describe, expect, it } from 'vitest';
import { comparePosts } from '../../../../src/theme/scripts/live-difference.ts';
import { pauseBefore, sinceThen } from '../../../../src/theme/scripts/live-rhythm.ts';

describe('a page of live coverage', () => {
  it('asks every ten to thirty seconds, less often while nothing comes, and no two readers at once', () => {
    expect(pauseBefore({ quiet: 0, failures: 0 }, 0)).toBe(10_200);
    expect(pauseBefore({ quiet: 0, failures: 0 }, 1)).toBe(14_400);
    expect(pauseBefore({ quiet: 1000, failures: 0 }, 1)).toBe(30_000);
  });

  it('asks less and less of a host that does not answer, and never gives up', () => {
    const pauses = [1, 2, 3, 4, 5, 50].map((failures) => pauseBefore({ quiet: 0, failures }, 0) / 1000);
    expect(pauses).toEqual([25.5, 51, 102, 204, 212.5, 212.5]);
    expect(pauseBefore({ quiet: 0, failures: 50 }, 1)).toBe(300_000);
  });

  it.each([
    [0, 'en', 'now'],
    [-90_000, 'en', 'now'],
    [59_999, 'es', 'ahora'],
    [4 * 60_000, 'en', '4 min. ago'],
    [59 * 60_000 + 59_000, 'de', 'vor 59 Min.'],
    [60 * 60_000, 'en', '1 hr. ago'],
    [5 * 3_600_000, 'ar', 'قبل 5 ساعات'],
    [24 * 3_600_000, 'en', ''],
    [Number.NaN, 'en', ''],
  ])('says of a moment %i milliseconds ago in %s: “%s”', (passed, locale, words) => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    expect(sinceThen(now - passed, now, locale)).toBe(words);
  });

  it('takes what is new and changed, and sees what is gone', () => {
    const state = (posts: string) => posts.split(' ').map((post) => ({ id: post.charAt(0), digest: post }));
    expect(comparePosts(state('c1 b1 a1'), state('e1 d1 c1 b2'))).toEqual({ fresh: ['e', 'd'], changed: ['b'], gone: ['a'] });
    expect(comparePosts(state('a1'), state('a1'))).toEqual({ fresh: [], changed: [], gone: [] });
  });
});
