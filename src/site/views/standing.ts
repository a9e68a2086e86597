import type { CorrectedStory } from './corrections.ts';
import type { LinkView, NavLink } from './link.ts';
import type { PageView, StandingPageView } from './page.ts';
import type { StoryView } from './story.ts';
import type { TeaserView } from './teaser.ts';
import type { TextRef } from './text-ref.ts';

export interface StreamPageView extends StandingPageView {
  kind: 'live' | 'audio';
  stream: { onAir: boolean; state: string; text: string; url?: string | undefined; isHls: boolean; title?: string | undefined };
  /** What is to come. */
  next: { heading: string; stories: TeaserView[] };
  heading: string;
  /** The link to the podcast. */
  feed?: LinkView | undefined;
  stories: TeaserView[];
  latest: TeaserView[];
}

export interface StoriesPageView extends StandingPageView {
  stories: TeaserView[];
  /** The newest of the newspaper, where there are none. */
  latest: TeaserView[];
}

/** The stories that a reader has saved in the browser, and what the editors would have saved. */
export interface SavedPageView extends StandingPageView {
  /** The stories of the latest corrections, of which those are shown that the reader has opened. */
  corrected: CorrectedStory[];
  picks: TeaserView[];
  /** True where editors have chosen them; otherwise they are the newest. */
  isChosen: boolean;
}

/** What is placed in the text of a page, and the photos below it. */
export type ComposedParts = Pick<StoryView, 'placed' | 'placedPhotos' | 'placedStories' | 'morePhotos' | 'corrections'>;

export interface ComposedPageView extends TextPageView {
  composed: ComposedParts;
}

export interface TextPageView extends PageView {
  breadcrumb: LinkView[];
  title: string;
  summary: string;
  text: TextRef;
  /** Whether more stands in its text than words: a page of its own route. */
  composed?: ComposedParts | undefined;
  /** The pages of the same group, and what the group is called. */
  siblings: { label: string; links: NavLink[] };
}
