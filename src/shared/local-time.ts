import { isoInZone } from './date-format.ts';

/**
 * The instant at which clocks in a zone show a time, with the zone’s offset: `2026-11-24T06:00` becomes `2026-11-24T06:00:00+00:00`. What
 * no clock shows, `2026-02-30T25:00` or an hour that is left out when summer time begins, stays as it is: whoever checks it can tell what
 * was written.
 */
export function instantAt(local: string, timeZone: string): string {
  if (!isOnClocks(local)) return local;
  const wall = Date.parse(`${local.slice(0, 16)}:00Z`);
  const shownAt = (instant: number): number => Date.parse(`${isoInZone(new Date(instant).toISOString(), timeZone).slice(0, 19)}Z`);
  // Twice, as the offset may be another an hour before a clock is changed.
  const first = wall - (shownAt(wall) - wall);
  const shown = isoInZone(new Date(first - (shownAt(first) - wall)).toISOString(), timeZone);
  return shown.slice(0, 16) === local.slice(0, 16) ? shown : local;
}

/** The 30th of February is taken for the 2nd of March otherwise. */
function isOnClocks(local: string): boolean {
  const wall = Date.parse(`${local.slice(0, 16)}:00Z`);
  return !Number.isNaN(wall) && new Date(wall).toISOString().slice(0, 16) === local.slice(0, 16);
}
