import type { OffloadData } from './schemas/publish.ts';

/** Which files of the site lie on a second place, by their paths. */
export interface OffloadRule {
  /** At the top of the site, whole. */
  folders: readonly string[];
  /** Stories of years before this one; none when absent. */
  storiesBefore?: number | undefined;
}

/** A file of a story’s folder: the page, its versions, its transcript. Lists by month and by day have no name behind their numbers. */
const OF_A_STORY = /(?:^|\/)(\d{4})\/\d{2}\/\d{2}\/[^/]+\//;

/** `now`: of the build, in milliseconds since 1970. Whole years count, so that an address moves at the turn of a year and at no other time. */
export function offloadRule({ pictures, recordings, storiesOlderThan }: OffloadData, now: number): OffloadRule {
  const folders = [...(pictures === true ? ['_pictures'] : []), ...(recordings === true ? ['media'] : [])];
  return {
    folders,
    ...(storiesOlderThan === undefined ? {} : { storiesBefore: new Date(now).getUTCFullYear() - storiesOlderThan }),
  };
}

export function isOffloaded(path: string, { folders, storiesBefore }: OffloadRule): boolean {
  if (folders.includes(path.slice(0, path.indexOf('/')))) return true;
  const year = storiesBefore === undefined ? undefined : OF_A_STORY.exec(path)?.[1];
  return year !== undefined && Number(year) < Number(storiesBefore);
}
