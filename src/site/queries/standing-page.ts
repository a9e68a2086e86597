import { buildCollectionData, buildTextPageData } from '../seo/page-data.ts';
import { STANDING_PAGES, type StandingPage } from '../../shared/standing-pages.ts';
import { standingUrl } from '../../shared/urls.ts';
import type { StandingPageView } from '../views/page.ts';
import type { FeedPage } from './feed-links.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { pageFacts } from './structured-data.ts';
import { alternatesOf } from './alternates.ts';
import { buildChrome } from './chrome.ts';
import { buildHead } from './head.ts';
import { hasStandingPage } from './standing-set.ts';

/** A page that every edition has one of: its name, what it covers, and what stands around it. */
export function buildStandingPage(
  index: NewsroomIndex,
  edition: Edition,
  page: StandingPage,
  lists: {
    /** The feeds of its own. */
    feeds?: FeedPage | undefined;
    /** The stories it lists, by their full addresses. */
    stories?: readonly { url: string; headline: string }[];
  } = {},
): StandingPageView {
  const name = edition.words.text(STANDING_PAGES[page].name);
  const covers = edition.words.text(`${page}Covers`);
  const alternates = alternatesOf(index, edition, (other) =>
    hasStandingPage(index, other, page) ? standingUrl(index.space, other.view.language, page) : undefined,
  );
  const url = standingUrl(index.space, edition.view.language, page);
  const facts = pageFacts(index, edition, { url, name, description: covers });
  const { feeds, stories = [] } = lists;
  const data = stories.length === 0 ? buildTextPageData('WebPage', facts) : buildCollectionData(facts, stories);
  return {
    chrome: buildChrome(index, { edition, alternates }),
    head: buildHead(index, edition, { title: name, description: covers, url, alternates, feeds, jsonLd: [data] }),
    name,
    covers,
  };
}
