import type { NewsroomIndex, Story } from './newsroom-index.ts';

const changes = new WeakMap<Story, string>();

/** When what a story’s page says last changed: its text, a correction, a live post or a comment. As an editor wrote it. */
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
        ...story.comments.map(({ data }) => data.date),
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
