import { isToldIn } from '../../content/localised.ts';
import { ADVERTISEMENT_PLACES, type AdvertisementPlace } from '../../content/schemas/advertisement.ts';
import type { Localised } from '../../content/schemas/common.ts';
import { withOwnQuotes } from '../../content/text/quotation.ts';
import type { AdvertisementView } from '../views/advertisement.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { buildPicture } from './teasers.ts';

interface Booked {
  advertiser: string;
  words: Localised;
  url: string;
  photo?: string | undefined;
}

/** `where`: the file in which it stands. */
export function buildAdvertisement(index: NewsroomIndex, edition: Edition, booked: Booked, where: string): AdvertisementView {
  const { advertiser, words, url, photo } = booked;
  const picture = photo === undefined ? undefined : buildPicture(index, edition, { photo }, where);
  return { advertiser: withOwnQuotes(advertiser, edition.words.quotes), text: edition.say(words), url, picture };
}

/** What the settings put on pages of an edition that it has words for, by their kinds; undefined where there is nothing. */
export function placedAdvertisements(
  index: NewsroomIndex,
  edition: Edition,
): Partial<Record<AdvertisementPlace, AdvertisementView[]>> | undefined {
  const all = (index.site.advertisements ?? []).filter(({ words }) => isToldIn(words, edition.view.language));
  if (all.length === 0) return undefined;
  const placed = ADVERTISEMENT_PLACES.flatMap((place) => {
    const own = all.filter(({ places }) => places.includes(place));
    return own.length === 0 ? [] : [[place, own.map((booked) => buildAdvertisement(index, edition, booked, 'content/site'))] as const];
  });
  return Object.fromEntries(placed);
}
