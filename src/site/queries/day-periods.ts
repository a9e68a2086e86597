import type { Story } from './story.ts';

/** How much of a day, `2022-02-28`, names its period. */
const LENGTH_OF = { year: 4, month: 7, day: 10 } as const;

export type DayPeriod = keyof typeof LENGTH_OF;

/** Sorts stories into periods, the newest first. */
export type Divide = (stories: readonly Story[], period: DayPeriod) => ReadonlyMap<string, readonly Story[]>;

type DayOf = (story: Story) => string;

/** Stories by their year (`2022`), month (`2022-02`) or day. In most lists they lie in the order of their days, which is quickest. */
export function groupByPeriod(stories: readonly Story[], period: DayPeriod): Map<string, Story[]> {
  const groups = new Map<string, Story[]>();
  let [key, group]: [string, Story[]] = ['', []];
  for (const story of stories) {
    const { day } = story;
    if (key === '' || !day.startsWith(key)) {
      key = day.slice(0, LENGTH_OF[period]);
      group = groups.get(key) ?? [];
      groups.set(key, group);
    }
    group.push(story);
  }
  return groups;
}

/** False of stories of which one stands before another of a later day: they are told by the clock, and where that goes back past midnight, days do. */
export function lieByDay(stories: readonly Story[], dayOf: DayOf): boolean {
  let latest = '9999-12-31';
  for (const story of stories) {
    const day = dayOf(story);
    if (day > latest) return false;
    latest = day;
  }
  return true;
}

/** The same as `groupByPeriod`, of stories that lie by day, newest first: only where a period ends is looked for. */
export function sliceByPeriod(stories: readonly Story[], period: DayPeriod, dayOf: DayOf): Map<string, readonly Story[]> {
  const groups = new Map<string, readonly Story[]>();
  let start = 0;
  for (let first = stories[0]; first; first = stories[start]) {
    const key = dayOf(first).slice(0, LENGTH_OF[period]);
    const isWithin = (place: number): boolean => {
      const story = stories[place];
      return story !== undefined && dayOf(story).startsWith(key);
    };
    let [last, step] = [start, 1];
    while (isWithin(last + step)) {
      last += step;
      step *= 2;
    }
    // The period ends behind the last one that is known to be within it, and before this.
    let end = last + step;
    while (end - last > 1) {
      const middle = Math.floor((last + end) / 2);
      if (isWithin(middle)) last = middle;
      else end = middle;
    }
    groups.set(key, stories.slice(start, end));
    start = end;
  }
  return groups;
}
