import { formatDate, timeView } from '../../shared/date-format.ts';
import { dayAnchor } from '../../shared/day-pages.ts';
import { absoluteUrl, archiveUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { DayGroup, ListingView, YearMonths } from '../views/listing.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import type { StoryList, StoryLists } from './noted.ts';
import { buildFullLine, buildLine } from './story-lines.ts';

/** A longer list prints headlines alone: what an archive’s reader looks for, and a page that stays light. */
const LISTED_IN_FULL = 60;

/** How many of a list’s stories its structured data names: enough to say what the list is, and light. */
const LISTED_IN_DATA = 10;

/**
 * Stories, newest first, by the day on which they were published. `ofMonth`: on the archive’s page of their month, where each day can be
 * linked to, and one without a page of its own leads nowhere else.
 */
export function storiesByDay(
  index: NewsroomIndex,
  edition: Edition,
  stories: readonly Story[],
  { ofMonth = false, isBrief = stories.length > LISTED_IN_FULL }: { ofMonth?: boolean | undefined; isBrief?: boolean } = {},
): DayGroup[] {
  return [...Map.groupBy(stories, (story) => story.day)].map(([key, own]) => {
    const instant = own[0]?.data.published ?? '';
    return {
      weekday: formatDate(instant, 'weekday', edition.style),
      date: formatDate(instant, 'date', edition.style),
      ...(ofMonth ? { id: dayAnchor(key) } : {}),
      url: ofMonth && !edition.byFullDay.has(key) ? undefined : dayUrl(index, edition, key),
      stories: own.map((story) => {
        const line = buildLine(edition, story);
        return isBrief ? line : buildFullLine(index, edition, story, line);
      }),
    };
  });
}

/**
 * The same, but together by month where none of its days has several, and by year where no month has: a day’s heading over each story
 * would be most of the page.
 */
export function storiesByPeriod(index: NewsroomIndex, edition: Edition, stories: readonly Story[]): DayGroup[] {
  const isBrief = stories.length > LISTED_IN_FULL;
  const group = (own: readonly Story[], heading: Pick<DayGroup, 'weekday' | 'date' | 'url'>): DayGroup => ({
    ...heading,
    stories: own.map((story) => {
      const line = buildLine(edition, story);
      const whole = isBrief ? line : buildFullLine(index, edition, story, line);
      return { ...whole, time: timeView(story.data.published, 'shortDayMonth', edition.style) };
    }),
  });
  return groupsOf(stories).flatMap(({ period, own }): DayGroup[] => {
    const instant = own[0]?.data.published ?? '';
    const year = formatDate(instant, 'year', edition.style);
    if (period === 'day') return storiesByDay(index, edition, own, { isBrief });
    if (period === 'year') return [group(own, { weekday: year, date: '' })];
    const month = own[0]?.day.slice(0, 7) ?? '';
    return [group(own, { weekday: formatDate(instant, 'month', edition.style), date: year, url: periodUrl(index, edition)(month) })];
  });
}

/** Neighbouring stories that stand together, newest first, and whether that is for their day, their month or their year. */
export function groupsOf<S extends { day: string }>(stories: readonly S[]): StoryGroup<S>[] {
  return [...Map.groupBy(stories, ({ day }) => day.slice(0, 4)).values()].flatMap((ofYear): StoryGroup<S>[] => {
    const months = [...Map.groupBy(ofYear, ({ day }) => day.slice(0, 7)).values()];
    if (months.length === ofYear.length) return [{ period: 'year', own: ofYear }];
    return months.map((own) => ({ period: new Set(own.map(({ day }) => day)).size < own.length ? 'day' : 'month', own }));
  });
}

interface StoryGroup<S> {
  period: 'day' | 'month' | 'year';
  own: S[];
}

/** Stories as structured data names them. */
export function listedStories(index: NewsroomIndex, stories: readonly Story[]): { url: string; headline: string }[] {
  return stories.slice(0, LISTED_IN_DATA).map(({ url, data }) => ({ url: absoluteUrl(index.space, url), headline: data.headline }));
}

/** `2022-02-28`, `2022-02` or `2022` in its parts. */
export function dayParts(key: string): { year: string; month: string; day?: string | undefined } {
  const [year = '', month = '', day] = key.split('-');
  return { year, month, day };
}

/** The months that have stories, newest first, by year. */
export function monthLinks(edition: Edition, stories: StoryList, urlOf: (month: string) => string): YearMonths[] {
  return [...Map.groupBy(stories.by('month'), ([key]) => key.slice(0, 4)).values()].map((months) => ({
    year: formatNewest(edition, months[0]?.[1], 'year'),
    months: months.map(([key, own]) => ({ label: formatNewest(edition, own, 'month'), url: urlOf(key) })),
  }));
}

/** The years that have stories, newest first, each with how many. */
export function yearLinks(edition: Edition, stories: StoryList, urlOf: (year: string) => string): YearMonths[] {
  return [...stories.by('year')].map(([key, own]) => ({
    year: formatNewest(edition, own, 'year'),
    months: [{ label: edition.words.count('stories', own.length), url: urlOf(key) }],
  }));
}

/** When the newest of some stories was published. */
export function formatNewest(edition: Edition, stories: StoryList | undefined, pattern: Parameters<typeof formatDate>[1]): string {
  return formatDate(stories?.newest?.data.published ?? '', pattern, edition.style);
}

/** The periods before and after one, among those that have stories. */
export function neighbours(
  edition: Edition,
  groups: StoryLists,
  key: string,
  pattern: 'year' | 'monthYear' | 'date',
  urlOf: (key: string) => string,
): ListingView['neighbours'] {
  const { earlier, later } = groups.beside(key);
  const linkTo = (other: string | undefined): LinkView | undefined =>
    other === undefined ? undefined : { label: formatNewest(edition, groups.get(other), pattern), url: urlOf(other) };
  return { earlier: linkTo(earlier), later: linkTo(later) };
}

/** Where everything of a day is listed: its own page, or its part of its month’s. */
export function dayUrl(index: NewsroomIndex, edition: Edition, key: string): string {
  const urlOf = periodUrl(index, edition);
  return edition.byFullDay.has(key) ? urlOf(key) : `${urlOf(key.slice(0, 7))}#${dayAnchor(key)}`;
}

/** Where the archive’s page of a month or a day stands. */
export function periodUrl(index: NewsroomIndex, edition: Edition): (key: string) => string {
  return (key) => archiveUrl(index.space, edition.view.language, dayParts(key));
}
