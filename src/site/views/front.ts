import type { BlockArrangement, LeadMode } from '../../content/schemas/front.ts';
import type { Colour } from '../../content/schemas/colour.ts';
import type { TimeView } from '../../shared/date-format.ts';
import type { CorrectedStory } from './corrections.ts';
import type { NewsletterView } from './chrome.ts';
import type { EventView } from './events.ts';
import type { LinkView } from './link.ts';
import type { PageView } from './page.ts';
import type { PictureView } from './picture.ts';
import type { BylineName } from './story.ts';
import type { TeaserView } from './teaser.ts';

export interface BlockView {
  section: LinkView;
  colour: Colour;
  subsections: LinkView[];
  arrangement: BlockArrangement;
  lead: TeaserView;
  stories: TeaserView[];
}

/** A story of another time, and whether it is of this very day. */
export interface ArchiveView {
  onThisDay: boolean;
  story: TeaserView;
}

/** A story with how much readers have written about it, in words. */
export interface DiscussedView extends LinkView {
  comments: string;
}

/** What the newspaper’s writers think, each with who they are. */
export interface OpinionView {
  section: LinkView;
  colour: Colour;
  stories: ColumnView[];
}

export interface ColumnView extends TeaserView {
  /** The first of those who wrote it. */
  columnist?: BylineName | undefined;
}

export type FrontRow =
  | {
      kind: 'main';
      blocks: BlockView[];
      opinion: OpinionView | undefined;
      archive: ArchiveView | undefined;
      discussed: DiscussedView[];
    }
  | { kind: 'briefing'; lines: { text: string; url: string }[] }
  | { kind: 'discussed'; stories: DiscussedView[] }
  | { kind: 'columns'; blocks: BlockView[] }
  | { kind: 'pictures'; title: string; url: string; allUrl?: string | undefined; pictures: PictureView[] }
  | { kind: 'single'; block: BlockView }
  | { kind: 'pair'; left: BlockView; right: BlockView; wideLeft: boolean }
  | { kind: 'choice'; stories: TeaserView[] }
  | ({ kind: 'opinion' } & OpinionView)
  | ({ kind: 'archive' } & ArchiveView)
  | { kind: 'newsletter'; newsletter: NewsletterView }
  | { kind: 'events'; heading: LinkView; events: EventView[] }
  | { kind: 'ad'; advertiser: string; text: string; url: string; picture?: PictureView | undefined }
  | { kind: 'words'; title: string; text: string; url?: string | undefined };

/** Of when and where a newspaper is, as the masthead of its front says it: its newest story’s or change’s day and time. */
export interface EditionMoment {
  weekday: string;
  date: TimeView;
  city: string;
  lastUpdated: TimeView;
}

export interface FrontView extends PageView {
  edition: EditionMoment;
  leadMode: LeadMode;
  /** Whether the lead has columns beside it, or rows below it. */
  form: 'columns' | 'rows';
  /** What a package is about. */
  subject?: LinkView | undefined;
  lead: TeaserView;
  /** The newest of live coverage that leads. */
  liveLine?: { text: string; url: string; when: TimeView } | undefined;
  leadRelated: TeaserView[];
  top: TeaserView[];
  latest: TimelineEntry[];
  /** True where the newest stories are too old to be called the latest. */
  isArchive: boolean;
  /** Where more of the latest stands. */
  latestMore: LinkView;
  /** The stories of the latest corrections, of which those are shown that the reader has opened. */
  corrected: CorrectedStory[];
  rows: FrontRow[];
}

/** A line of the latest: its time on the edition’s day, its date when older. */
export interface TimelineEntry {
  url: string;
  headline: string;
  /** The word that says that somebody has paid for it. */
  sponsored?: string | undefined;
  when: TimeView;
}
