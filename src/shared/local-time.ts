import { isoInZone } from './date-format.ts';

/** The instant at which clocks in a zone show a time, with the zone’s offset: `2026-11-24T06:00` becomes `2026-11-24T06:00:00+00:00`. */
export function instantAt(local: string, timeZone: string): string {
  const wall = Date.parse(`${local.slice(0, 16)}:00Z`);
  const shownAt = (instant: number): number => Date.parse(`${isoInZone(new Date(instant).toISOString(), timeZone).slice(0, 19)}Z`);
  // Twice, as the offset may be another an hour before a clock is changed.
  const first = wall - (shownAt(wall) - wall);
  return isoInZone(new Date(first - (shownAt(first) - wall)).toISOString(), timeZone);
}
