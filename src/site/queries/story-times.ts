import type { StoryHead } from '../../content/story-head.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import type { LivePost, Story } from './story.ts';

/** When a story last changed: its page, the page’s head, feeds and sitemaps all say this one moment. */
export function lastChange(
  { published, updated, corrections }: Pick<StoryHead, 'published' | 'updated' | 'corrections'>,
  posts: readonly Pick<LivePost, 'data'>[],
  now: number,
): string {
  if (updated === undefined && corrections === undefined && posts.length === 0) return published;
  const instants = [
    published,
    ...(updated === undefined ? [] : [updated]),
    ...(corrections ?? []).map(({ date }) => date),
    ...posts.flatMap(({ data }) => [data.published, data.updated ?? []].flat()),
  ];
  if (instants.length === 1) return published;
  return newestInstant(instants, (instant) => Date.parse(instant) <= now) ?? published;
}

/** When the newest of some stories was published or changed. */
export function newestChange(index: Pick<NewsroomIndex, 'isPast'>, stories: readonly Story[]): string | undefined {
  return newestPast(
    index,
    stories.map((story) => story.changed),
  );
}

/** The latest of some moments that have come; undefined when none has. */
export function newestPast(index: Pick<NewsroomIndex, 'isPast'>, instants: readonly string[]): string | undefined {
  return newestInstant(instants, (instant) => index.isPast(instant));
}

/** The latest of some moments; undefined of none. One that is still to come does not count. */
function newestInstant(instants: readonly string[], isPast: (instant: string) => boolean): string | undefined {
  let newest: { instant?: string; time: number } = { time: Number.NEGATIVE_INFINITY };
  for (const instant of instants) {
    const time = Date.parse(instant);
    if (time > newest.time && isPast(instant)) newest = { instant, time };
  }
  return newest.instant;
}
