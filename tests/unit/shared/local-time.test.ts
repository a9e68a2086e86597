import { expect, test } from 'vitest';
import { instantAt } from '../../../src/shared/local-time.ts';

test.each([
  ['2026-07-14T08:30', 'Europe/London', '2026-07-14T08:30:00+01:00'],
  ['2026-12-01T06:00', 'Europe/London', '2026-12-01T06:00:00+00:00'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
  ['2026-10-25T00:30', 'Europe/London', '2026-10-25T00:30:00+01:00'],
  ['2026-11-24T23:15', 'America/New_York', '2026-11-24T23:15:00-05:00'],
  ['2026-11-24T06:00', 'Asia/Kathmandu', '2026-11-24T06:00:00+05:45'],
])('Where clocks show %s in %s, it is %s', (local, timeZone, instant) => {
  expect(instantAt(local, timeZone)).toBe(instant);
});

test.each(['2026-02-30T12:00', '2026-02-28T25:00', '2026-13-01T00:00', '2026-02-28T12:60', '2026-02-28', 'noon', '', '2026-03-29T01:30'])(
  'What no clock shows stays as it is: “%s”',
  (local) => {
    expect(instantAt(local, 'Europe/London')).toBe(local);
  },
);

test.each([
  ['2026-03-29T02:30', 'Europe/Berlin'],
  ['2026-03-08T02:00', 'America/New_York'],
  ['2026-10-04T02:15', 'Australia/Lord_Howe'],
])('So does %s in %s, which clocks leave out', (local, timeZone) => {
  expect(instantAt(local, timeZone)).toBe(local);
});
