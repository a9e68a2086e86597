import { OPTIONAL_PAGES, type OptionalPage } from '../../content/schemas/optional-pages.ts';
import { STANDING_NAMES, type StandingPage } from '../../shared/standing-pages.ts';
import { hasEvents } from './coming-events.ts';
import { fact } from './facts.ts';
import type { NewsroomIndex } from './newsroom-index.ts';

/** Whether the newspaper has, in any edition, something for each of the pages that may have nothing. */
const HAS_SOMETHING: Readonly<Record<OptionalPage | 'credits' | 'editions', (index: NewsroomIndex) => boolean>> = {
  live: (index) => index.site.live.status === 'on-air' || hasKind(index, 'live'),
  audio: (index) => index.site.audio.status === 'on-air' || hasKind(index, 'audio'),
  video: (index) => hasKind(index, 'video'),
  pictures: (index) => hasKind(index, 'gallery'),
  topics: (index) => [...index.editions.values()].some(({ byTopic }) => byTopic.size > 0),
  events: hasEvents,
  credits: (index) => index.photos.size > 0,
  editions: (index) => index.site.dayEditions !== undefined,
};

function hasKind(index: NewsroomIndex, kind: string): boolean {
  return [...index.editions.values()].some(({ byKind }) => byKind.has(kind));
}

const standing = fact('standing-pages', (index): StandingPage[] => {
  const { leaveOut = [] } = index.site;
  return STANDING_NAMES.filter((page) => {
    if (OPTIONAL_PAGES.some((optional) => optional === page && leaveOut.includes(optional))) return false;
    return !(page in HAS_SOMETHING) || HAS_SOMETHING[page as keyof typeof HAS_SOMETHING](index);
  });
});

/**
 * True of a standing page that the newspaper has: one that would list nothing is not there, in no edition, and nothing leads to it. The
 * editions have the same ones, so that each leads to the others.
 */
export function hasStandingPage(index: NewsroomIndex, page: StandingPage): boolean {
  return standing(index, '').includes(page);
}
