import type { TimeView } from '../../shared/date-format.ts';
import type { AddressSpace } from '../../shared/urls.ts';
import type { LinkView } from './link.ts';
import type { PageView, StandingPageView } from './page.ts';
import type { PictureView } from './picture.ts';
import type { StoryView } from './story.ts';

/** Everything of a day on one page, in reading order, as it is printed and made an e-book of. */
export interface DayEditionView extends PageView {
  breadcrumb: LinkView[];
  /** What it is called beside its date. */
  title?: string | undefined;
  date: TimeView;
  /** Words from the editor. */
  note?: string | undefined;
  book: LinkView;
  stories: StoryView[];
  space: AddressSpace;
}

/** The list of the editions that there are, the newest first. */
export interface DayEditionsView extends StandingPageView {
  feed: LinkView;
  editions: DayEditionLine[];
}

export interface DayEditionLine {
  url: string;
  title?: string | undefined;
  date: TimeView;
  note?: string | undefined;
  /** The headlines of its first stories, and how many more there are, in words. */
  headlines: string[];
  more?: string | undefined;
  picture?: PictureView | undefined;
  book: LinkView;
}
