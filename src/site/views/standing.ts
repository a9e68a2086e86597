import type { LinkView, NavLink } from './link.ts';
import type { PageView, StandingPageView } from './page.ts';
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

export interface TextPageView extends PageView {
  breadcrumb: LinkView[];
  title: string;
  summary: string;
  text: TextRef;
  /** The pages of the same group, and what the group is called. */
  siblings: { label: string; links: NavLink[] };
}
