import type { BlockArrangement, LeadMode } from '../../content/schemas/front.ts';
import type { Colour } from '../../content/schemas/colour.ts';
import type { TimeView } from '../../shared/date-format.ts';
import type { NewsletterView } from './chrome.ts';
import type { EventView } from './events.ts';
import type { LinkView } from './link.ts';
import type { PageView } from './page.ts';
import type { PictureView } from './picture.ts';
import type { TeaserView } from './teaser.ts';

export interface BlockView {
  section: LinkView;
  colour: Colour;
  subsections: LinkView[];
  arrangement: BlockArrangement;
  lead: TeaserView;
  stories: TeaserView[];
}

export type FrontRow =
  | {
      kind: 'main';
      blocks: BlockView[];
      opinion: { section: LinkView; colour: Colour; stories: TeaserView[] } | undefined;
      archive: TeaserView | undefined;
    }
  | { kind: 'pictures'; title: string; url: string; allUrl?: string | undefined; pictures: PictureView[] }
  | { kind: 'single'; block: BlockView }
  | { kind: 'pair'; left: BlockView; right: BlockView; wideLeft: boolean }
  | { kind: 'choice'; stories: TeaserView[] }
  | { kind: 'opinion'; section: LinkView; colour: Colour; stories: TeaserView[] }
  | { kind: 'archive'; story: TeaserView }
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
  /** The word that says that somebody has paid for it. */
  sponsored?: string | undefined;
  when: TimeView;
}
