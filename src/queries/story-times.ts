import type { NewsroomIndex, Story } from './newsroom-index.ts';

const changes = new WeakMap<Story, string>();

/**
 * When a story last changed: its text, by a correction, or by a post of live coverage. As an editor wrote it. What readers add does not
 * count. Its page, the page’s head, feeds and sitemaps all say this one moment.
 */
export function lastChange(index: NewsroomIndex, story: Story): string {
  let latest = changes.get(story);
  if (latest === undefined) {
    const { published, updated, corrections } = story.data;
    latest =
      newestInstant(index, [
        published,
        ...(updated === undefined ? [] : [updated]),
        ...(corrections ?? []).map(({ date }) => date),
        ...(index.livePosts.get(story.id) ?? []).map(({ data }) => data.published),
      ]) ?? published;
    changes.set(story, latest);
  }
  return latest;
}

/** The latest of some moments; undefined of none. One that is still to come at the build’s moment does not count. */
export function newestInstant({ now }: NewsroomIndex, instants: readonly string[]): string | undefined {
  let newest: { instant?: string; time: number } = { time: Number.NEGATIVE_INFINITY };
  for (const instant of instants) {
    const time = Date.parse(instant);
    if (time > newest.time && time <= now) newest = { instant, time };
  }
  return newest.instant;
}
