import type { Colour } from '../../content/schemas/colour.ts';
import type { TimeView } from '../../shared/date-format.ts';
import type { Passage } from '../../content/versions/difference.ts';
import type { LinkView } from './link.ts';
import type { StandingPageView } from './page.ts';

/** What was changed in one part of a story, such as its headline or its text. */
export interface ChangeView {
  label: string;
  paragraphs: DifferenceView[];
}

export type DifferenceView = Passage[] | { unchanged: string };

export interface VersionView {
  id: string;
  /** “Version 2 of 3” */
  name: string;
  /** Since when readers could see it. */
  when: TimeView;
  /** “As first published”, “As it is now” */
  state?: string | undefined;
  changes: ChangeView[];
  /** The earliest version, in full. */
  text?: { headline: string; standfirst?: string | undefined; paragraphs: string[] } | undefined;
}

/** The published versions of a story, newest first, each with what was changed in it. */
export interface VersionsPageView extends StandingPageView {
  breadcrumb: LinkView[];
  colour: Colour;
  story: LinkView;
  /** That the newsroom shows no earlier versions. */
  withheld?: string | undefined;
  versions: VersionView[];
}
