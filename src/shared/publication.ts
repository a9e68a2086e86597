/** The present moment of a build, in milliseconds: `SOURCE_DATE_EPOCH` (seconds) when set, else the clock. */
export function presentMoment(environment: Record<string, string | undefined>, clock: () => number): number {
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return clock();
  if (!/^\d+$/.test(epoch)) {
    throw new Error(`SOURCE_DATE_EPOCH is “${epoch}”. It must be a whole number of seconds since 1 January 1970, or not be set.`);
  }
  return Number(epoch) * 1000;
}

/** What decides whether readers have a story. */
export interface Publication {
  published: string;
  draft?: boolean | undefined;
  removed?: object | undefined;
}

/** True when a story is neither a draft nor under embargo at the given moment, nor taken down. */
export function isPublished(story: Publication, now: number): boolean {
  return story.removed === undefined && wasPublished(story, now);
}

/** The same of a story that may have been taken down since. */
export function wasPublished({ published, draft }: Publication, now: number): boolean {
  return draft !== true && Date.parse(published) <= now;
}
