const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many characters a reader counts: a letter with its marks is one. */
export function lengthOf(text: string): number {
  return /\P{ASCII}/u.test(text) ? [...CHARACTERS.segment(text)].length : text.length;
}
