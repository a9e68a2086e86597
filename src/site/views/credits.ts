import type { LinkView } from './link.ts';
import type { YearMonths } from './listing.ts';
import type { StandingPageView } from './page.ts';
import type { PictureView } from './picture.ts';

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
