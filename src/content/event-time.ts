import type { EventData } from './schemas/event.ts';

const WITHOUT_END_MILLISECONDS = 3 * 60 * 60_000;

/** The moment from which an event is over. */
export function endOfEvent({ start, end }: Pick<EventData, 'start' | 'end'>): string {
  return end ?? new Date(Date.parse(start) + WITHOUT_END_MILLISECONDS).toISOString();
}
