import { isoInZone } from '../../shared/date-format.ts';
import { instantAt } from '../../shared/local-time.ts';

/** A time as a form has it; one that was not touched stays to the second. What is no time is left to the check. */
export function momentOf(local: string, timeZone: string, before: string | undefined): string | undefined {
  if (local === '') return undefined;
  if (before !== undefined && localTime(before, timeZone) === local) return before;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) ? instantAt(local, timeZone) : local;
}

/** An instant as a field for a time has it. What is no instant stays as it was written. */
export function localTime(instant: string, timeZone: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : isoInZone(instant, timeZone).slice(0, 16);
}
