import { absoluteUrl } from '../../shared/urls.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';
import { earlierAddress } from './earlier-address.ts';

/** A story’s address below the site’s base, in whatever section and of whatever day it was: `news/coast/2026/03/02/harbour-opens/` */
const STORY_ADDRESS = /^.+\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/$/;

/**
 * What feed readers know a story by: the address at which it was first published. A story that has moved keeps it, because readers
 * would show what has another id as news once more; it is the first of its earlier addresses that has the form of a story’s.
 */
export function feedIdOf({ space }: Pick<NewsroomIndex, 'space'>, { url, data }: Pick<Story, 'url' | 'data'>): string {
  const earlier = (data.redirects ?? []).map((from) => earlierAddress(space, from));
  const first = earlier.find((address) => STORY_ADDRESS.test(address.slice(space.base.length)));
  return absoluteUrl(space, first === undefined ? url : encodeURI(first));
}
