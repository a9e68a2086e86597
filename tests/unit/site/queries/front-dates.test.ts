import { describe, expect, it } from 'vitest';
import { translator } from '../../../../src/messages/messages.ts';
import { buildEditionMoment, buildFrontTeaser, buildLatest, moreThanLatest } from '../../../../src/site/queries/front-dates.ts';
import type { Edition, NewsroomIndex } from '../../../../src/site/queries/newsroom-index.ts';
import type { Story } from '../../../../src/site/queries/story.ts';
import { StoryList, StoryLists } from '../../../../src/site/queries/noted.ts';

const section = { path: 'news', name: 'News', colour: 'blue', ancestors: [] };

function story(published: string, slug = published): Story {
  const data = { headline: slug, published, byline: [], kind: 'news' };
  return {
    id: `en/${slug}`,
    url: `/${slug}/`,
    day: published.slice(0, 10),
    section,
    data,
    head: data,
    file: `${slug}.md`,
  } as unknown as Story;
}

function editionOf(stories: Story[], locale = 'en-GB', language = 'en'): Edition {
  return {
    view: { language, locale, direction: 'ltr' },
    style: { locale, timeZone: 'UTC' },
    words: translator({ language, locale }),
    say: (text: string) => text,
    listNames: (names: string[]) => names.join(', '),
    stories: new StoryList(language, stories),
    byDay: new StoryLists(
      `${language}/day/`,
      '',
      Map.groupBy(stories, ({ day }) => day),
    ),
    byFullDay: new StoryLists(
      `${language}/full-day/`,
      '',
      new Map([...Map.groupBy(stories, ({ day }) => day)].filter(([, own]) => own.length >= 8)),
    ),
    byMonth: new StoryLists(
      `${language}/month/`,
      '',
      Map.groupBy(stories, ({ day }) => day.slice(0, 7)),
    ),
  } as unknown as Edition;
}

/** An index of one edition, and what a function makes of both. */
function of<T>(edition: Edition, make: (index: NewsroomIndex, edition: Edition) => T): T {
  return make({ ...NOTHING, editions: new Map([[edition.view.language, edition]]) } as unknown as NewsroomIndex, edition);
}

const NOTHING = {
  isPast: (instant: string) => Date.parse(instant) <= Date.parse(NEWEST),
  site: { city: 'Porto' },
  space: { origin: 'https://tideline.example', base: '/', firstLanguage: 'en', timeZone: 'UTC' },
  authors: new Map(),
  photos: new Map(),
};

const NEWEST = '2027-01-03T09:30:00Z';
const MOMENTS = [
  NEWEST,
  '2027-01-03T00:10:00Z',
  '2027-01-02T12:00:00Z',
  '2027-01-01T08:00:00Z',
  '2026-12-31T23:00:00Z',
  '2022-02-28T17:10:00Z',
];

function dateOf(old: Story, edition: Edition): string | undefined {
  return of(edition, (index) => buildFrontTeaser(index, edition, old).dated?.label);
}

describe('when a front says that a story was published', () => {
  it('the latest have their time on the edition’s day, a date on others, and the year of other years', () => {
    const stories = MOMENTS.map((moment) => story(moment));
    expect(of(editionOf(stories), (index, edition) => buildLatest(index, edition, stories)).map(({ when }) => when.label)).toEqual([
      '09:30',
      '00:10',
      '2 Jan',
      '1 Jan',
      '31 Dec 2026',
      '28 Feb 2022',
    ]);
  });

  it.each([
    { published: '2027-01-02T12:00:00Z', label: undefined },
    { published: '2027-01-01T09:31:00Z', label: undefined },
    { published: '2027-01-01T09:30:00Z', label: '1 Jan' },
    { published: '2026-12-31T23:00:00Z', label: '31 Dec 2026' },
    { published: '2022-02-28T17:10:00Z', label: '28 Feb 2022' },
  ])('whatever is older than two days says its date: $published', ({ published, label }) => {
    const old = story(published, 'old');
    expect(dateOf(old, editionOf([story(NEWEST), old]))).toBe(label);
  });

  it('says it in the edition’s own words', () => {
    const old = story('2022-02-28T17:10:00Z', 'old');
    expect(dateOf(old, editionOf([story(NEWEST), old], 'es', 'es'))).toBe('28 feb 2022');
    expect(dateOf(old, editionOf([story(NEWEST), old], 'ar-u-nu-arab', 'ar'))).toContain('٢٠٢٢');
  });
});

it('the masthead says the day and the time of the newest story or change', () => {
  const changed = {
    ...story('2026-12-30T08:00:00Z'),
    head: { ...story('2026-12-30T08:00:00Z').head, updated: '2027-01-04T06:05:00Z' },
  } as Story;
  expect(of(editionOf([story(NEWEST), changed]), buildEditionMoment)).toEqual({
    weekday: 'Monday',
    date: { datetime: '2027-01-04', label: '4 January 2027' },
    city: 'Porto',
    lastUpdated: { datetime: '2027-01-04T06:05:00+00:00', label: '06:05' },
  });
});

describe('the way from the latest to more', () => {
  const more = (moments: string[], shown: number) => {
    const stories = moments.map((moment, place) => story(moment, `${moment}-${place}`));
    return of(editionOf(stories), (index, edition) => moreThanLatest(index, edition, stories.slice(0, shown)));
  };

  it('leads to the latest day, when that has more stories', () => {
    expect(more([NEWEST, NEWEST, NEWEST], 2)).toEqual({ label: 'Everything from 3 January', url: '/archive/2027/01/#d03' });
    expect(more(Array<string>(8).fill(NEWEST), 2).url).toBe('/archive/2027/01/03/');
  });

  it('leads to the month, when the day has no more: never to the one story that stands above', () => {
    expect(more([NEWEST, '2027-01-02T12:00:00Z', '2027-01-01T12:00:00Z'], 2)).toEqual({
      label: 'Everything from January 2027',
      url: '/archive/2027/01/',
    });
  });

  it.each([
    { moments: MOMENTS, shown: 5 },
    { moments: [NEWEST], shown: 2 },
  ])('leads to the whole archive otherwise', ({ moments, shown }) => {
    expect(more(moments, shown)).toEqual({ label: 'Every story by its date', url: '/archive/' });
  });
});
