import { isPlainDate } from './schemas/common.ts';

/** A date as an editor writes it in a story: its words, and the same for programs where it can be told. */
export interface PlainDate {
  label: string;
  /** `2022-02-24`, `2022-02` or `2022` */
  datetime?: string | undefined;
}

const PLAIN = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** `2022-02-24`, `2022-02` and `2022` are written out in a locale’s words; all else stays as it is, and is understood where it names a month or a year. */
export function plainDate(written: string, locale: string, monthStyle: 'long' | 'short' = 'long'): PlainDate {
  const [, year, month, day] = PLAIN.exec(written) ?? [];
  if (year === undefined) return { label: written, datetime: readWords(written, locale) };
  const time = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  const pattern: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(month === undefined ? {} : { month: monthStyle }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  };
  return { label: formatterOf(locale, pattern).format(time), datetime: written };
}

/** `24 February 2022` → `2022-02-24`; undefined when there is anything besides day, month and year. */
function readWords(written: string, locale: string): string | undefined {
  const words = written.toLocaleLowerCase(locale).match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
  const names = monthNames(locale);
  const month = words.map((word) => names.indexOf(word)).find((place) => place >= 0);
  const numbers = words.flatMap((word) => (/^\d+$/.test(word) ? [word] : []));
  const [first = '', second] = numbers;
  const isOther = words.length !== numbers.length + (month === undefined ? 0 : 1) + words.filter((word) => word === 'de').length;
  const year = second ?? first;
  if (isOther || numbers.length > 2 || !/^\d{4}$/.test(year)) return undefined;
  if (month === undefined) return second === undefined ? year : undefined;
  const day = second === undefined ? '' : `-${first.padStart(2, '0')}`;
  const date = `${year}-${String(month + 1).padStart(2, '0')}${day}`;
  return isPlainDate(date) ? date : undefined;
}

const months = new Map<string, string[]>();

function monthNames(locale: string): string[] {
  let names = months.get(locale);
  if (!names) {
    const formatter = formatterOf(locale, { month: 'long' });
    names = Array.from({ length: 12 }, (_, month) => formatter.format(Date.UTC(2001, month, 1)).toLocaleLowerCase(locale));
    months.set(locale, names);
  }
  return names;
}

function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' });
}
