import { OPTIONAL_PAGES, type OptionalPage } from '../../content/schemas/optional-pages.ts';
import { STANDING_NAMES, type StandingPage } from '../../shared/standing-pages.ts';
import { hasEvents } from './coming-events.ts';
import { allCredits } from './credited-photos.ts';
import { fact } from './facts.ts';
import { editionOf, type Edition, type NewsroomIndex } from './newsroom-index.ts';

/** Whether an edition has something for each of the pages that may have nothing. */
const HAS_SOMETHING: Readonly<Record<OptionalPage | 'credits' | 'editions', (index: NewsroomIndex, edition: Edition) => boolean>> = {
  live: (index, { byKind }) => index.site.live.status === 'on-air' || byKind.has('live'),
  audio: (index, { byKind }) => index.site.audio.status === 'on-air' || byKind.has('audio'),
  video: (_index, { byKind }) => byKind.has('video'),
  pictures: (_index, { byKind }) => byKind.has('gallery'),
  topics: (_index, { byTopic }) => byTopic.size > 0,
  events: hasEvents,
  credits: (index, { view }) => allCredits(index, view.language).length > 0,
  editions: (index) => index.site.dayEditions !== undefined,
};

const standing = fact('standing-pages', (index, language): StandingPage[] => {
  const own = index.site.languages.find(({ code }) => code === language)?.leaveOut ?? [];
  const leftOut: ReadonlySet<string> = new Set([...(index.site.leaveOut ?? []), ...own]);
  const edition = editionOf(index, language);
  return STANDING_NAMES.filter((page) => {
    if (OPTIONAL_PAGES.some((optional) => optional === page) && leftOut.has(page)) return false;
    return !(page in HAS_SOMETHING) || HAS_SOMETHING[page as keyof typeof HAS_SOMETHING](index, edition);
  });
});

/** True of a standing page that an edition has: one that would list nothing there, or that it does without, is not there, and nothing leads to it. */
export function hasStandingPage(index: NewsroomIndex, edition: Edition, page: StandingPage): boolean {
  return standing(index, edition.view.language).includes(page);
}
