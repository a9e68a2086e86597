import { namesOf } from './calendar-names.ts';

/** A day as people write it, and the time if there is one. */
export interface HumanDate {
  /** `2021-03-03` */
  readonly day: string;
  /** `10:15` or `10:15:30` */
  readonly clock?: string;
  /** `-05:00`, `+00:00`, or an IANA zone where the offset depends on the day. */
  readonly zone?: string;
  /** The text without them. */
  readonly rest: string;
}

const MONTHS = namesOf('month');
const NAMES = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');
const EDGE = '(?<![\\p{L}\\p{M}\\p{N}])';
const YEAR = '(?<year>\\d{4})(?!\\d)';
const CLOCK_WITHIN = '(?:(?<clock>\\d{1,2}:\\d{2}(?::\\d{2})?)\\s+(?:(?<zone>[A-Z]{1,5})\\s+)?)?';

/** In the order in which they are tried; each gives year, month and day under these names. */
const FORMS: readonly RegExp[] = [
  // 2019-04-12, 2019/4/12, 2019.04.12, 2019年4月12日, 2019년 4월 12일
  /(?<!\d)(?<year>\d{4})(?<part>[-/.]|\s?年\s?|\s?년\s?)(?<month>\d{1,2})(?:\s?月\s?|\s?월\s?|\k<part>)(?<day>\d{1,2})(?!\d)(?:\s?[日일]|\.(?!\d)|T(?=\d))?/u,
  /(?<!\d)(?<era>令和|平成|昭和)\s?(?<year>\d{1,2}|元)年\s?(?<month>\d{1,2})月\s?(?<day>\d{1,2})日/u,
  // 12 April 2019, 12. April 2019, 12 de abril de 2019, 1er mars 2021, 12th of April, 2019, 12-Apr-2019
  new RegExp(
    `${EDGE}(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\\.)?[\\s-]+(?:de\\s+|of\\s+|d['’]\\s?)?(?<month>${NAMES})\\.?,?[\\s-]+(?:de\\s+|del\\s+)?${YEAR}`,
    'iu',
  ),
  // April 12, 2019; Apr. 12th 2019; Fri Apr 12 21:30:09 EST 2019
  new RegExp(`${EDGE}(?<month>${NAMES})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+${CLOCK_WITHIN}${YEAR}`, 'iu'),
  // 2019. április 12., 2019 m. balandžio 12
  new RegExp(`(?<!\\d)${YEAR}\\.?\\s+(?:m\\.\\s+)?(?<month>${NAMES})\\.?\\s+(?<day>\\d{1,2})(?!\\d)\\.?`, 'iu'),
  // 12 tháng 4, 2019
  /(?<!\d)(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2}),?\s+(?:năm\s+)?(?<year>\d{4})(?!\d)/iu,
  // 12.04.2019
  /(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/u,
];
const SLASHED = /(?<![\d/])(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4})(?![\d/])/u;

/**
 * The first day in a text, as people write it in some forty languages. Undefined for anything else; `4/12/2019` is two days unless
 * `language` (BCP 47) tells which.
 */
export function readHumanDate(text: string, language = ''): HumanDate | undefined {
  const line = withPlainDigits(text);
  for (const form of FORMS) {
    const found = form.exec(line);
    const groups = found?.groups;
    if (!found || !groups) continue;
    const month = MONTHS.get(groups.month?.toLowerCase() ?? '') ?? Number(groups.month);
    const date = dated(yearOf(groups.year ?? '', groups.era), month, Number(groups.day));
    if (date === undefined) continue;
    const within = [groups.clock, groups.zone].filter((part) => part !== undefined).join(' ');
    return withClock(date, line.slice(0, found.index), `${within} ${line.slice(found.index + found[0].length)}`);
  }
  const found = SLASHED.exec(line);
  if (!found?.groups) return undefined;
  const [first, second] = [Number(found.groups.first), Number(found.groups.second)];
  const isDayFirst = first > 12 || (second <= 12 && (first === second || isDayFirstIn(language)));
  if (!isDayFirst && second <= 12 && !isMonthFirstIn(language)) return undefined;
  const date = isDayFirst ? dated(Number(found.groups.year), second, first) : dated(Number(found.groups.year), first, second);
  return date === undefined ? undefined : withClock(date, line.slice(0, found.index), line.slice(found.index + found[0].length));
}

function isDayFirstIn(language: string): boolean {
  return /^(?:en-(?:gb|ie|au|nz|in|za)|es|fr|de|it|pt|nl|pl|cs|sk|ru|uk|bg|el|tr|ar|he|ro|ca|gl|eu|da|nb|no|fi|id|vi|th|hi)\b/i.test(
    language,
  );
}

function isMonthFirstIn(language: string): boolean {
  return /^en-us\b/i.test(language);
}

const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

function yearOf(year: string, era: string | undefined): number {
  const number = year === '元' ? 1 : Number(year);
  if (era !== undefined) return number + (ERAS[era] ?? 0);
  // Thailand counts from the Buddha.
  return number >= 2400 && number < 2700 ? number - 543 : number;
}

function dated(year: number, month: number, day: number): string | undefined {
  const two = (number: number): string => String(number).padStart(2, '0');
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).getUTCDate() !== day ? undefined : text;
}

const CLOCK =
  /(?<![\p{N}.:])(?<before>上午|下午|午前|午後|오전|오후)?\s?(?<hour>\d{1,2})(?:(?::|\.|\s?h\s?|\s?時\s?|\s?시\s?|\s?点\s?)(?<minute>\d{2})(?:[:.分](?<second>\d{2})(?:\.\d+)?)?|(?=\s?(?:h\b|uhr\b|時|시|点|[ap]\.?\s?m\b)))(?:\s?[分분])?\s?(?<after>h(?!\p{L})|uhr(?!\p{L})|[ap]\.?\s?m(?!\p{L})\.?|時|시|点|ص(?!\p{L})|م(?!\p{L}))?(?!\d)/iu;
const ZONE =
  /^\s*,?\s*\(?(?:(?:UTC|GMT)\s*(?<far>[+-−]\d{1,2})(?::?(?<near>\d{2}))?|(?<sign>[+-])(?<hours>\d{2}):?(?<minutes>\d{2})|(?<name>[A-Z]{1,5})(?!\p{L}))\)?/u;

function withClock(day: string, before: string, after: string): HumanDate {
  const isAfter = CLOCK.test(after);
  const [place, other] = isAfter ? [after, before] : [before, after];
  const found = CLOCK.exec(place);
  const groups = found?.groups;
  const clock = groups === undefined ? undefined : clockOf(groups);
  if (!found || clock === undefined) return { day, rest: tidy(`${before} ${after}`) };
  const ending = place.slice(found.index + found[0].length);
  const zone = zoneOf(ending);
  const left = `${place.slice(0, found.index)} ${zone === undefined ? ending : ending.slice(zone.length)}`;
  return {
    day,
    clock,
    ...(zone !== undefined && { zone: zone.zone }),
    rest: tidy(isAfter ? `${other} ${left}` : `${left} ${other}`),
  };
}

function clockOf({
  hour,
  minute = '00',
  second,
  before = '',
  after = '',
}: Readonly<Record<string, string | undefined>>): string | undefined {
  const half = `${before}${after}`.toLowerCase();
  const isHalf = /^(?:上午|下午|午前|午後|오전|오후)|[ap]\.?\s?m|[صم]/u.test(half);
  const isAfternoon = /^(?:下午|午後|오후)|p\.?\s?m|م/u.test(half);
  const hours = isHalf && Number(hour) <= 12 ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour);
  if (hours > 23 || Number(minute) > 59) return undefined;
  return [String(hours).padStart(2, '0'), minute, ...(second === undefined ? [] : [second])].join(':');
}

/** Zones by the names that newspapers write. Those of which there are several are left out. */
const ZONES: Readonly<Record<string, string>> = {
  Z: '+00:00',
  UT: '+00:00',
  UTC: '+00:00',
  GMT: '+00:00',
  WET: '+00:00',
  BST: '+01:00',
  WEST: '+01:00',
  CET: '+01:00',
  MEZ: '+01:00',
  CEST: '+02:00',
  MESZ: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  BRT: '-03:00',
  ART: '-03:00',
  HKT: '+08:00',
  SGT: '+08:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
};

function zoneOf(text: string): { zone: string; length: number } | undefined {
  const found = ZONE.exec(text);
  const { far, near = '00', sign, hours, minutes, name } = found?.groups ?? {};
  if (found === null) return undefined;
  const { length } = found[0];
  if (far !== undefined) return { zone: `${far.startsWith('+') ? '+' : '-'}${far.slice(1).padStart(2, '0')}:${near}`, length };
  if (sign !== undefined) return { zone: `${sign}${hours ?? '00'}:${minutes ?? '00'}`, length };
  const zone = ZONES[name ?? ''];
  return zone === undefined ? undefined : { zone, length };
}

const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/** The digits of other alphabets as those of this one. */
function withPlainDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
