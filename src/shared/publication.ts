/** The present moment of a build, in milliseconds: `SOURCE_DATE_EPOCH` (seconds) when set, else the clock. */
export function presentMoment(environment: Record<string, string | undefined>, clock: () => number): number {
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return clock();
  if (!/^\d+$/.test(epoch)) {
    throw new Error(`SOURCE_DATE_EPOCH is “${epoch}”. It must be a whole number of seconds since 1 January 1970, or not be set.`);
  }
  return Number(epoch) * 1000;
}

/** True when a story is neither a draft nor under embargo at the given moment. */
export function isPublished(story: { published: string; draft?: boolean | undefined }, now: number): boolean {
  return story.draft !== true && Date.parse(story.published) <= now;
}
