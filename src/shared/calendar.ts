import { isoInZone } from './date-format.ts';

/** A calendar day in a time zone. */
export interface CalendarDay {
  year: string;
  month: string;
  day: string;
}

/** The day on which an instant falls in the newsroom’s time zone; decides a story’s address and archive. */
export function calendarDay(instant: string, timeZone: string): CalendarDay {
  const [year = '', month = '', day = ''] = dayKey(instant, timeZone).split('-');
  return { year, month, day };
}

/** `2022-02-28`, for sorting and grouping by day. */
export function dayKey(instant: string, timeZone: string): string {
  return isoInZone(instant, timeZone).slice(0, 10);
}
