import { meantMoments } from './faults/meant-moment.ts';

/** Words after which stands until when a picture may be used. “Embargo until” says the opposite. */
const LAST_DAY = [
  // English
  /(?:(?:\b(?:do not|don[’']t|not|never|no)\s(?:to be\s|be\s|for\s|further\s)?(?:(?:re)?us(?:e|ed|age)|(?:re)?publish(?:ed)?|publication|(?:re)?print(?:ed)?|reproduc(?:e|ed|tion)|distribut(?:e|ed|ion)|broadcast|transmit(?:ted)?|licen[cs]ed?)\b[^.;\d]{0,30}\b(?:after|beyond|past|later than)\b)|\bkill (?:date|after)\b|\b(?:expires?|expiry(?: date)?|expiration(?: date)?)\b|\b(?:use|used|usage|valid|licen[cs]ed?|rights|right)\s(?:is\s|are\s|granted\s|only\s)?(?:until|till|ends?|through)\b)(?<rest>[^\n;]{4,40})/giu,
  // Spanish, Portuguese, French, Italian, Dutch
  /\b(?:(?:no|prohibid[oa]|proibid[oa]|não|non|ne pas|niet)\s(?:(?:se debe|debe|su|o seu|o|l['’]|à|pas|meer)\s?)?(?:us(?:o|ar|are|er)|utili[sz](?:ar|are|er|zare|ación|ação|ation|zo)|publi(?:car|er|ceren)|pubblicare|reprodu(?:cir|zir|ire)|riprodurre|diffus(?:er|ion)|difundir|gebruiken))\b[^.;\d]{0,30}\b(?:después|depois|após|après|dopo|na)\s(?<rest>[^\n;]{4,40})/giu,
  // German, where the verb may come last
  /\bnicht\s(?:mehr\s)?(?:nach\s(?<rest>[^\n;]{4,40}?\d{4})\s(?:mehr\s)?(?:zu\s)?(?:verwend|nutz|benutz|veröffentlich|druck)|(?:zu\s)?(?:verwend|nutz|benutz|veröffentlich|druck)\p{L}*\s[^.;\d]{0,20}\bnach\s(?<after>[^\n;]{4,40}))/giu,
];

/** Months as other languages call them, by their English names. */
const MONTHS = new Map(
  ['es', 'pt', 'fr', 'it', 'nl', 'de'].flatMap((language) =>
    Array.from({ length: 12 }, (_, month): [string, string] => [monthName(language, month), monthName('en', month)]),
  ),
);

function monthName(language: string, month: number): string {
  return new Date(Date.UTC(2026, month, 1)).toLocaleString(language, { month: 'long', timeZone: 'UTC' }).toLowerCase();
}

/** A day as it is said in English, without the words before it. */
function plainDay(words: string): string {
  return words
    .replace(/^[\s:–-]+/u, '')
    .replace(/^(?:on|the|is|del|el|de|do|da|le|il|dem|den)\b\s?/iu, '')
    .replace(/\b1er\b/giu, '1')
    .replace(/\p{L}+/gu, (word) => MONTHS.get(word.toLowerCase()) ?? word);
}

const UTC = { now: 0, timeZone: 'UTC' };

/** The last moment at which a text says that a picture may be used: the end of the day that it names, the earlier one when in doubt. */
export function expiryIn(text: string): string | undefined {
  const days = LAST_DAY.flatMap((said) => [...text.matchAll(said)]).flatMap(({ groups }) => {
    const rest = groups?.rest ?? groups?.after ?? '';
    return /\d{4}/.test(rest) ? meantMoments(plainDay(rest), UTC) : [];
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
