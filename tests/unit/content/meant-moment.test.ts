import { describe, expect, it } from 'vitest';
import { meantMoments } from '../../../src/content/faults/meant-moment.ts';

/** A Saturday in the winter of Berlin. */
const clock = { now: Date.parse('2026-11-28T13:30:00Z'), timeZone: 'Europe/Berlin' };

describe('a moment written in another way is told as it is to be written', () => {
  it.each([
    ['now', '2026-11-28T14:30:00+01:00'],
    ['today', '2026-11-28T09:00:00+01:00'],
    ['today at 3pm', '2026-11-28T15:00:00+01:00'],
    ['yesterday', '2026-11-27T09:00:00+01:00'],
    ['yesterday 17:45', '2026-11-27T17:45:00+01:00'],
    ['tomorrow noon', '2026-11-29T12:00:00+01:00'],
    ['11/21/2026', '2026-11-21T09:00:00+01:00'],
    ['11/21/26 7:05', '2026-11-21T07:05:00+01:00'],
    ['21/11/2026', '2026-11-21T09:00:00+01:00'],
    ['21.11.2026, 18:00', '2026-11-21T18:00:00+01:00'],
    ['2026/11/21', '2026-11-21T09:00:00+01:00'],
    ['20261121', '2026-11-21T09:00:00+01:00'],
    ['2026-7-1', '2026-07-01T09:00:00+02:00'],
    ['2026-07-01', '2026-07-01T09:00:00+02:00'],
    ['2026-11-21T11:00', '2026-11-21T11:00:00+01:00'],
    ['2026-11-21 11:00:30', '2026-11-21T11:00:00+01:00'],
    ['2026-11-21T11:00:00+0200', '2026-11-21T10:00:00+01:00'],
    ['2026-11-21 11:00 UTC', '2026-11-21T12:00:00+01:00'],
    ['21 November 2026', '2026-11-21T09:00:00+01:00'],
    ['Nov 21st, 2026, 8.00 am', '2026-11-21T08:00:00+01:00'],
    ['November 21, 2026 at 8:15 p.m.', '2026-11-21T20:15:00+01:00'],
    ['Saturday, 21 November', '2026-11-21T09:00:00+01:00'],
    ['last Tuesday', '2026-11-24T09:00:00+01:00'],
    ['Friday 12:10', '2026-11-27T12:10:00+01:00'],
  ])('%s', (written, meant) => {
    expect(meantMoments(written, clock)).toEqual([meant]);
  });

  it('tells both days of figures of which either may be the month', () => {
    expect(meantMoments('03/04/2026', clock)).toEqual(['2026-03-04T09:00:00+01:00', '2026-04-03T09:00:00+02:00']);
  });

  it.each(['soon', '2026-02-31', '2026-11-21T25:00', '32 November 2026', ''])('makes nothing of “%s”', (written) => {
    expect(meantMoments(written, clock)).toEqual([]);
  });
});
