import { decodeHTMLStrict } from 'entities';

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y;

/** What the parser makes typographic, and what it may be written as. */
const TYPOGRAPHIC: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '…': '...', '–': '--', '—': '---' };

/**
 * Where each letter of a text stands in what it was written as, between two places of the source: the parser takes backslashes away,
 * puts signs for entities and quotation marks, and leaves out what stands before the lines of a quotation. Undefined where both are
 * the same, as they mostly are. Both are gone through once.
 */
export function placeLetters(source: string, start: number, end: number, text: string): Uint32Array | undefined {
  if (end - start === text.length && source.startsWith(text, start)) return undefined;
  const places = new Uint32Array(text.length);
  let at = start;
  for (let index = 0; index < text.length;) {
    at = Math.min(nextPlace(source, at, end, text, index), end);
    const { letters, length } = readUnit(source, at, text, index);
    places.fill(at, index, index + letters);
    index += letters;
    at += length;
  }
  return places;
}

/** Passes over what stands in the source and not in the text. */
function nextPlace(source: string, from: number, end: number, text: string, index: number): number {
  let at = from;
  if (text[index - 1] === '\n') while (at < end && /[ \t>]/.test(source.charAt(at)) && source[at] !== text[index]) at += 1;
  while (at < end && !isUnit(source, at, text, index)) at += 1;
  return at;
}

function isUnit(source: string, at: number, text: string, index: number): boolean {
  return readUnit(source, at, text, index).length > 0;
}

/** How many letters of the text what stands at a place of the source makes, and how long it is there; nothing when it makes none. */
function readUnit(source: string, at: number, text: string, index: number): { letters: number; length: number } {
  const sign = source[at];
  const letter = text[index] ?? '';
  if (sign === '&') {
    ENTITY.lastIndex = at;
    const written = ENTITY.exec(source)?.[0];
    const decoded = written === undefined ? '' : decodeHTMLStrict(written);
    if (written !== undefined && decoded !== written && text.startsWith(decoded, index))
      return { letters: decoded.length, length: written.length };
  }
  if (sign === letter) return { letters: 1, length: 1 };
  const typed = TYPOGRAPHIC[letter];
  if (typed !== undefined && source.startsWith(typed, at)) return { letters: 1, length: typed.length };
  return { letters: 1, length: 0 };
}
