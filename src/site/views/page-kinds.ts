import type { CorrectionsPageView } from './corrections.ts';
import type { CreditsPageView } from './credits.ts';
import type { DayEditionsView, DayEditionView } from './day-edition.ts';
import type { EventsPageView } from './events.ts';
import type { FrontView } from './front.ts';
import type { DirectoryView, ListingView, SectionView } from './listing.ts';
import type { MovedView, NotFoundView, RemovedView } from './lost-page.ts';
import type { RepublishView } from './republish.ts';
import type { SearchPageView } from './search.ts';
import type { ComposedPageView, SavedPageView, StoriesPageView, StreamPageView, TextPageView } from './standing.ts';
import type { StoryView } from './story.ts';
import type { VersionsPageView } from './versions.ts';

/** Every kind of page, with what it prints. Each has a file in `src/pages`. */
export interface PageViews {
  /** A standing page with photos, stories or components in its text. */
  composed: ComposedPageView;
  corrections: CorrectionsPageView;
  credits: CreditsPageView;
  'day-edition': DayEditionView;
  'day-editions': DayEditionsView;
  directory: DirectoryView;
  events: EventsPageView;
  front: FrontView;
  listing: ListingView;
  /** A story whose text is in `.mdx`. */
  'mdx-story': StoryView;
  moved: MovedView;
  'not-found': NotFoundView;
  /** What readers are told in the place of a story that was taken down. */
  removed: RemovedView;
  republish: RepublishView;
  saved: SavedPageView;
  search: SearchPageView;
  section: SectionView;
  stories: StoriesPageView;
  story: StoryView;
  stream: StreamPageView;
  text: TextPageView;
  versions: VersionsPageView;
}

export type PageKind = keyof PageViews;
