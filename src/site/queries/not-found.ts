import { frontUrl } from '../../shared/urls.ts';
import type { NotFoundView } from '../views/lost-page.ts';
import { buildChrome } from './chrome.ts';
import { buildLatest } from './front-dates.ts';
import { buildHead } from './head.ts';
import { isRecent } from './news-age.ts';
import { editionOf, type NewsroomIndex } from './newsroom-index.ts';
import { sectionLink, topSections } from './section-links.ts';
import { standingLink } from './standing-link.ts';

/** How many of the newest stories each edition offers to readers who have lost their way. */
const LATEST = 4;

/** The 404 page stands at one address for all editions, so it speaks all their languages. */
export function getNotFoundPage(index: NewsroomIndex): NotFoundView {
  const first = editionOf(index, index.firstLanguage);
  const alternates = new Map<string, string>();
  return {
    chrome: buildChrome(index, { edition: first, alternates }),
    head: buildHead(index, first, {
      title: first.words.text('notFound'),
      description: first.words.text('notFoundText'),
      alternates,
      indexed: false,
    }),
    editions: [...index.editions.values()].map((edition) => {
      const { words } = edition;
      const { language, direction } = edition.view;
      const archive = standingLink(index, edition, 'archive');
      const { newest } = edition.stories;
      return {
        language,
        direction,
        title: words.text('notFound'),
        text: words.text('notFoundText'),
        links: [{ label: words.text('toTheFront'), url: frontUrl(index.space, language) }, archive],
        sections: topSections(index, edition).map((section) => sectionLink(index, edition, section)),
        search: standingLink(index, edition, 'search'),
        latest: {
          heading: words.text(newest && isRecent(index, newest) ? 'latest' : 'fromTheArchive'),
          entries: buildLatest(index, edition, edition.stories.first(LATEST)),
          more: { label: words.text('everythingByDate'), url: archive.url },
        },
      };
    }),
  };
}
