import { describe, expect, it } from 'vitest';
import { calendarDay, dayKey } from '../../../src/shared/calendar.ts';

describe('the day on which a story is published', () => {
  it.each([
    { at: 'the last second of a winter day', instant: '2022-02-28T23:59:59+00:00', zone: 'Europe/London', day: '2022-02-28' },
    { at: 'midnight in winter', instant: '2022-03-01T00:00:00+00:00', zone: 'Europe/London', day: '2022-03-01' },
    { at: 'the last second of a summer day', instant: '2022-07-31T22:59:59Z', zone: 'Europe/London', day: '2022-07-31' },
    { at: 'midnight in summer, an hour before midnight UTC', instant: '2022-07-31T23:00:00Z', zone: 'Europe/London', day: '2022-08-01' },
    { at: 'an instant written with another offset', instant: '2022-03-01T01:00:00+02:00', zone: 'Europe/London', day: '2022-02-28' },
    { at: 'the leap day', instant: '2024-02-29T12:00:00Z', zone: 'Europe/London', day: '2024-02-29' },
    { at: 'the last second of a year', instant: '2026-12-31T23:59:59Z', zone: 'Europe/London', day: '2026-12-31' },
    { at: 'the same second further east', instant: '2026-12-31T23:59:59Z', zone: 'Asia/Kathmandu', day: '2027-01-01' },
    { at: 'the first zone of the world', instant: '2026-06-30T10:00:00Z', zone: 'Pacific/Kiritimati', day: '2026-07-01' },
    { at: 'one of the last zones', instant: '2026-07-01T06:59:59Z', zone: 'America/Los_Angeles', day: '2026-06-30' },
  ])('is $day for $at', ({ instant, zone, day }) => {
    expect(dayKey(instant, zone)).toBe(day);
  });
});

describe('the day on which the clocks change', () => {
  it.each([
    { what: 'begins at the winter midnight in spring', instant: '2026-03-29T00:00:00Z', day: '2026-03-29' },
    { what: 'has not begun one second earlier', instant: '2026-03-28T23:59:59Z', day: '2026-03-28' },
    { what: 'lasts 23 hours in spring', instant: '2026-03-29T22:59:59Z', day: '2026-03-29' },
    { what: 'is over after 23 hours in spring', instant: '2026-03-29T23:00:00Z', day: '2026-03-30' },
    { what: 'begins at the summer midnight in autumn', instant: '2026-10-24T23:00:00Z', day: '2026-10-25' },
    { what: 'lasts 25 hours in autumn', instant: '2026-10-25T23:59:59Z', day: '2026-10-25' },
    { what: 'is over after 25 hours in autumn', instant: '2026-10-26T00:00:00Z', day: '2026-10-26' },
  ])('$what', ({ instant, day }) => {
    expect(dayKey(instant, 'Europe/London')).toBe(day);
  });

  it('follows a zone that left a whole day out', () => {
    expect(dayKey('2011-12-30T09:59:59Z', 'Pacific/Apia')).toBe('2011-12-29');
    expect(dayKey('2011-12-30T10:00:00Z', 'Pacific/Apia')).toBe('2011-12-31');
  });
});

it('gives the parts of a day with their leading zeros, as addresses need them', () => {
  expect(calendarDay('2022-02-03T12:00:00Z', 'UTC')).toEqual({ year: '2022', month: '02', day: '03' });
});
