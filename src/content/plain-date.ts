import { fillForm, type DateForms, type DatePattern } from '../shared/date-format.ts';
import { isPlainDate } from './schemas/common.ts';

/** A date as an editor writes it in a story: its words, and the same for programs where it can be told. */
export interface PlainDate {
  label: string;
  /** `2022-02-24`, `2022-02` or `2022` */
  datetime?: string | undefined;
}

const PLAIN = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** `2022-02-24`, `2022-02` and `2022` are written out in a locale’s words; all else stays as it is, and is understood where it names a month or a year. */
export function plainDate(written: string, locale: string, { monthStyle = 'long', forms = {} }: DateWriting = {}): PlainDate {
  const [, year, month, day] = PLAIN.exec(written) ?? [];
  if (year === undefined) return { label: written, datetime: readWords(written, locale) };
  const time = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  const pattern: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(month === undefined ? {} : { month: monthStyle }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  };
  const formatter = formatterOf(locale, pattern);
  const form = forms[patternName(month !== undefined, day !== undefined, monthStyle)];
  return { label: form === undefined ? formatter.format(time) : fillForm(form, formatter.formatToParts(time)), datetime: written };
}

interface DateWriting {
  monthStyle?: 'long' | 'short';
  /** What the language writes otherwise than `Intl`. */
  forms?: DateForms['patterns'];
}

/** What such a date is called among the forms of a language. */
function patternName(hasMonth: boolean, hasDay: boolean, monthStyle: 'long' | 'short'): DatePattern {
  if (!hasMonth) return 'year';
  if (!hasDay) return 'monthYear';
  return monthStyle === 'short' ? 'shortDate' : 'date';
}

/** `24 February 2022` → `2022-02-24`; undefined when it is not a day, month or year as the language writes it. */
function readWords(written: string, locale: string): string | undefined {
  const plain = plainWords(written, locale);
  for (const { pattern, month } of readersOf(locale)) {
    const { year, day } = pattern.exec(plain)?.groups ?? {};
    if (year === undefined) continue;
    const date = [year, month, day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
    return isPlainDate(date) ? date : undefined;
  }
  return undefined;
}

interface DateReader {
  pattern: RegExp;
  /** `02`; absent of a year alone. */
  month?: string;
}

const readers = new Map<string, DateReader[]>();

/** What a date looks like in a locale, or in its language anywhere, in each month: as `Intl` writes it. */
function readersOf(locale: string): DateReader[] {
  let found = readers.get(locale);
  if (!found) {
    const locales = [...new Set([locale, new Intl.Locale(locale).language])];
    const months = Array.from({ length: 12 }, (_, month) => month);
    found = locales.flatMap((own) => [
      { pattern: patternOf(own, { year: 'numeric' }, 0) },
      ...[{ day: 'numeric' } as const, {}].flatMap((day) =>
        months.map((month) => ({
          pattern: patternOf(own, { ...day, month: 'long', year: 'numeric' }, month),
          month: String(month + 1).padStart(2, '0'),
        })),
      ),
    ]);
    readers.set(locale, found);
  }
  return found;
}

function patternOf(locale: string, options: Intl.DateTimeFormatOptions, month: number): RegExp {
  const parts = formatterOf(locale, options).formatToParts(Date.UTC(2001, month, 1));
  const source = parts.map(({ type, value }) => {
    if (type === 'day') return String.raw`(?<day>\d{1,2})`;
    return type === 'year' ? String.raw`(?<year>\d{4})` : RegExp.escape(plainWords(value, locale));
  });
  return new RegExp(`^${source.join('')}$`, 'u');
}

/** In small letters, with Western digits, and without the signs and spaces that one may write or leave out. */
function plainWords(written: string, locale: string): string {
  const digits = new Intl.NumberFormat(locale, { useGrouping: false }).format(9_876_543_210).split('').reverse();
  return Array.from(written.toLocaleLowerCase(locale), (sign) => {
    const digit = digits.indexOf(sign);
    return digit < 0 ? sign : String(digit);
  })
    .join('')
    .replace(/[\s,،.\u200e\u200f]+/g, '');
}

function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' });
}
