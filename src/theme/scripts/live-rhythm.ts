const SECOND = 1000;

/**
 * How long a page waits until it asks again, in milliseconds: ten to thirty seconds while all is well, less often the longer nothing comes,
 * and up to five minutes while nobody answers. `chance`, from 0 to 1, keeps readers from asking all at once.
 */
export function pauseBefore({ quiet, failures }: { quiet: number; failures: number }, chance: number): number {
  const seconds = failures > 0 ? Math.min(250, 15 * 2 ** failures) : Math.min(25, 12 + quiet / 2);
  return Math.round(seconds * (0.85 + chance * 0.35) * SECOND);
}

const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** “4 min. ago”, of moments of the last day; empty of others. A clock that is slow makes no future of it. */
export function sinceThen(then: number, now: number, locale: string): string {
  const passed = Math.max(0, now - then);
  if (!(passed < 24 * HOUR)) return '';
  const words = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' });
  if (passed < MINUTE) return words.format(0, 'second');
  return passed < HOUR ? words.format(-Math.floor(passed / MINUTE), 'minute') : words.format(-Math.floor(passed / HOUR), 'hour');
}
