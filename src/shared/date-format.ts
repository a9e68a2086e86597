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
  /** What the language’s catalogue says besides. */
  forms?: DateForms | undefined;
}

/** What `Intl` does not know of how a language writes dates. */
export interface DateForms {
  /** A day and a time of it: `{date}, {time}`. */
  dateTime: string;
  /** In place of `Intl`’s order and signs: `{weekday} {day} {month} {year}`. The parts themselves are `Intl`’s. */
  patterns: Partial<Record<DatePattern, string>>;
}

const STYLES = {
  /** 28 February 2022 */
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Monday, 28 February 2022 */
  weekdayDate: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
  /** 28 February */
  dayMonth: { day: 'numeric', month: 'long' },
  /** 28 Feb */
  shortDayMonth: { day: 'numeric', month: 'short' },
  /** 28 Feb 2022 */
  shortDate: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long' },
  monthYear: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
  /** 17:10 */
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DatePattern = keyof typeof STYLES;

export const DATE_PATTERNS = Object.keys(STYLES) as DatePattern[];

/** How one pattern is written in one style, and what has been written so far. */
interface Writer {
  formatter: Intl.DateTimeFormat;
  /** By day, `2022-02-28`, or by time of day, `17:10`: an archive names the same ones again and again. */
  written: Map<string, string>;
}

const writers = new WeakMap<DateStyle, Map<DatePattern, Writer>>();

export function formatDate(instant: string, pattern: DatePattern, style: DateStyle): string {
  return labelOf(instant, isoInZone(instant, style.timeZone), pattern, style);
}

export function timeView(instant: string, pattern: DatePattern, style: DateStyle): TimeView {
  const datetime = isoInZone(instant, style.timeZone);
  return { datetime, label: labelOf(instant, datetime, pattern, style) };
}

function labelOf(instant: string, local: string, pattern: DatePattern, style: DateStyle): string {
  const { formatter, written } = writerFor(style, pattern);
  const key = pattern === 'time' ? local.slice(11, 16) : local.slice(0, 10);
  let label = written.get(key);
  if (label === undefined) {
    const form = style.forms?.patterns[pattern];
    label = form === undefined ? formatter.format(new Date(instant)) : fillForm(form, formatter.formatToParts(new Date(instant)));
    written.set(key, label);
  }
  return label;
}

/** A date’s parts in the order of a form, with its signs. */
export function fillForm(form: string, parts: readonly Intl.DateTimeFormatPart[]): string {
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => parts.find(({ type }) => type === name)?.value ?? whole);
}

function writerFor(style: DateStyle, pattern: DatePattern): Writer {
  let patterns = writers.get(style);
  if (!patterns) {
    patterns = new Map();
    writers.set(style, patterns);
  }
  let writer = patterns.get(pattern);
  if (!writer) {
    const options = { ...STYLES[pattern], calendar: 'gregory', timeZone: style.timeZone };
    writer = { formatter: new Intl.DateTimeFormat(style.locale, options), written: new Map() };
    patterns.set(pattern, writer);
  }
  return writer;
}

/** The date and the time together: “28 February 2022, 17:10”. */
export function dateTimeView(instant: string, style: DateStyle): TimeView {
  const form = style.forms?.dateTime ?? '{date}, {time}';
  const label = form
    .replace('{date}', () => formatDate(instant, 'date', style))
    .replace('{time}', () => formatDate(instant, 'time', style));
  return { datetime: isoInZone(instant, style.timeZone), label };
}

let latest = { instant: '', timeZone: '', written: '' };

/** `2022-02-28T17:10:00+00:00`: the instant written with the zone’s own offset. */
export function isoInZone(instant: string, timeZone: string): string {
  // A story’s moment is written several times in a row.
  if (instant === latest.instant && timeZone === latest.timeZone) return latest.written;
  const time = Date.parse(instant);
  const minutes = offsetMinutes(time, timeZone);
  const offset = writeOffset(minutes);
  const isWritten = instant.length === LOCAL_LENGTH + offset.length && instant.endsWith(offset);
  const written = isWritten ? instant : `${new Date(time + minutes * 60_000).toISOString().slice(0, LOCAL_LENGTH)}${offset}`;
  latest = { instant, timeZone, written };
  return written;
}

/** Of `2022-02-28T17:10:00`. */
const LOCAL_LENGTH = 19;

const DAY = 24 * 60 * 60_000;

/** A zone’s offsets by day of UTC; undefined for the days on which they change. */
const offsets = new Map<string, { formatter: Intl.DateTimeFormat; byDay: Map<number, number | undefined> }>();

/** How far a zone’s clocks are ahead of UTC at a moment, in minutes. */
function offsetMinutes(time: number, timeZone: string): number {
  let zone = offsets.get(timeZone);
  if (!zone) {
    zone = { formatter: new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }), byDay: new Map() };
    offsets.set(timeZone, zone);
  }
  const { formatter, byDay } = zone;
  const day = Math.floor(time / DAY);
  if (!byDay.has(day)) {
    const [first, last] = [readOffset(formatter, day * DAY), readOffset(formatter, (day + 1) * DAY - 1)];
    byDay.set(day, first === last ? first : undefined);
  }
  return byDay.get(day) ?? readOffset(formatter, time);
}

const writtenOffsets = new Map<number, string>();

/** `+02:00` */
function writeOffset(minutes: number): string {
  let written = writtenOffsets.get(minutes);
  if (written === undefined) {
    const absolute = Math.abs(minutes);
    const twoDigits = (value: number) => (value < 10 ? `0${value}` : String(value));
    written = `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(absolute / 60))}:${twoDigits(absolute % 60)}`;
    writtenOffsets.set(minutes, written);
  }
  return written;
}

function readOffset(formatter: Intl.DateTimeFormat, time: number): number {
  const name = formatter.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

/** A duration in seconds as ISO 8601: `PT1M12S`. */
export function isoDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `PT${minutes > 0 ? `${minutes}M` : ''}${seconds % 60}S`;
}
