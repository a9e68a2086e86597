import { SCOPE } from '../shared/style-scopes.ts';
import { markOf } from './word-marks.ts';

/** A style sheet, cut into what is printed into every page and rules that only some pages need. */
export type StylePart = string | StyleRule;

/** A rule, or a group of them such as `@media`. */
export interface StyleRule {
  /** Each selector, with the marks of the names that all have to be on a page for it to concern anything there; undefined for a group. */
  selectors?: readonly { text: string; needs: readonly number[] }[];
  /** What stands before the brace of a group. */
  head: string;
  parts: readonly StylePart[];
}

/** Groups whose rules are looked at one by one; of another, such as `@font-face`, all is kept. */
const GROUP = /^@(?:media|supports|layer|container|scope)\b/;

/** Of these a browser makes elements that nobody has written. */
const IMPLIED: readonly string[] = ['html', 'head', 'body', 'tbody', 'colgroup'];

/** A sign that is written as its number, whose end is not seen at once. */
const NUMBERED = /\\[\da-f]/i;

/** Reads a style sheet, as a compiler has written it, into its rules. Throws when a brace is missing. */
export function readStyleRules(css: string): StylePart[] {
  const parts: StylePart[] = [];
  let start = 0;
  while (start < css.length) {
    const end = endOf(css, start, ';{');
    if (css[end] !== '{') {
      add(parts, css.slice(start, end + 1));
      start = end + 1;
      continue;
    }
    const close = endOf(css, end + 1, '}');
    if (css[close] !== '}') throw new Error(`A brace is missing in the styles after “${css.slice(start, end)}”.`);
    add(parts, readRule(css.slice(start, end).trim(), css.slice(end + 1, close)));
    start = close + 1;
  }
  return parts;
}

/** What is printed in any case is one piece. */
function add(parts: StylePart[], part: StylePart): void {
  const last = parts.at(-1);
  if (typeof last === 'string' && typeof part === 'string') parts[parts.length - 1] = last + part;
  else parts.push(part);
}

/** The rules that concern what is on a page: those of whose selectors one has all its names there. */
export function printStyleRules(parts: readonly StylePart[], isUsed: (word: number) => boolean): string {
  return parts.map((part) => (typeof part === 'string' ? part : printRule(part, isUsed))).join('');
}

function printRule({ selectors, head, parts }: StyleRule, isUsed: (word: number) => boolean): string {
  const used = selectors?.filter(({ needs }) => needs.every(isUsed));
  if (used?.length === 0) return '';
  const body = printStyleRules(parts, isUsed);
  return body === '' ? '' : `${used?.map(({ text }) => text).join(',') ?? head}{${body}}`;
}

function readRule(head: string, body: string): StylePart {
  if (head.startsWith('@')) return GROUP.test(head) ? { head, parts: readStyleRules(body) } : `${head}{${body}}`;
  return { head, selectors: split(head, ',').map((text) => ({ text, needs: namesIn(text).map(markOf) })), parts: readStyleRules(body) };
}

/**
 * The classes, scopes and elements that a selector names. What stands in brackets is left out, since one of several or none may be
 * meant there, and so are other attributes, which scripts set.
 */
function namesIn(selector: string): string[] {
  if (NUMBERED.test(selector)) return [];
  const names: string[] = [];
  let bare = '';
  for (let at = 0; at < selector.length; at += 1) {
    const character = selector[at];
    if (character === '(') at = endOf(selector, at + 1, ')');
    else if (character === '[') {
      const end = endOf(selector, at + 1, ']');
      const name = selector.slice(at + 1, end);
      if (name.startsWith(SCOPE)) names.push(name);
      at = end;
      bare += '|';
    } else bare += character ?? '';
  }
  for (const [, sign, name = ''] of bare.matchAll(/(::?|[.#])?((?:[\w-]|\\.)+)/g)) {
    if (sign === '.') names.push(...(name.match(/[\w-]+/g) ?? []));
    else if (sign === undefined && !IMPLIED.includes(name)) names.push(name);
  }
  return names;
}

/** Where one of these signs stands next that is in no bracket, string or comment; the end where there is none. */
function endOf(css: string, start: number, signs: string): number {
  let depth = 0;
  for (let at = start; at < css.length; at += 1) {
    const character = css[at] ?? '';
    if (depth === 0 && signs.includes(character)) return at;
    if (character === '\\') at += 1;
    else if (character === '"' || character === "'") at = endOfString(css, at);
    else if (css.startsWith('/*', at)) at = endOfComment(css, at);
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
  }
  return css.length;
}

function endOfComment(css: string, start: number): number {
  const end = css.indexOf('*/', start + 2);
  return end === -1 ? css.length : end + 1;
}

function endOfString(css: string, start: number): number {
  const quote = css[start];
  let at = start + 1;
  while (at < css.length && css[at] !== quote) at += css[at] === '\\' ? 2 : 1;
  return at;
}

function split(text: string, sign: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start <= text.length;) {
    const end = endOf(text, start, sign);
    pieces.push(text.slice(start, end).trim());
    start = end + 1;
  }
  return pieces;
}
