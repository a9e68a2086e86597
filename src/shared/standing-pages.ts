interface StandingFacts {
  /** Its file in `src/pages`. */
  route: string;
  /** What it prints, as `site/views/page-kinds.ts` calls it. */
  shows: string;
  /** Its name in the catalogues, which hold under `…Covers` what is on it. */
  name: string;
  /**
   * What it lists, the newest of which is its last change in the sitemap. When a name was added is not known, and what holds nothing
   * until a reader comes stands in no sitemap.
   */
  lists: 'editions' | 'live' | 'audio' | 'video' | 'gallery' | 'corrections' | 'credits' | 'names' | 'nothing';
  /** Where the footer leads to it. */
  footer?: { column: 'about' | 'policies' | 'archive'; place: number };
}

/**
 * The pages that every edition has one of, by their addresses. Whatever has to know of them follows from here: addresses and names that
 * are taken, routes, sitemap, footer and the checks of links. Their views stand in `site/queries/pages.ts`.
 */
export const STANDING_PAGES = {
  live: { route: '[...edition]/[live].astro', shows: 'stream', name: 'livePage', lists: 'live', footer: { column: 'archive', place: 5 } },
  audio: {
    route: '[...edition]/[audio]/index.astro',
    shows: 'stream',
    name: 'audioPage',
    lists: 'audio',
    footer: { column: 'archive', place: 4 },
  },
  video: {
    route: '[...edition]/[video].astro',
    shows: 'stories',
    name: 'videoPage',
    lists: 'video',
    footer: { column: 'archive', place: 3 },
  },
  pictures: {
    route: '[...edition]/[pictures].astro',
    shows: 'stories',
    name: 'inPictures',
    lists: 'gallery',
    footer: { column: 'archive', place: 2 },
  },
  events: {
    route: '[...edition]/[events].astro',
    shows: 'events',
    name: 'events',
    lists: 'nothing',
    footer: { column: 'archive', place: 7 },
  },
  editions: {
    route: '[...edition]/[editions]/index.astro',
    shows: 'day-editions',
    name: 'dayEditions',
    lists: 'editions',
    footer: { column: 'archive', place: 8 },
  },
  saved: {
    route: '[...edition]/[saved].astro',
    shows: 'saved',
    name: 'savedPage',
    lists: 'nothing',
    footer: { column: 'about', place: 2 },
  },
  search: {
    route: '[...edition]/[search].astro',
    shows: 'search',
    name: 'search',
    lists: 'nothing',
    footer: { column: 'archive', place: 6 },
  },
  corrections: {
    route: '[...edition]/[corrections]/index.astro',
    shows: 'corrections',
    name: 'corrections',
    lists: 'corrections',
    footer: { column: 'policies', place: 1 },
  },
  credits: {
    route: '[...edition]/[credits]/index.astro',
    shows: 'credits',
    name: 'credits',
    lists: 'credits',
    footer: { column: 'policies', place: 2 },
  },
  // The heading of the footer’s column leads to it.
  archive: { route: '[...edition]/[archive]/index.astro', shows: 'directory', name: 'archive', lists: 'names' },
  topics: {
    route: '[...edition]/[topics]/index.astro',
    shows: 'directory',
    name: 'topics',
    lists: 'names',
    footer: { column: 'archive', place: 1 },
  },
  authors: {
    route: '[...edition]/[authors]/index.astro',
    shows: 'directory',
    name: 'authors',
    lists: 'names',
    footer: { column: 'about', place: 1 },
  },
} as const satisfies Record<string, StandingFacts>;

export type StandingPage = keyof typeof STANDING_PAGES;

/** All of them, in the order of the register. */
export const STANDING_NAMES = Object.keys(STANDING_PAGES) as StandingPage[];

/** Those that the footer leads to in one of its columns. */
export function standingPagesIn(column: 'about' | 'policies' | 'archive'): StandingPage[] {
  const placed = STANDING_NAMES.flatMap((page) => {
    const { footer }: StandingFacts = STANDING_PAGES[page];
    return footer?.column === column ? [{ page, place: footer.place }] : [];
  });
  return placed.sort((a, b) => a.place - b.place).map(({ page }) => page);
}
