import { decodeHTMLStrict } from 'entities';
import { oneLine } from './names.ts';

/** Elements that only say how words look. */
const LOOKS = 'a|abbr|b|big|bdi|cite|code|em|font|i|mark|q|s|small|span|strike|strong|sub|sup|tt|u';
const PAIR = new RegExp(`<(${LOOKS})(?:\\s[^<>]{0,1000})?>([^<>]*)</\\1\\s*>`, 'gi');
const BREAK = /<(?:br|wbr)\s*\/?>/gi;
/** Stars and the like around words, as Markdown sets them; “M*A*S*H” and “5 * 3” have none. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/!?\[([^[\]]{1,300})\]\([^\s()]{1,1000}\)/g, '$1'],
  [/(?<![\p{L}\p{N}*\\])(\*{1,3})(?=[^\s*])([^*]{1,300}?)(?<=[^\s*\\])\1(?![\p{L}\p{N}*])/gu, '$2'],
  [/(?<![\p{L}\p{N}_\\])(_{1,3})(?=[^\s_])([^_]{1,300}?)(?<=[^\s_\\])\1(?![\p{L}\p{N}_])/gu, '$2'],
  [/(?<![`\\])(`{1,2})(?=[^`])([^`]{1,300}?)\1(?!`)/g, '$2'],
  [/(?<![~\\])~~(?=[^\s~])([^~]{1,300}?)~~(?!~)/g, '$1'],
  [/\\(?=[*_`~[\]\\#])/g, ''],
];
/** A text may have been written for a page within a page. */
const MOST_LAYERS = 3;

/** A headline as readers read it: on one line, without tags, character references and the marks of Markdown. */
export function cleanHeadline(raw: string): string {
  let text = raw.replace(/\s+/g, ' ');
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const next = decodeHTMLStrict(withoutTags(text));
    if (next === text) break;
    text = next;
  }
  for (const [mark, words] of MARKS) text = text.replace(mark, words);
  return oneLine(text).replace(/^(?:[•▪►●]|#{1,6})\s+/, '');
}

/** The signs of a tag whose partner is missing are words: “The <em> tag”. */
function withoutTags(text: string): string {
  let bare = text.replace(BREAK, ' ');
  for (let depth = 0; depth < MOST_LAYERS; depth += 1) bare = bare.replace(PAIR, '$2');
  return bare;
}

/** A headline without the name of its site, which browsers show after it: “Port opens | The Quay”. */
export function withoutSiteName(headline: string, siteNames: readonly string[], shown?: string): string {
  const parts = headline.split(/\s+(?:[|»«·•:]|[–—-]{1,2}|\/)\s+/);
  if (parts.length < 2) return headline;
  const line = cleanHeadline(shown ?? '');
  if (line.length >= 8 && headline.length > line.length && headline.startsWith(line)) return line;
  const last = parts.at(-1) ?? '';
  const isSite = siteNames.some((name) => letters(name) !== '' && letters(name) === letters(last));
  const isSet = /\s[|»]\s+[^|»]{1,40}$/.test(headline) && last.split(' ').length <= 4 && (parts[0] ?? '').split(' ').length >= 3;
  if (!isSite && !isSet) return headline;
  return headline.slice(0, headline.length - last.length).replace(/\s*(?:[|»«·•:/]|[–—-]{1,2})\s*$/, '');
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
