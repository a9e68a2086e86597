const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'enero', 'ene', 'janvier', 'januar', 'يناير', 'كانون الثاني'],
  ['february', 'feb', 'febrero', 'février', 'februar', 'فبراير', 'شباط'],
  ['march', 'mar', 'marzo', 'mars', 'märz', 'مارس', 'آذار'],
  ['april', 'apr', 'abril', 'abr', 'avril', 'أبريل', 'ابريل', 'نيسان'],
  ['may', 'mayo', 'mai', 'مايو', 'أيار'],
  ['june', 'jun', 'junio', 'juin', 'juni', 'يونيو', 'حزيران'],
  ['july', 'jul', 'julio', 'juillet', 'juli', 'يوليو', 'تموز'],
  ['august', 'aug', 'agosto', 'ago', 'août', 'أغسطس', 'آب'],
  ['september', 'sep', 'sept', 'septiembre', 'septembre', 'سبتمبر', 'أيلول'],
  ['october', 'oct', 'octubre', 'octobre', 'oktober', 'أكتوبر', 'تشرين الأول'],
  ['november', 'nov', 'noviembre', 'novembre', 'نوفمبر', 'تشرين الثاني'],
  ['december', 'dec', 'diciembre', 'dic', 'décembre', 'dezember', 'ديسمبر', 'كانون الأول'],
];

const NUMBERS = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const NAMES = [...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|');
const DAY_FIRST = new RegExp(
  `(?<![\\p{L}\\d])(\\d{1,2})(?:st|nd|rd|th|º|\\.)?\\s+(?:de\\s+|of\\s+)?(${NAMES})\\.?,?\\s+(?:de\\s+|del\\s+)?(\\d{4})(?!\\d)`,
  'iu',
);
const MONTH_FIRST = new RegExp(`(?<!\\p{L})(${NAMES})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'iu');
const CLOCK = /(?<!\d)(\d{1,2})[:.](\d{2})(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?(?!\d)/i;

/** A day as people write it, with the time if there is one: `2019-04-12 09:30`, without a zone. Undefined for anything else; `4/12/2019` may be two days. */
export function readHumanDate(text: string): string | undefined {
  const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (iso !== null) return withClock([iso[1], iso[2], iso[3]].join('-'), text.slice(iso.index + iso[0].length));
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return dated(dayFirst[3], dayFirst[2], dayFirst[1], text.replace(dayFirst[0], ' '));
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) return dated(monthFirst[3], monthFirst[1], monthFirst[2], text.replace(monthFirst[0], ' '));
  return undefined;
}

function dated(year = '', month = '', day = '', rest = ''): string | undefined {
  const number = NUMBERS.get(month.toLowerCase());
  if (number === undefined || Number(day) < 1 || Number(day) > 31) return undefined;
  return withClock(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`, rest);
}

function withClock(day: string, rest: string): string {
  const [, hour, minute, half] = CLOCK.exec(rest) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return day;
  const isAfternoon = half?.toLowerCase().startsWith('p') === true;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0);
  return `${day} ${String(hours).padStart(2, '0')}:${minute ?? '00'}`;
}
