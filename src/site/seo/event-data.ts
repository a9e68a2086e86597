import type { Event } from 'schema-dts';
import { given } from './given.ts';

export interface EventFacts {
  title: string;
  /** ISO 8601 with an offset. */
  start: string;
  end?: string | undefined;
  place?: string | undefined;
  about?: string | undefined;
  /** Absolute. */
  url?: string | undefined;
  isCancelled: boolean;
}

/** Something that is on, as search engines and calendars read it: https://schema.org/Event */
export function buildEventData({ title, start, end, place, about, url, isCancelled }: EventFacts) {
  return given({
    '@type': 'Event',
    name: title,
    startDate: start,
    endDate: end,
    description: about,
    url,
    eventStatus: isCancelled ? 'https://schema.org/EventCancelled' : 'https://schema.org/EventScheduled',
    location: place === undefined ? undefined : { '@type': 'Place' as const, name: place, address: place },
  }) satisfies Event;
}
