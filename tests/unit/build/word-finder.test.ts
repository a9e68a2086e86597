import { expect, test } from 'vitest';
import { WordFinder } from '../../../src/build/word-finder.ts';

const WORDS = ['teaser', 'dated', 'data-s-aa', '10', '_more'];

function found(text: string): string[] {
  const places = new Uint8Array(WORDS.length);
  new WordFinder(WORDS).find(Buffer.from(text), places);
  return WORDS.filter((_, place) => places[place] === 1);
}

test.each([
  ['', []],
  ['teaser', ['teaser']],
  ['teasers ateaser teaser-wide', []],
  ['<p class="teaser dated">', ['teaser', 'dated']],
  ['<p data-s-aa="">10 € _more', ['data-s-aa', '10', '_more']],
  ['ßteaserß', ['teaser']],
])('Of the words that are looked for, “%s” has %j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});
