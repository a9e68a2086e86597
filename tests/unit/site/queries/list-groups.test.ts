import { expect, it } from 'vitest';
import { groupsOf } from '../../../../src/site/queries/listings.ts';
import { isAnniversary } from '../../../../src/site/queries/on-this-day.ts';
import { alikeInRows } from '../../../../src/site/queries/picture-rows.ts';
import { leadOf } from '../../../../src/site/queries/sections.ts';
import type { Story } from '../../../../src/site/queries/story.ts';
import type { TeaserView } from '../../../../src/site/views/teaser.ts';

it.each([
  { what: 'by day, where a day has several', days: ['2026-11-20', '2026-11-20', '2026-11-18'], groups: ['day 3'] },
  { what: 'by month, where each has a day of its own', days: ['2026-11-20', '2026-11-18', '2026-10-02'], groups: ['month 2', 'month 1'] },
  { what: 'by year, where each has a month of its own', days: ['2026-11-20', '2026-09-18', '2024-10-02'], groups: ['year 2', 'year 1'] },
])('a list holds its stories together $what', ({ days, groups }) => {
  expect(groupsOf(days.map((day) => ({ day }))).map(({ period, own }) => `${period} ${own.length}`)).toEqual(groups);
});

it('all stories of a row show their pictures, or none', () => {
  const pictured = { picture: {} } as TeaserView;
  const plain = {} as TeaserView;
  const shows = (stories: TeaserView[]) => alikeInRows(stories).map(({ picture }) => picture !== undefined);
  expect(shows([pictured, pictured, pictured])).toEqual([true, true, true]);
  expect(shows([pictured, plain, pictured])).toEqual([false, false, false]);
});

it('a section is led by its newest story, or by one with a photo that is not much older', () => {
  const story = (published: string, photos: number) =>
    ({ id: published, data: { published: `${published}T08:00:00Z`, photos: Array.from({ length: photos }) } }) as unknown as Story;
  const leads = (...stories: Story[]) => leadOf(stories)?.id;
  expect(leads(story('2026-11-20', 0), story('2026-11-15', 1))).toBe('2026-11-15');
  expect(leads(story('2026-11-20', 0), story('2022-02-28', 1))).toBe('2026-11-20');
  expect(leads(story('2026-11-20', 0))).toBe('2026-11-20');
});

it('a story is of this day in history when day and month are the same, and the year is not', () => {
  expect(isAnniversary('2022-02-28', '2026-02-28')).toBe(true);
  expect(isAnniversary('2026-02-28', '2026-02-28')).toBe(false);
  expect(isAnniversary('2022-02-27', '2026-02-28')).toBe(false);
});
