import { meantMoments } from './faults/meant-moment.ts';

/** Words after which stands until when a picture may be used. “Embargo until” says the opposite. */
const LAST_DAY =
  /(?:(?:\b(?:do not|don[’']t|not|never|no)\s(?:to be\s|for\s|further\s)?(?:re)?(?:us(?:e|ed|age)|publish(?:ed)?|print(?:ed)?)\b[^.;\d]{0,30}\b(?:after|beyond|past|later than)\b)|\bkill (?:date|after)\b|\b(?:expires?|expiry(?: date)?|expiration(?: date)?)\b|\b(?:use|used|usage|valid|licen[cs]ed?|rights|right)\s(?:is\s|are\s|granted\s|only\s)?(?:until|till|ends?|through)\b)(?<rest>[^\n;]{4,40})/giu;

const UTC = { now: 0, timeZone: 'UTC' };

/** The last moment at which a text says that a picture may be used: the end of the day that it names, the earlier one when in doubt. */
export function expiryIn(text: string): string | undefined {
  const days = [...text.matchAll(LAST_DAY)].flatMap(({ groups }) => {
    const rest = groups?.rest ?? '';
    return /\d{4}/.test(rest) ? meantMoments(rest.replace(/^[\s:–-]+(?:on\b|the\b|is\b)?/iu, ''), UTC) : [];
  });
  const [first] = days.map((moment) => `${moment.slice(0, 10)}T23:59:59Z`).sort();
  return first;
}

/** As XMP writes a moment, or as IIM writes a day, without signs between. */
const MOMENT = /^(\d{4})[-:]?(\d{2})[-:]?(\d{2})(?:[T ](\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** The earliest end of a picture’s rights that its file tells, in fields for it or in the words of any other. */
export function embeddedExpiry(values: readonly (string | undefined)[], texts: readonly (string | undefined)[]): string | undefined {
  const moments = values.flatMap((value) => {
    const [, year = '', month = '', day = '', hour, minute = '00', second = '00', zone = 'Z'] = MOMENT.exec(value ?? '') ?? [];
    const time = hour === undefined ? '23:59:59Z' : `${hour}:${minute}:${second}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`;
    const moment = `${year}-${month}-${day}T${time}`;
    return Number.isNaN(Date.parse(moment)) ? [] : [moment];
  });
  const said = texts.flatMap((text) => (text === undefined ? [] : (expiryIn(text) ?? [])));
  return [...moments, ...said].sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
