import { FEED_TYPES } from '../feeds/feed.ts';
import type { HeadView } from '../seo/head.ts';
import { feedUrl, frontUrl, type FeedFormat } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';

/** A page that lists stories and has feeds of its own. */
export interface FeedPage {
  /** What it lists; absent for a front. */
  name?: string;
  url: string;
}

const FORMATS = Object.keys(FEED_TYPES) as FeedFormat[];

/** What a feed is called in a reader’s list, beside those of other newspapers and of this one’s other editions. */
export function feedTitle(index: NewsroomIndex, edition: Edition, name: string | undefined): string {
  const isToldApart = edition.view.language === index.firstLanguage || edition.newspaper !== index.site.name;
  const paper = isToldApart ? edition.newspaper : `${edition.newspaper} (${edition.name})`;
  return name === undefined ? paper : `${name} | ${paper}`;
}

/** The feeds that a page’s head names: its own first, then its edition’s. */
export function feedLinks(index: NewsroomIndex, edition: Edition, own: FeedPage | undefined): HeadView['feeds'] {
  const front: FeedPage = { url: frontUrl(index.space, edition.view.language) };
  const pages = own === undefined || own.url === front.url ? [front] : [own, front];
  return pages.flatMap(({ name, url }) =>
    FORMATS.map((format) => ({
      type: FEED_TYPES[format].type,
      title: `${feedTitle(index, edition, name)} – ${FEED_TYPES[format].name}`,
      url: feedUrl(url, format),
    })),
  );
}

/** The link to a page’s feed that readers see on it. */
export function followLink(edition: Edition, pageAddress: string): LinkView {
  return { label: edition.words.text('followFeed'), url: feedUrl(pageAddress, 'rss') };
}
