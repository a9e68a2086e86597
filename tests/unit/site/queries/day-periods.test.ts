import { expect, test } from 'vitest';
import { groupByPeriod, type DayPeriod } from '../../../../src/site/queries/day-periods.ts';
import type { Story } from '../../../../src/site/queries/story.ts';

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
});
