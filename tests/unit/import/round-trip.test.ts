import { describe, expect, it } from 'vitest';
import { readBodyFacts } from '../../../src/content/checks/body-check.ts';
import { plainWordsOf, plainWordsOfHtml, wordsOf } from '../../../src/import/html/plain-words.ts';
import { storyTextOf } from '../../../src/import/html/story-text.ts';
import type { StoryText } from '../../../src/import/model.ts';
import { randomHtml } from './random-html.ts';

/** Everything that came over, and the words that the report names as lost. */
function wordsAfter(text: StoryText): string[] {
  const captions = text.pictures.map(({ caption }) => caption ?? '');
  const lost = text.losses.map(({ words }) => words ?? '');
  return [...plainWordsOf(text.body), ...[...captions, ...lost].flatMap(wordsOf)].sort();
}

describe('a story’s words', () => {
  it.each(Array.from({ length: 6 }, (_, index) => ({ first: index * 25 })))(
    'are the same before and after, whatever the HTML: $first onwards',
    ({ first }) => {
      for (let seed = first; seed < first + 25; seed += 1) {
        const html = randomHtml(seed);
        const text = storyTextOf(html, { where: 'x', base: 'https://old.example/' });
        expect(wordsAfter(text), `seed ${seed}\n${html}\n-----\n${text.body}`).toEqual(plainWordsOfHtml(html).sort());
        const facts = readBodyFacts({ file: 'x.md', text: text.body, data: {}, body: text.body });
        expect(facts.faults, `seed ${seed}\n${text.body}`).toEqual([]);
        expect(
          facts.marks.filter(({ kind }) => kind !== 'photo'),
          `seed ${seed}\n${text.body}`,
        ).toEqual([]);
      }
    },
  );
});
