import { isoInZone } from '../shared/date-format.ts';
import { readHumanDate, type HumanDate } from './human-date.ts';

const MINUTE = 60_000;
const LARGEST_OFFSET = 14 * 60;
const LONGEST_DATE = 200;

/**
 * `2012-01-07 07:07:21`, a time without a zone, as an instant in the given zone: `2012-01-07T07:07:21+01:00`. Undefined when it is
 * no date, as `0000-00-00 00:00:00` of drafts.
 */
export function instantOfLocal(local: string | undefined, timeZone: string): string | undefined {
  const asUtc = parseUtc(local);
  if (asUtc === undefined) return undefined;
  // The zone’s offset at the moment itself is found from that at the same figures in UTC, and corrected once where clocks change.
  const guess = asUtc - offsetOf(asUtc, timeZone) * MINUTE;
  return isoInZone(new Date(asUtc - offsetOf(guess, timeZone) * MINUTE).toISOString(), timeZone);
}

/**
 * An instant from the two forms in which WordPress writes it, in UTC and on the newsroom’s clock of that day: the difference is the
 * offset. Undefined when neither is a date.
 */
export function instantOfPair(utc: string | undefined, local: string | undefined, timeZone: string): string | undefined {
  const time = parseUtc(utc);
  if (time === undefined) return instantOfLocal(local, timeZone);
  const shown = parseUtc(local);
  const offset = shown === undefined ? undefined : (shown - time) / MINUTE;
  if (offset === undefined || offset % 15 !== 0 || Math.abs(offset) > LARGEST_OFFSET)
    return isoInZone(new Date(time).toISOString(), timeZone);
  const sign = offset < 0 ? '-' : '+';
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${new Date(shown ?? time).toISOString().slice(0, 19)}${sign}${twoDigits(Math.floor(Math.abs(offset) / 60))}:${twoDigits(Math.abs(offset) % 60)}`;
}

/**
 * An instant as feeds and JSON write it, or a day as people do, in the given zone where the text names none. Undefined when it is no date.
 * `language` tells which of two days `4/12/2019` is.
 */
export function instantOfText(text: string | undefined, timeZone: string, language?: string): string | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > LONGEST_DATE) return undefined;
  if (/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?(\.\d+)?$/.test(trimmed)) return instantOfLocal(trimmed, timeZone);
  const [, named, offset] = /^[\w,: .+-]*?\d(?:(?:\.\d+)?\s*(Z|UTC?|GMT)|\s*([+-]\d{2}:?\d{2}))$/.exec(trimmed) ?? [];
  const time = named === undefined && offset === undefined ? Number.NaN : Date.parse(trimmed);
  if (!Number.isNaN(time) && isSensible(time))
    return offset === undefined ? isoInZone(new Date(time).toISOString(), timeZone) : atOffset(time, offset);
  const date = readHumanDate(trimmed, language);
  return date === undefined ? undefined : instantOfHuman(date, timeZone);
}

/** A day that people wrote as an instant, in the given zone where they named none. */
export function instantOfHuman({ day, clock, zone }: HumanDate, timeZone: string): string | undefined {
  const local = clock === undefined ? day : `${day} ${clock}`;
  if (zone === undefined || zone.includes('/')) return instantOfLocal(local, zone ?? timeZone);
  const asUtc = parseUtc(local);
  if (asUtc === undefined) return undefined;
  return zone === '+00:00' ? isoInZone(new Date(asUtc).toISOString(), timeZone) : atOffset(asUtc - minutesOf(zone) * MINUTE, zone);
}

function atOffset(time: number, offset: string): string {
  return `${new Date(time + minutesOf(offset) * MINUTE).toISOString().slice(0, 19)}${offset.slice(0, 3)}:${offset.slice(-2)}`;
}

/** `+01:00` or `+0100` in minutes. */
function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** The figures of a date and time, taken as UTC, in milliseconds. */
function parseUtc(text: string | undefined): number | undefined {
  const [, day, clock = '00:00:00'] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/.exec(text?.trim() ?? '') ?? [];
  if (day === undefined) return undefined;
  const time = Date.parse(`${day}T${clock.length === 5 ? `${clock}:00` : clock}Z`);
  if (Number.isNaN(time) || !isSensible(time)) return undefined;
  return new Date(time).toISOString().startsWith(day) ? time : undefined;
}

function offsetOf(time: number, timeZone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})$/.exec(isoInZone(new Date(time).toISOString(), timeZone)) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

/** Between the first newspapers and the year 9999, which four digits end with. */
function isSensible(time: number): boolean {
  const year = new Date(time).getUTCFullYear();
  return year >= 1600 && year <= 9998;
}
