import type { Colour } from '../../content/schemas/colour.ts';
import type { TimeView } from '../../shared/date-format.ts';
import type { LinkView, NavLink } from './link.ts';
import type { PageView } from './page.ts';
import type { PictureView } from './picture.ts';
import type { TeaserView } from './teaser.ts';

/** A story as a line of a list by day. */
export interface LineView {
  url: string;
  headline: string;
  kicker?: string | undefined;
  colour: Colour;
  /** `17:10`; in a group of a month or a year, `28 Feb`. */
  time: TimeView;
  /** In shorter lists, what the story is about and what it shows. */
  standfirst?: string | undefined;
  picture?: PictureView | undefined;
}

/** The stories of a day; of a month of whose days none has several; or of a year of whose months none has. */
export interface DayGroup {
  /** The weekday, the month or the year. */
  weekday: string;
  /** The date, the year, or nothing. */
  date: string;
  /** What an address can name it by, on the page of a month. */
  id?: string | undefined;
  /** Where everything of the day is listed, if that is not here. */
  url?: string | undefined;
  stories: LineView[];
}

export interface YearMonths {
  year: string;
  months: LinkView[];
}

export interface SectionView extends PageView {
  breadcrumb: LinkView[];
  name: string;
  covers?: string | undefined;
  colour: Colour;
  subsections: NavLink[];
  lead?: TeaserView | undefined;
  leadRelated: TeaserView[];
  second: TeaserView[];
  days: DayGroup[];
  /** Where every story is listed above the months, none of them is an earlier one. */
  monthsHeading: string;
  months: YearMonths[];
  /** The link to the section’s feed. */
  feed: LinkView;
  asides: { heading: string; links: LinkView[] }[];
  /** Stories of the section above, or of the newspaper, where a section has few of its own. */
  elsewhere: TeaserView[];
}

/** A list of stories by day, under a name: a month, a day, an author, a topic. */
export interface ListingView extends PageView {
  breadcrumb: LinkView[];
  name: string;
  covers?: string | undefined;
  /** What else is known of an author: portrait, role, addresses elsewhere. */
  portrait?: PictureView | undefined;
  role?: string | undefined;
  links?: LinkView[] | undefined;
  /** True of the page of a single day. */
  ofDay?: boolean | undefined;
  days: DayGroup[];
  months: YearMonths[];
  /** Of a topic: others that its stories are filed under. */
  related?: LinkView[] | undefined;
  /** The link to the feed of an author or a topic. */
  feed?: LinkView | undefined;
  /** The neighbouring months or days that have stories. */
  neighbours: { earlier?: LinkView | undefined; later?: LinkView | undefined };
}

export interface DirectoryEntry extends LinkView {
  /** Of an author: role, what they are there for, and what they have written last. */
  note?: string | undefined;
  covers?: string | undefined;
  latest?: LinkView | undefined;
}

/** A page of links: all topics, all desks, the whole archive. */
export interface DirectoryView extends PageView {
  name: string;
  covers: string;
  entries: DirectoryEntry[];
  months: YearMonths[];
}
