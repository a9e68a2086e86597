import { STANDING_PAGES, type StandingPage } from '../../shared/standing-pages.ts';
import { standingUrl } from '../../shared/urls.ts';
import type { LinkView } from '../views/link.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';

/** The way to a page that every edition has one of. */
export function standingLink(index: NewsroomIndex, edition: Edition, page: StandingPage): LinkView {
  return { label: edition.words.text(STANDING_PAGES[page].name), url: standingUrl(index.space, edition.view.language, page) };
}
