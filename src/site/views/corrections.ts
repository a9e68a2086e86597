import type { TimeView } from '../../shared/date-format.ts';
import type { LinkView } from './link.ts';
import type { YearMonths } from './listing.ts';
import type { StandingPageView } from './page.ts';

export interface CorrectionView {
  when: TimeView;
  wrong: string;
  right: string;
}

/** A story that was corrected, and when. */
export interface CorrectedStory {
  story: LinkView;
  when: TimeView;
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
