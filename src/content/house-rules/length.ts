const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * How many characters a reader counts: a letter with its marks is one. A text of no more than `most` code units is not counted so
 * closely, since it has no more characters either.
 */
export function lengthOf(text: string, most: number): number {
  return text.length > most && /\P{ASCII}/u.test(text) ? [...CHARACTERS.segment(text)].length : text.length;
}
