import type { BannerView } from '../views/chrome.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { addressIn } from './menu-links.ts';

/** The alert, where it stands at this place, has begun and has not ended, and is told in the edition’s language. */
export function buildBanner(index: NewsroomIndex, edition: Edition, place: 'everywhere' | 'front'): BannerView | undefined {
  const { banner } = index.site;
  if (!banner || (banner.place ?? 'everywhere') !== place) return undefined;
  const { title, text, url, from, until } = banner;
  if (typeof text !== 'string' && text[edition.view.language] === undefined) return undefined;
  if (index.isPast(until) || (from !== undefined && !index.isPast(from))) return undefined;
  return {
    title: title === undefined ? undefined : edition.say(title),
    text: edition.say(text),
    url: url === undefined ? undefined : addressIn(index, edition, url),
    until,
  };
}
