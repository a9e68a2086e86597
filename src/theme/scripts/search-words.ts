import type { SpacelessLetters } from './search-letters.ts';

/** A piece of text, and whether it is one of the words that were searched for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Letters that are no others with an accent, each with what is typed where it is not on the keyboard: `ł` as `l`. */
export type Letters = Readonly<Record<string, string>>;

/** A text in small letters, with those written with others that can be. */
export function plainLetters(text: string, letters: Letters): string {
  return Array.from(text.toLowerCase().normalize('NFD'), (letter) => letters[letter] ?? letter)
    .join('')
    .normalize('NFC');
}

/** Small letters without accents, so that “politica” is “Política” and “Lodz” is “Łódź”. */
export function fold(text: string, letters: Letters): string {
  return plainLetters(text, letters).normalize('NFD').replace(/\p{M}/gu, '');
}

/** Marks the words of a headline that begin like a word of the query, or the other way round. */
export function markWords(text: string, query: string, letters: Letters = {}, spaceless?: SpacelessLetters): Piece[] {
  const within = spaceless ? query.split(/[\s"]+/).filter((term) => spaceless.isIn(term)) : [];
  if (within.length > 0) return markWithin(text, within);
  const sought = fold(query, letters)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const folded = fold(piece, letters);
      return { text: piece, marked: sought.some((word) => folded.startsWith(word) || (folded.length > 3 && word.startsWith(folded))) };
    });
}

/** Marks the terms wherever they stand, also within words. */
function markWithin(text: string, terms: readonly string[]): Piece[] {
  const sought = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text
    .split(new RegExp(`(${sought.join('|')})`, 'giu'))
    .map((piece, place) => ({ text: piece, marked: place % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** Takes apart an excerpt as Pagefind writes it: `<mark>` around words with what clings to them, and `&lt;` for what is not markup. */
export function readExcerpt(excerpt: string): Piece[] {
  return excerpt
    .split(/<\/?mark>/)
    .flatMap((html, place): Piece[] => {
      const text = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
      if (place % 2 === 0) return [{ text, marked: false }];
      const [, before = '', word = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{M}\p{N}]*)$/su.exec(text) ?? [];
      return [
        { text: before, marked: false },
        { text: word, marked: true },
        { text: after, marked: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
