import { formatDate, timeView } from '../lib/date-format.ts';
import { digestedOnce, digestOf } from '../lib/digest.ts';
import type { Section } from '../lib/section-tree.ts';
import { absoluteUrl, archiveUrl } from '../lib/urls.ts';
import type { LinkView } from '../lib/views/link.ts';
import type { DayGroup, LineView, ListingView, YearMonths } from '../lib/views/listing.ts';
import { digestFrame } from './chrome.ts';
import { digestGround } from './ground.ts';
import type { Edition, NewsroomIndex, Story } from './newsroom-index.ts';
import { buildLeadPicture, kickerOf, teaserInputs } from './teasers.ts';

/** A longer list prints headlines alone: what an archive’s reader looks for, and a page that stays light. */
const LISTED_IN_FULL = 60;

/** How many of a list’s stories its structured data names: enough to say what the list is, and light. */
const LISTED_IN_DATA = 10;

/** Stories, newest first, by the day on which they were published. */
export function storiesByDay(index: NewsroomIndex, edition: Edition, stories: readonly Story[]): DayGroup[] {
  const isBrief = stories.length > LISTED_IN_FULL;
  return [...Map.groupBy(stories, (story) => story.day)].map(([key, own]) => {
    const instant = own[0]?.data.published ?? '';
    return {
      weekday: formatDate(instant, 'weekday', edition.style),
      date: formatDate(instant, 'date', edition.style),
      url: archiveUrl(index.space, edition.view.language, dayParts(key)),
      stories: own.map((story) => {
        const line = lineOf(edition, story);
        return isBrief ? line : fullLine(index, edition, story, line);
      }),
    };
  });
}

const lines = new WeakMap<Story, LineView>();

/** A story’s line: it stands on a dozen pages, of its sections, authors, topics, month and day. */
function lineOf(edition: Edition, story: Story): LineView {
  let line = lines.get(story);
  if (!line) {
    line = digestedOnce({
      url: story.url,
      headline: story.data.headline,
      kicker: kickerOf(edition, story),
      colour: story.section.colour,
      time: timeView(story.data.published, 'time', edition.style),
    });
    lines.set(story, line);
  }
  return line;
}

const fullLines = new WeakMap<Story, LineView>();

function fullLine(index: NewsroomIndex, edition: Edition, story: Story, brief: LineView): LineView {
  let line = fullLines.get(story);
  if (!line) {
    line = digestedOnce({ ...brief, standfirst: story.data.standfirst, picture: buildLeadPicture(index, edition, story) });
    fullLines.set(story, line);
  }
  return line;
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

const grouped = new WeakMap<readonly Story[], Record<'year' | 'month', Map<string, Story[]>>>();

/** A list of the index by year (`2022`) or month (`2022-02`), newest first; found once for each list. */
export function byPeriod(stories: readonly Story[], period: 'year' | 'month'): Map<string, Story[]> {
  let groups = grouped.get(stories);
  if (!groups) {
    groups = {
      year: Map.groupBy(stories, (story) => story.day.slice(0, 4)),
      month: Map.groupBy(stories, (story) => story.day.slice(0, 7)),
    };
    grouped.set(stories, groups);
  }
  return groups[period];
}

/**
 * The digest of everything that a list’s view is made from, much quicker to find than the view. While it is the same, so is the view.
 * `others` names what the page prints besides the stories; tests/build/identity.test.ts finds what was forgotten.
 */
export function digestListInputs(
  index: NewsroomIndex,
  edition: Edition,
  list: { section?: Section | undefined; stories: readonly Story[]; others: readonly (string | undefined)[] },
): string {
  const lines = list.stories.map((story) => teaserInputs(index, story));
  return digestOf(
    [
      digestGround(index, edition),
      digestFrame(index, edition, list.section),
      index.faults ?? '',
      JSON.stringify(list.others),
      ...lines,
    ].join('\n'),
  );
}

/** The months that have stories, newest first, by year. */
export function monthLinks(edition: Edition, stories: readonly Story[], urlOf: (month: string) => string): YearMonths[] {
  return [...Map.groupBy(byPeriod(stories, 'month'), ([key]) => key.slice(0, 4)).values()].map((months) => ({
    year: formatDate(months[0]?.[1][0]?.data.published ?? '', 'year', edition.style),
    months: months.map(([key, [story]]) => ({ label: formatDate(story?.data.published ?? '', 'month', edition.style), url: urlOf(key) })),
  }));
}

/** The years that have stories, newest first, each with how many. */
export function yearLinks(edition: Edition, stories: readonly Story[], urlOf: (year: string) => string): YearMonths[] {
  return [...byPeriod(stories, 'year')].map(([key, own]) => ({
    year: formatDate(own[0]?.data.published ?? '', 'year', edition.style),
    months: [{ label: edition.words.count('stories', own.length), url: urlOf(key) }],
  }));
}

/** The periods before and after one, among those that have stories. */
export function neighbours(
  edition: Edition,
  groups: ReadonlyMap<string, readonly Story[]>,
  key: string,
  pattern: 'year' | 'monthYear' | 'date',
  urlOf: (key: string) => string,
): ListingView['neighbours'] {
  const { earlier, later } = keysBeside(groups, key);
  const linkTo = (other: string | undefined): LinkView | undefined =>
    other === undefined
      ? undefined
      : { label: formatDate(groups.get(other)?.[0]?.data.published ?? '', pattern, edition.style), url: urlOf(other) };
  return { earlier: linkTo(earlier), later: linkTo(later) };
}

interface Around {
  earlier?: string | undefined;
  later?: string | undefined;
}

/** The periods before and after one. */
export function keysBeside(groups: ReadonlyMap<string, unknown>, key: string): Around {
  return around(groups).get(key) ?? {};
}

const keysAround = new WeakMap<ReadonlyMap<string, unknown>, Map<string, Around>>();

function around(groups: ReadonlyMap<string, unknown>): Map<string, Around> {
  let found = keysAround.get(groups);
  if (!found) {
    const keys = [...groups.keys()];
    found = new Map(keys.map((key, position) => [key, { earlier: keys[position + 1], later: keys[position - 1] }]));
    keysAround.set(groups, found);
  }
  return found;
}
