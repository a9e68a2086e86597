import type { LinkView, NavLink } from './link.ts';
import type { PageView, StandingPageView } from './page.ts';
import type { StoryView } from './story.ts';
import type { TeaserView } from './teaser.ts';
import type { TextRef } from './text-ref.ts';

export interface StreamPageView extends StandingPageView {
  kind: 'live' | 'audio';
  stream: { onAir: boolean; state: string; text: string; url?: string | undefined; title?: string | undefined };
  heading: string;
  /** The link to the podcast. */
  feed?: LinkView | undefined;
  stories: TeaserView[];
}

export interface StoriesPageView extends StandingPageView {
  stories: TeaserView[];
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
