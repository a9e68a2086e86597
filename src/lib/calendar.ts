/** A calendar day in a time zone. */
export interface CalendarDay {
  year: string;
  month: string;
  day: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day on which an instant falls in the newsroom’s time zone; decides a story’s address and archive. */
export function calendarDay(instant: string, timeZone: string): CalendarDay {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  const [year = '', month = '', day = ''] = formatter.format(new Date(instant)).split('-');
  return { year, month, day };
}

/** `2022-02-28`, for sorting and grouping by day. */
export function dayKey(instant: string, timeZone: string): string {
  const { year, month, day } = calendarDay(instant, timeZone);
  return `${year}-${month}-${day}`;
}
