import type { TimeView } from '../../shared/date-format.ts';
import type { LinkView } from './link.ts';
import type { StandingPageView } from './page.ts';

/** Something that is on. */
export interface EventView {
  title: string;
  /** Its day with the weekday; the last one besides, when it goes on for several. */
  day: TimeView;
  lastDay?: TimeView | undefined;
  /** From when, and until when on the same day. */
  starts: TimeView;
  ends?: TimeView | undefined;
  place?: string | undefined;
  about?: string | undefined;
  url?: string | undefined;
  isCancelled: boolean;
}

export interface EventsPageView extends StandingPageView {
  events: EventView[];
  /** The file for calendars. */
  calendar: LinkView;
}
