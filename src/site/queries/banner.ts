import { isToldIn } from '../../content/localised.ts';
import type { BannerView } from '../views/chrome.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { addressIn } from './menu-links.ts';

/** The alert, where it stands at this place, has begun and has not ended, and is told in the edition’s language. */
export function buildBanner(index: NewsroomIndex, edition: Edition, place: 'everywhere' | 'front'): BannerView | undefined {
  const { banner } = index.site;
  if (!banner || (banner.place ?? 'everywhere') !== place) return undefined;
  const { title, text, url, from, until } = banner;
  const { language } = edition.view;
  if (!isToldIn(text, language)) return undefined;
  if (index.isPast(until) || (from !== undefined && !index.isPast(from))) return undefined;
  return {
    title: isToldIn(title, language) ? edition.say(title) : undefined,
    text: edition.say(text),
    url: isToldIn(url, language) ? addressIn(index, edition, url) : undefined,
    until,
  };
}
