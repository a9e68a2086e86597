/**
 * Scripts that are written without spaces between words, or, as Korean, with endings joined to them, as a class for regular
 * expressions. Where their words begin cannot be told without a dictionary: the search takes each of their letters for a word, so that
 * whatever a reader types is found, also within a word.
 */
export const SPACELESS =
  '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Hang}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}]';

const LETTER = `(?=${SPACELESS})[\\p{L}\\p{N}]\\p{M}*`;

/** Stands before a space of the text itself beside such a letter, to tell it from those that `lettersApart` puts in. */
export const OWN_SPACE = '\u2060';

const LETTERS = new RegExp(LETTER, 'gu');
const OWN_SPACES = new RegExp(`(?<=${LETTER})\\s+|\\s+(?=${LETTER})`, 'gu');

/** A text in which every letter of such a script stands by itself. */
export function lettersApart(text: string): string {
  if (!mayBeSpaceless(text)) return text;
  return text
    .replace(OWN_SPACES, `${OWN_SPACE} `)
    .replace(LETTERS, ' $& ')
    .replace(/ {2,}/g, ' ')
    .replaceAll(` ${OWN_SPACE}`, OWN_SPACE)
    .trim();
}

/** How many letters of such scripts a text has. */
export function countSpaceless(text: string): number {
  return text.match(LETTERS)?.length ?? 0;
}

/** False of most texts, in which nothing is to be looked for. */
export function mayBeSpaceless(text: string): boolean {
  return /[\u0E00-\u0FFF\u1000-\u11FF\u1780-\u17FF\u2E80-\uDFFF]/.test(text);
}

/** A text with a space in place of every such letter. */
export function withoutSpaceless(text: string): string {
  return text.replace(LETTERS, ' ');
}
