/** A moment as a page prints it: `<time datetime>` and its words. */
export interface TimeView {
  /** ISO 8601 with offset, in the newsroom’s time zone. */
  datetime: string;
  /** In the edition’s own words and digits. */
  label: string;
}

/** How an edition writes dates. */
export interface DateStyle {
  locale: string;
  timeZone: string;
}

const STYLES = {
  /** 28 February 2022 */
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Monday 28 February 2022 */
  weekdayDate: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
  /** 28 February */
  dayMonth: { day: 'numeric', month: 'long' },
  /** 28 Feb */
  shortDayMonth: { day: 'numeric', month: 'short' },
  month: { month: 'long' },
  monthYear: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
  /** 17:10 */
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DatePattern = keyof typeof STYLES;

const formatters = new Map<string, Intl.DateTimeFormat>();

export function formatDate(instant: string, pattern: DatePattern, { locale, timeZone }: DateStyle): string {
  const key = `${locale} ${timeZone} ${pattern}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { ...STYLES[pattern], calendar: 'gregory', timeZone });
    formatters.set(key, formatter);
  }
  const text = formatter.format(new Date(instant));
  return pattern === 'weekdayDate' ? text.replace(/[,،]\s?/g, ' ') : text;
}

export function timeView(instant: string, pattern: DatePattern, style: DateStyle): TimeView {
  return { datetime: isoInZone(instant, style.timeZone), label: formatDate(instant, pattern, style) };
}

/** The date and the time together: “28 February 2022, 17:10”. */
export function dateTimeView(instant: string, style: DateStyle): TimeView {
  const comma = style.locale.startsWith('ar') ? '،' : ',';
  return {
    datetime: isoInZone(instant, style.timeZone),
    label: `${formatDate(instant, 'date', style)}${comma} ${formatDate(instant, 'time', style)}`,
  };
}

/** `2022-02-28T17:10:00+00:00`: the instant written with the zone’s own offset. */
export function isoInZone(instant: string, timeZone: string): string {
  const date = new Date(instant);
  const key = `iso ${timeZone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    });
    formatters.set(key, formatter);
  }
  const parts = Object.fromEntries(formatter.formatToParts(date).map(({ type, value }) => [type, value]));
  const offset = (parts.timeZoneName ?? 'GMT').replace('GMT', '') || '+00:00';
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}${offset}`;
}

/** A duration in seconds as ISO 8601: `PT1M12S`. */
export function isoDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `PT${minutes > 0 ? `${minutes}M` : ''}${seconds % 60}S`;
}
