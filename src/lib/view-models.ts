import type { ArticleKind } from '../schemas/article.ts';
import type { BlockArrangement } from '../schemas/front.ts';
import type { PaletteColour } from '../schemas/section.ts';
import type { ChartTable } from './chart-data.ts';
import type { TimeView } from './date-format.ts';
import type { PublishedPhoto } from './pictures.ts';
import type { HeadView } from './seo/head.ts';
import type { Passage } from './versions/difference.ts';

/** The edition that a page belongs to; components take their words and digits from it. */
export interface EditionView {
  language: string;
  locale: string;
  direction: 'ltr' | 'rtl';
}

export interface LinkView {
  label: string;
  url: string;
}

export interface NavLink extends LinkView {
  current: boolean;
  colour?: PaletteColour;
}

export interface LanguageLink extends LinkView {
  language: string;
  direction: 'ltr' | 'rtl';
  short: string;
  current: boolean;
}

export interface FooterColumn {
  heading: string;
  /** Where the heading leads, when it names a page. */
  url?: string | undefined;
  /** `own` marks the newsroom’s accounts elsewhere. */
  links: (LinkView & { own?: boolean })[];
}

/** What stands around every page: masthead, section bar, footer. */
export interface ChromeView {
  edition: EditionView;
  siteName: string;
  frontUrl: string;
  liveUrl: string;
  onAir: boolean;
  audioUrl: string;
  picturesUrl: string;
  searchUrl: string;
  savedUrl: string;
  accent: PaletteColour;
  /** The colour of the section the page is in. */
  colour: PaletteColour;
  follow: LinkView[];
  languages: LanguageLink[];
  sections: NavLink[];
  footer: FooterColumn[];
  colophon: string;
  /** The faults that `npm run dev` shows; a published page is without. */
  faults?: string | undefined;
}

/** What every page has. */
export interface PageView {
  chrome: ChromeView;
  head: HeadView;
}

/** A text in Markdown or MDX, which the page that prints it opens: which file, and what it held when the page was asked for. */
export interface TextRef {
  file: string;
  digest: string;
}

export interface PictureView {
  image: PublishedPhoto;
  alt: string;
  caption: string;
  /** “Photo: NASA”, as it stands after the caption. */
  credit: string;
  /** The licence where its terms ask that it be named, as Creative Commons’ do. */
  licence?: { name: string; url: string } | undefined;
  /** The focal point that every crop keeps: `52% 40%`. */
  focus: string;
  /** A map or chart, which says nothing as a thumbnail. */
  drawn: boolean;
}

export interface BylineName {
  label: string;
  url: string;
}

/** A story as it stands on any page but its own. */
export interface TeaserView {
  id: string;
  url: string;
  headline: string;
  standfirst?: string | undefined;
  /** The label above the headline: the editor’s own, or the kind of story where a reader should know it. */
  kicker?: string | undefined;
  /** The same for a page that mixes sections, where the section’s name says most. */
  sectionKicker: string;
  kind: ArticleKind;
  /** The state of live coverage, in words, when it is running or to come. */
  live?: string | undefined;
  byline: string;
  section: LinkView;
  colour: PaletteColour;
  published: TimeView;
  /** The day, written short, as lists that mix days say it. A front says none of what is news. */
  dated?: TimeView | undefined;
  picture?: PictureView | undefined;
}

export interface BlockView {
  section: LinkView;
  colour: PaletteColour;
  subsections: LinkView[];
  arrangement: BlockArrangement;
  lead: TeaserView;
  stories: TeaserView[];
}

export type FrontRow =
  | {
      kind: 'main';
      blocks: BlockView[];
      opinion: { section: LinkView; colour: PaletteColour; stories: TeaserView[] } | undefined;
      archive: TeaserView | undefined;
    }
  | { kind: 'pictures'; title: string; url: string; allUrl: string; pictures: PictureView[] }
  | { kind: 'single'; block: BlockView }
  | { kind: 'pair'; left: BlockView; right: BlockView; wideLeft: boolean }
  | { kind: 'choice'; stories: TeaserView[] };

/** Of when and where a newspaper is, as the masthead of its front says it: its newest story’s or change’s day and time. */
export interface EditionMoment {
  weekday: string;
  date: TimeView;
  city: string;
  lastUpdated: TimeView;
}

export interface FrontView extends PageView {
  edition: EditionMoment;
  lead: TeaserView;
  leadRelated: TeaserView[];
  top: TeaserView[];
  latest: TimelineEntry[];
  /** Where more of the latest stands. */
  latestMore: LinkView;
  rows: FrontRow[];
}

/** A line of the latest: its time on the edition’s day, its date when older. */
export interface TimelineEntry {
  url: string;
  headline: string;
  when: TimeView;
}

/** A story as a line of a list by day. */
export interface LineView {
  url: string;
  headline: string;
  kicker?: string | undefined;
  colour: PaletteColour;
  /** `17:10` */
  time: TimeView;
  /** In shorter lists, what the story is about and what it shows. */
  standfirst?: string | undefined;
  picture?: PictureView | undefined;
}

export interface DayGroup {
  weekday: string;
  date: string;
  url: string;
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
  colour: PaletteColour;
  subsections: NavLink[];
  lead?: TeaserView | undefined;
  leadRelated: TeaserView[];
  second: TeaserView[];
  days: DayGroup[];
  months: YearMonths[];
  /** The link to the section’s feed. */
  feed: LinkView;
  asides: { heading: string; links: LinkView[] }[];
}

/** A list of stories by day, under a name: a month, a day, an author, a topic. */
export interface ListingView extends PageView {
  breadcrumb: LinkView[];
  name: string;
  covers?: string | undefined;
  /** What else is known of an author: role, addresses elsewhere. */
  role?: string | undefined;
  links?: LinkView[] | undefined;
  /** True of the page of a single day. */
  ofDay?: boolean | undefined;
  days: DayGroup[];
  months: YearMonths[];
  /** The link to the feed of an author or a topic. */
  feed?: LinkView | undefined;
  /** The neighbouring months or days that have stories. */
  neighbours: { earlier?: LinkView | undefined; later?: LinkView | undefined };
}

/** A page of links: all topics, all desks, the whole archive. */
export interface DirectoryView extends PageView {
  name: string;
  covers: string;
  entries: { label: string; url: string; note?: string | undefined }[];
  months: YearMonths[];
}

export interface CorrectionView {
  when: TimeView;
  wrong: string;
  right: string;
}

export interface CommentView {
  id: string;
  name: string;
  staff: boolean;
  when: TimeView;
  paragraphs: string[];
  replyTo?: string | undefined;
  replies: CommentView[];
}

export interface DiscussionView {
  state: 'open' | 'closed' | 'none';
  count: number;
  comments: CommentView[];
  writeTo: string;
}

export interface RecordingView {
  url: string;
  type: string;
  duration: string;
  durationIso: string;
  transcript: string;
  captionsUrl?: string | undefined;
  poster?: PictureView | undefined;
}

/** A recording that stands in a text; its transcript is written there. */
export type PlacedRecordingView = Omit<RecordingView, 'transcript' | 'poster'>;

/** What the components in a text show that is not written in them, by what they name it with. */
export interface PlacedParts {
  /** By the file’s name. */
  tables: Record<string, ChartTable>;
  /** By the file’s name. */
  recordings: Record<string, PlacedRecordingView>;
  /** By the date that names them. */
  corrections: Record<string, CorrectionView>;
  /** By the time as it is written. */
  times: Record<string, TimeView>;
}

export interface LivePostView {
  id: string;
  when: TimeView;
  /** The day, of coverage that goes on over several. */
  day?: string | undefined;
  headline: string;
  key: boolean;
  /** Who wrote the post, when not the story’s own authors. */
  byline: string;
  text: TextRef;
}

export interface StoryView extends PageView {
  id: string;
  url: string;
  absoluteUrl: string;
  breadcrumb: LinkView[];
  /** The label above the headline, where it says more than the breadcrumb. */
  kicker?: string | undefined;
  kind: ArticleKind;
  colour: PaletteColour;
  headline: string;
  standfirst?: string | undefined;
  byline: BylineName[];
  dateline?: string | undefined;
  published: TimeView;
  publishedFull: TimeView;
  updatedFull?: TimeView | undefined;
  /** The page of its published versions, when there is more than one. */
  changes?: LinkView | undefined;
  /** Absent of live coverage, which is read as it grows. */
  readingMinutes?: number | undefined;
  text: TextRef;
  share: LinkView[];
  lead?: PictureView | undefined;
  /** Photos that the editor placed in the text, by id. */
  placedPhotos: Record<string, PictureView>;
  /** The other photos, shown together after the text, or as the gallery. */
  morePhotos: PictureView[];
  /** Stories that the editor placed in the text, by id. */
  placedStories: Record<string, TeaserView>;
  placed: PlacedParts;
  video?: RecordingView | undefined;
  audio?: RecordingView | undefined;
  live?: { state: string; running: boolean; posts: LivePostView[] } | undefined;
  corrections: CorrectionView[];
  sources: { name: string; detail?: string | undefined; url?: string | undefined }[];
  topics: LinkView[];
  discussion: DiscussionView;
  translations: LanguageLink[];
  readNext: TeaserView[];
}

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
  colour: PaletteColour;
  story: LinkView;
  /** That the newsroom shows no earlier versions. */
  withheld?: string | undefined;
  versions: VersionView[];
}

export interface StandingPageView extends PageView {
  name: string;
  covers: string;
}

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

export interface CorrectionsPageView extends StandingPageView {
  corrections: (CorrectionView & { story: LinkView })[];
  /** The years, where there are more corrections than the page lists. */
  years: YearMonths[];
  /** The link to the feed of corrections, once there are any. */
  feed?: LinkView | undefined;
  /** From a year’s page, the way back to all. */
  whole?: LinkView | undefined;
}

/** A photo with all that is known of whose it is. */
export interface CreditView {
  picture: PictureView;
  /** The person who made it, when the credit does not name them. */
  creator?: string | undefined;
  copyright?: string | undefined;
  licence?: { name: string; url?: string | undefined } | undefined;
  /** Where others can ask to use it. */
  acquireUrl?: string | undefined;
  /** Where it is shown, newest first. */
  stories: LinkView[];
  /** “and 12 more stories” */
  more?: string | undefined;
}

export interface CreditsPageView extends StandingPageView {
  photos: CreditView[];
  /** The years, where there are more photos than the page shows. */
  years: YearMonths[];
  /** From a year’s page, the way back to all. */
  whole?: LinkView | undefined;
}

/** What a search may be limited to; `depth` is how far below the first of its kind it stands. */
export interface SearchChoice {
  value: string;
  label: string;
  depth: number;
}

export interface SearchPageView extends StandingPageView {
  /** The folder of the program that searches. */
  runtimeUrl: string;
  /** The parts of the index, newest first: folder, year of its stories, and with which search it is first looked through. */
  parts: { url: string; year: string; stage: number }[];
  /** Letters that are no others with an accent, each with what is typed where it is not on the keyboard. */
  letters: Readonly<Record<string, string>>;
  sections: SearchChoice[];
  kinds: SearchChoice[];
  authors: SearchChoice[];
  years: SearchChoice[];
  places: LinkView[];
}

export interface TextPageView extends PageView {
  breadcrumb: LinkView[];
  title: string;
  summary: string;
  text: TextRef;
  /** The pages of the same group, and what the group is called. */
  siblings: { label: string; links: NavLink[] };
}

export interface NotFoundView extends PageView {
  editions: { language: string; direction: 'ltr' | 'rtl'; title: string; text: string; links: LinkView[] }[];
}

export interface MovedView extends PageView {
  title: string;
  story: LinkView;
}

/** Every kind of page, with what it prints. Each has a file in `src/pages`. */
export interface PageViews {
  corrections: CorrectionsPageView;
  credits: CreditsPageView;
  directory: DirectoryView;
  front: FrontView;
  listing: ListingView;
  /** A story whose text is in `.mdx`. */
  'mdx-story': StoryView;
  moved: MovedView;
  'not-found': NotFoundView;
  saved: StandingPageView;
  search: SearchPageView;
  section: SectionView;
  stories: StoriesPageView;
  story: StoryView;
  stream: StreamPageView;
  text: TextPageView;
  versions: VersionsPageView;
}

export type PageKind = keyof PageViews;
