import type { Story } from './story.ts';

/** How much of a day, `2022-02-28`, names its period. */
const LENGTH_OF = { year: 4, month: 7, day: 10 } as const;

export type DayPeriod = keyof typeof LENGTH_OF;

/**
 * Stories by their year (`2022`), month (`2022-02`) or day. In most lists they lie in the order of their days, which is quickest. Where
 * nothing is to be noted, their days can be told in another way.
 */
export function groupByPeriod(
  stories: readonly Story[],
  period: DayPeriod,
  dayOf: (story: Story) => string = (story) => story.day,
): Map<string, Story[]> {
  const groups = new Map<string, Story[]>();
  let [key, group]: [string, Story[]] = ['', []];
  for (const story of stories) {
    const day = dayOf(story);
    if (key === '' || !day.startsWith(key)) {
      key = day.slice(0, LENGTH_OF[period]);
      group = groups.get(key) ?? [];
      groups.set(key, group);
    }
    group.push(story);
  }
  return groups;
}
