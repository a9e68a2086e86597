import { endOfEvent } from '../../content/event-time.ts';
import { fact } from './facts.ts';
import type { NewsroomIndex } from './newsroom-index.ts';

/** The events that are not over, the next one first. */
export const comingEvents = fact('coming-events', (index): string[] =>
  [...index.events]
    .filter(([, event]) => !index.isPast(endOfEvent(event)))
    .sort(([a, one], [b, other]) => Date.parse(one.start) - Date.parse(other.start) || (a < b ? -1 : 1))
    .map(([id]) => id),
);

/** Whether anything is on. */
export function hasEvents(index: NewsroomIndex): boolean {
  return comingEvents(index, '').length > 0;
}
