import { describe, expect, it } from 'vitest';
import { markWords, readExcerpt, type Piece } from '../../../../src/theme/scripts/search-words.ts';

function shown(pieces: Piece[]): string {
  return pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
}

describe('the words of a headline that are marked', () => {
  it.each([
    ['as typed', 'ukraine', 'Ukraine signs', '[Ukraine] signs'],
    ['begun', 'ukr', 'Ukraine signs', '[Ukraine] signs'],
    ['without their accents', 'politica', 'La política de hoy', 'La [política] de hoy'],
    ['with another ending', 'telescopes', 'The telescope’s mirror', 'The [telescope]’s mirror'],
    ['without their hamza', 'اوكرانيا', 'حرب أوكرانيا', 'حرب [أوكرانيا]'],
    ['not in the middle of others', 'art', 'The party starts', 'The party starts'],
    ['none for a single letter', 'a', 'A day at sea', 'A day at sea'],
  ])('%s', (_what, query, headline, marked) => {
    expect(shown(markWords(headline, query))).toBe(marked);
  });
});

describe('an excerpt', () => {
  it('is taken apart at its marks', () => {
    expect(shown(readExcerpt('the <mark>ferry</mark> sails'))).toBe('the [ferry] sails');
  });

  it('leaves what clings to a word unmarked', () => {
    expect(shown(readExcerpt('the <mark>“ferry”,</mark> late'))).toBe('the “[ferry]”, late');
  });

  it('is text, whatever it holds', () => {
    expect(readExcerpt('a &lt;img&gt; <mark>b</mark>')).toEqual([
      { text: 'a <img> ', marked: false },
      { text: 'b', marked: true },
    ]);
  });
});
