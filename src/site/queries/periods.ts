import { formatDate } from '../../shared/date-format.ts';
import type { ListingView } from '../views/listing.ts';
import { dayUrl, formatNewest, neighbours, periodUrl } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { buildListing } from './listing-page.ts';
import { standingLink } from './standing-link.ts';

export function getMonth(index: NewsroomIndex, edition: Edition, key: string): ListingView {
  const own = edition.byMonth.get(key);
  const urlOf = periodUrl(index, edition);
  return buildListing(index, edition, {
    name: formatNewest(edition, own, 'monthYear'),
    url: urlOf(key),
    stories: own?.all ?? [],
    ofMonth: true,
    breadcrumb: [standingLink(index, edition, 'archive')],
    neighbours: neighbours(edition, edition.byMonth, key, 'monthYear', urlOf),
  });
}

export function getDay(index: NewsroomIndex, edition: Edition, key: string): ListingView {
  const stories = edition.byDay.get(key)?.all ?? [];
  const instant = stories[0]?.data.published ?? '';
  const urlOf = periodUrl(index, edition);
  const listing = buildListing(index, edition, {
    name: formatDate(instant, 'weekdayDate', edition.style),
    url: urlOf(key),
    stories,
    breadcrumb: [
      standingLink(index, edition, 'archive'),
      { label: formatDate(instant, 'monthYear', edition.style), url: urlOf(key.slice(0, 7)) },
    ],
    neighbours: neighbours(edition, edition.byDay, key, 'date', (day) => dayUrl(index, edition, day)),
  });
  return { ...listing, ofDay: true };
}
