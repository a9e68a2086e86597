import { describe, expect, it } from 'vitest';
import {
  dateTimeView,
  formatDate,
  isoDuration,
  isoInZone,
  timeView,
  type DateForms,
  type DatePattern,
} from '../../../src/shared/date-format.ts';

const TALKS = '2022-02-28T17:10:00+00:00';
const LONDON = 'Europe/London';

const WORDS: Record<'en-GB' | 'es-ES' | 'ar-EG', Record<DatePattern, string>> = {
  'en-GB': {
    date: '28 February 2022',
    weekdayDate: 'Monday, 28 February 2022',
    weekday: 'Monday',
    dayMonth: '28 February',
    shortDayMonth: '28 Feb',
    shortDate: '28 Feb 2022',
    month: 'February',
    monthYear: 'February 2022',
    year: '2022',
    time: '17:10',
  },
  'es-ES': {
    date: '28 de febrero de 2022',
    weekdayDate: 'lunes 28 de febrero de 2022',
    weekday: 'lunes',
    dayMonth: '28 de febrero',
    shortDayMonth: '28 feb',
    shortDate: '28 feb 2022',
    month: 'febrero',
    monthYear: 'febrero de 2022',
    year: '2022',
    time: '17:10',
  },
  'ar-EG': {
    date: '٢٨ فبراير ٢٠٢٢',
    weekdayDate: 'الاثنين ٢٨ فبراير ٢٠٢٢',
    weekday: 'الاثنين',
    dayMonth: '٢٨ فبراير',
    shortDayMonth: '٢٨ فبراير',
    shortDate: '٢٨ فبراير ٢٠٢٢',
    month: 'فبراير',
    monthYear: 'فبراير ٢٠٢٢',
    year: '٢٠٢٢',
    time: '١٧:١٠',
  },
};

const FORMS: Partial<Record<string, DateForms>> = {
  'es-ES': { dateTime: '{date}, {time}', patterns: { weekdayDate: '{weekday} {day} de {month} de {year}' } },
  'ar-EG': { dateTime: '{date}، {time}', patterns: { weekdayDate: '{weekday} {day} {month} {year}' } },
};

const cases = Object.entries(WORDS).flatMap(([locale, words]) =>
  Object.entries(words).map(([pattern, expected]) => ({ locale, pattern: pattern as DatePattern, expected })),
);

describe('a date in words', () => {
  it.each(cases)('is “$expected” in $locale as $pattern', ({ locale, pattern, expected }) => {
    expect(formatDate(TALKS, pattern, { locale, timeZone: LONDON, forms: FORMS[locale] })).toBe(expected);
  });

  it.each(cases.filter(({ locale }) => locale === 'ar-EG'))('has no Western digit in Arabic as $pattern', ({ locale, pattern }) => {
    expect(formatDate(TALKS, pattern, { locale, timeZone: LONDON })).not.toMatch(/[0-9]/);
  });

  it('keeps to the Gregorian calendar where another is usual', () => {
    expect(formatDate(TALKS, 'year', { locale: 'fa-IR', timeZone: LONDON })).toBe('۲۰۲۲');
    expect(formatDate(TALKS, 'year', { locale: 'th-TH', timeZone: LONDON })).toContain('2022');
  });

  it('writes midnight as 00:00, never as 24:00', () => {
    expect(formatDate('2022-03-01T00:00:00Z', 'time', { locale: 'en-GB', timeZone: LONDON })).toBe('00:00');
    expect(formatDate('2022-03-01T00:05:00Z', 'time', { locale: 'en-US', timeZone: LONDON })).toBe('00:05');
  });

  it('does not mix up two zones or two locales that it has been asked for before', () => {
    const late = '2022-07-01T23:30:00Z';
    expect(formatDate(late, 'dayMonth', { locale: 'en-GB', timeZone: 'UTC' })).toBe('1 July');
    expect(formatDate(late, 'dayMonth', { locale: 'en-GB', timeZone: LONDON })).toBe('2 July');
    expect(formatDate(late, 'dayMonth', { locale: 'es-ES', timeZone: LONDON })).toBe('2 de julio');
    expect(formatDate(late, 'dayMonth', { locale: 'en-GB', timeZone: 'UTC' })).toBe('1 July');
  });
});

describe('a date with its time', () => {
  it.each([
    { locale: 'en-GB', label: '28 February 2022, 17:10' },
    { locale: 'es-ES', label: '28 de febrero de 2022, 17:10' },
    { locale: 'ar-EG', label: '٢٨ فبراير ٢٠٢٢، ١٧:١٠' },
  ])('is “$label” in $locale', ({ locale, label }) => {
    expect(dateTimeView(TALKS, { locale, timeZone: LONDON, forms: FORMS[locale] })).toEqual({
      datetime: '2022-02-28T17:10:00+00:00',
      label,
    });
  });

  it('gives machines Western digits and an offset in every edition', () => {
    expect(timeView(TALKS, 'time', { locale: 'ar-EG', timeZone: LONDON })).toEqual({
      datetime: '2022-02-28T17:10:00+00:00',
      label: '١٧:١٠',
    });
  });
});

describe('an instant for machines', () => {
  it.each([
    { zone: LONDON, instant: TALKS, expected: '2022-02-28T17:10:00+00:00' },
    { zone: 'UTC', instant: '2022-07-01T23:30:00Z', expected: '2022-07-01T23:30:00+00:00' },
    { zone: LONDON, instant: '2022-07-01T23:30:00Z', expected: '2022-07-02T00:30:00+01:00' },
    { zone: 'America/New_York', instant: '2022-01-01T00:00:00Z', expected: '2021-12-31T19:00:00-05:00' },
    { zone: 'America/St_Johns', instant: '2022-01-01T00:00:00Z', expected: '2021-12-31T20:30:00-03:30' },
    { zone: 'Asia/Kolkata', instant: '2022-01-01T00:00:00Z', expected: '2022-01-01T05:30:00+05:30' },
    { zone: 'Asia/Kathmandu', instant: '2022-01-01T00:00:00Z', expected: '2022-01-01T05:45:00+05:45' },
    { zone: 'Pacific/Chatham', instant: '2022-01-01T00:00:00Z', expected: '2022-01-01T13:45:00+13:45' },
    { zone: LONDON, instant: '2022-03-01T02:00:00+02:00', expected: '2022-03-01T00:00:00+00:00' },
    { zone: LONDON, instant: '2022-02-28T17:10Z', expected: '2022-02-28T17:10:00+00:00' },
  ])('is $expected in $zone for $instant', ({ zone, instant, expected }) => {
    expect(isoInZone(instant, zone)).toBe(expected);
    expect(Date.parse(expected)).toBe(Date.parse(instant));
  });

  it.each([
    { what: 'the last second before the clocks go forward', instant: '2026-03-29T00:59:59Z', expected: '2026-03-29T00:59:59+00:00' },
    { what: 'the first second after the clocks go forward', instant: '2026-03-29T01:00:00Z', expected: '2026-03-29T02:00:00+01:00' },
    { what: 'the first of two half past ones', instant: '2026-10-25T00:30:00Z', expected: '2026-10-25T01:30:00+01:00' },
    { what: 'the second of two half past ones', instant: '2026-10-25T01:30:00Z', expected: '2026-10-25T01:30:00+00:00' },
  ])('tells $what by its offset', ({ instant, expected }) => {
    expect(isoInZone(instant, LONDON)).toBe(expected);
  });
});

describe('a duration for machines', () => {
  it.each([
    [0, 'PT0S'],
    [59, 'PT59S'],
    [60, 'PT1M0S'],
    [72, 'PT1M12S'],
    [3600, 'PT60M0S'],
  ])('of %i seconds is %s', (seconds, expected) => {
    expect(isoDuration(seconds)).toBe(expected);
  });
});
