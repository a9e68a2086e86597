import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupByPeriod, lieByDay, sliceByPeriod, type DayPeriod } from '../../../../src/site/queries/day-periods.ts';
import type { Story } from '../../../../src/site/queries/story.ts';

const dayOf = ({ day }: Story): string => day;

const DAYS = ['2023-01-01', '2022-12-31', '2023-01-01', '2022-12-31', '2022-12-01', '2021-12-31'];

test.each<[DayPeriod, Record<string, number[]>]>([
  ['year', { '2023': [0, 2], '2022': [1, 3, 4], '2021': [5] }],
  ['month', { '2023-01': [0, 2], '2022-12': [1, 3, 4], '2021-12': [5] }],
  ['day', { '2023-01-01': [0, 2], '2022-12-31': [1, 3], '2022-12-01': [4], '2021-12-31': [5] }],
])('Stories are found by their %s, also where their days are out of order', (period, expected) => {
  const stories = DAYS.map((day) => ({ day }) as Story);
  const groups = groupByPeriod(stories, period);
  expect([...groups].map(([key, own]) => [key, own.map((story) => stories.indexOf(story))])).toEqual(
    Object.entries(expected).sort(([, [a = 0]], [, [b = 0]]) => a - b),
  );
});

test('There are none of no stories', () => {
  expect(groupByPeriod([], 'year')).toEqual(new Map());
  expect(sliceByPeriod([], 'year', dayOf)).toEqual(new Map());
});

test('Those that lie by day are divided as the others are', () => {
  const day = fc.tuple(fc.constantFrom('1999', '2021', '2022'), fc.constantFrom('01', '11', '12'), fc.constantFrom('01', '02', '30'));
  const period = fc.constantFrom<DayPeriod>('year', 'month', 'day');
  fc.assert(
    fc.property(fc.array(day, { maxLength: 60 }), period, (days, period) => {
      const stories = days.map((parts) => ({ day: parts.join('-') }) as Story);
      const inOrder = stories.toSorted((a, b) => (a.day < b.day ? 1 : -1));
      expect(lieByDay(inOrder, dayOf)).toBe(true);
      expect([...sliceByPeriod(inOrder, period, dayOf)]).toEqual([...groupByPeriod(inOrder, period)]);
      expect(lieByDay(stories, dayOf)).toBe(stories.every((story, place) => place === 0 || story.day <= (stories[place - 1]?.day ?? '')));
    }),
  );
});
