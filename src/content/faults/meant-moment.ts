import { isoInZone } from '../../shared/date-format.ts';

/** When and where a value was written: what “yesterday” and a time without its offset are told from. */
export interface Clock {
  /** The present moment, in milliseconds since 1970. */
  now: number;
  timeZone: string;
}

/** A day and a time as clocks show them: `2026-11-21` and `09:00`. */
interface Reading {
  day: string;
  time: string;
}

const DAY = 24 * 60 * 60 * 1000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** A whole moment but for a sign: a space before its offset, or no colon in it. */
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2})(?::\d{2})?(?:\.\d+)? ?(z|utc|gmt|[+-]\d{1,2}(?::?\d{2})?)$/;

/** The time of a story of whose day alone something is said. */
const MORNING = '09:00';

/**
 * The moments that a value may have been meant to be, with the offset of the newsroom’s place on that day: none when it cannot be told,
 * two for a day that is written in figures of which either may be the month.
 */
export function meantMoments(written: string, clock: Clock): string[] {
  const words = inPlainSigns(written).trim().toLowerCase().replace(/[\s,]+/g, ' ');
  if (/^(right )?now$/.test(words)) return [localMoment(clock.now, clock)];
  const [, day, clockTime, offset] = WITH_OFFSET.exec(words) ?? [];
  if (offset !== undefined) {
    const moment = `${day ?? ''}T${clockTime ?? ''}:00${/^(z|utc|gmt)$/.test(offset) ? 'Z' : wholeOffset(offset)}`;
    return Number.isNaN(Date.parse(moment)) ? [] : [isoInZone(new Date(moment).toISOString(), clock.timeZone)];
  }
  const time = readTime(words);
  if (time === undefined) return [];
  return readDays(words, clock).flatMap((day) => instantAt({ day, time }, clock.timeZone) ?? []);
}

/** Dashes, figures of any script and colons as dates are written with, without quotation marks around them. */
function inPlainSigns(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\p{Nd}/gu, (figure) => String(figureOf(figure)))
    .replace(/^["'“”„«‘’]+|["'“”»‘’]+$/g, '');
}

/** The figures of a script stand in a row of ten that begins with nought. */
function figureOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before;
}

/** `+1`, `+01` and `+0100` as `+01:00`. */
function wholeOffset(offset: string): string {
  const [, sign = '+', hours = '0', minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? [];
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** The instant at which clocks in a place show a day and a time; undefined for a day that does not exist. */
export function instantAt({ day, time }: Reading, timeZone: string): string | undefined {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 10) !== day) return undefined;
  const offset = (at: number): number => Date.parse(`${isoInZone(new Date(at).toISOString(), timeZone).slice(0, 19)}Z`) - at;
  return isoInZone(new Date(asUtc - offset(asUtc - offset(asUtc))).toISOString(), timeZone);
}

function localMoment(at: number, { timeZone }: Clock): string {
  const shown = isoInZone(new Date(at).toISOString(), timeZone);
  return `${shown.slice(0, 17)}00${shown.slice(19)}`;
}

/** `HH:MM`; that of a morning where no time is said; undefined for one that does not exist. */
function readTime(words: string): string | undefined {
  if (/\bnoon\b|\bmidday\b/.test(words)) return '12:00';
  if (/\bmidnight\b/.test(words)) return '00:00';
  const [, hours, minutes = '00', half] = /(?:^|[\st])(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})? ?([ap])\.?m\b/.exec(words) ?? /(?:^|[\st])(\d{1,2})[:h](\d{2})/.exec(words) ?? [];
  if (hours === undefined) return MORNING;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'p' ? 12 : 0);
  return hour > 23 || Number(minutes) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`;
}

function readDays(words: string, clock: Clock): string[] {
  const today = localMoment(clock.now, clock).slice(0, 10);
  const away = (days: number): string => new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10);
  for (const [name, days] of [['yesterday', -1], ['today', 0], ['tonight', 0], ['tomorrow', 1]] as const)
    if (words.includes(name)) return [away(days)];
  const [, year, month, day] = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(words) ?? /^(\d{4})(\d{2})(\d{2})\b/.exec(words) ?? [];
  if (year !== undefined) return [dayOf(year, month, day)];
  const [, first, second, after] = /\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\b/.exec(words) ?? [];
  if (after !== undefined) {
    const full = after.length === 2 ? `20${after}` : after;
    const both = [dayOf(full, first, second), dayOf(full, second, first)].filter((one) => !Number.isNaN(Date.parse(one)));
    return [...new Set(both)];
  }
  return readNamedDay(words, away, today);
}

/** A day with its month in letters, or the last one of its name in a week. */
function readNamedDay(words: string, away: (days: number) => string, today: string): string[] {
  const month = MONTHS.findIndex((name) => new RegExp(`\\b${name}[a-z]*\\b`).test(words));
  const [, day] = /(?:^|[^\d:])(\d{1,2})(?:st|nd|rd|th|\.)?(?= |$)(?! ?[ap]\.?m)/.exec(words) ?? [];
  if (month >= 0 && day !== undefined) {
    const [year] = /\b\d{4}\b/.exec(words) ?? [today.slice(0, 4)];
    return [dayOf(year, String(month + 1), day)];
  }
  const weekday = WEEKDAYS.findIndex((name) => new RegExp(`\\b${name}[a-z]*day\\b`).test(words));
  if (weekday < 0) return [];
  const since = (new Date(today).getUTCDay() - weekday + 7) % 7;
  return [away(/\bnext\b/.test(words) ? 7 - since : since === 0 && /\blast\b/.test(words) ? -7 : -since)];
}

function dayOf(year: string | undefined, month = '', day = ''): string {
  return `${year ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
