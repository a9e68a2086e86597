import { expect, test } from 'vitest';
import { outlookOf } from '../../../src/cli/live-outlook.ts';
import type { TextEntry } from '../../../src/content/newsroom-model.ts';
import type { ArticleData, LivePostData } from '../../../src/content/schemas/article.ts';

const now = Date.parse('2026-02-28T20:15:00Z');
const at = (clock: string) => `2026-02-28T${clock}:00+00:00`;
const POSTS = [{ published: at('19:00') }, { published: at('20:00') }] as LivePostData[];

const coverage = (changes: Partial<ArticleData> = {}) =>
  ({
    id: 'en/2026/storm',
    data: { published: at('18:00'), live: { status: 'live', started: at('18:00') }, ...changes },
  }) as TextEntry<ArticleData>;

const told = (published: string | undefined, changes: Partial<ArticleData> = {}, isTimeSaid = false) =>
  outlookOf({ story: coverage(changes), published, isTimeSaid }, POSTS, now);

test('As a rule the next build publishes what was written', () => {
  expect(told(at('20:15'))).toBe('The next build publishes it.');
  expect(told(undefined)).toBe('The next build publishes it.');
  expect(told(at('18:30'), {}, true)).toBe('The next build publishes it.');
});

test('No build does before the post’s time, its story’s time or the end of a draft', () => {
  expect(told(at('23:00'))).toBe(`It waits for its time: the first build after ${at('23:00')} publishes it.`);
  for (const published of [at('20:15'), undefined]) {
    expect(told(published, { published: at('22:00') })).toBe(`It is out when en/2026/storm is, at ${at('22:00')}.`);
    expect(told(published, { draft: true })).toBe('It is out when en/2026/storm is: that is a draft still.');
  }
});

test('No build does of what is taken down', () => {
  expect(told(at('20:15'), { removed: { date: at('19:00') } })).toBe('Readers do not have it: en/2026/storm is taken down.');
});

test.each<[string, string, Partial<ArticleData>]>([
  [at('18:30'), 'is before 2 other posts. If that is wrong, see whether this computer’s clock is right.', {}],
  [at('19:30'), 'is before another post.', {}],
  [at('10:00'), 'is before the coverage began.', {}],
  [at('20:15'), 'But this coverage is still to come.', { live: { status: 'upcoming', started: at('18:00') } }],
  [at('20:15'), `But this coverage has ended, at ${at('20:10')}:`, { live: { status: 'ended', started: at('18:00'), ended: at('20:10') } }],
])('What is unlikely to be meant is pointed out: %s %s', (published, message, changes) => {
  expect(told(published, changes)).toContain(message);
});
