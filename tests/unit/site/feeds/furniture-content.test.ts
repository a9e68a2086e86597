import { expect, it } from 'vitest';
import { translator } from '../../../../src/messages/messages.ts';
import { writeOpening, writeRecipe } from '../../../../src/site/feeds/furniture-content.ts';
import type { StoryView } from '../../../../src/site/views/story.ts';

const words = translator({ language: 'en', locale: 'en-GB' });
const view = (fields: Partial<StoryView>) => ({ inShort: [], ...fields }) as StoryView;

it('A feed’s reader is told what is reviewed, and the verdict', () => {
  const review = { work: 'Salt & Stone', by: 'Ada Ferry', verdict: 'Read it.', stars: { given: 4, most: 5, label: '4 out of 5 stars' } };
  expect(writeOpening(view({ review }), words)).toBe(
    '<p><cite>Salt &amp; Stone</cite></p>\n<p>Ada Ferry</p>\n<p>4 out of 5 stars</p>\n<p><strong>Read it.</strong></p>',
  );
});

it('A feed’s reader can cook', () => {
  const recipe = { facts: [{ label: 'Serves', value: '6' }], ingredients: ['water'], steps: ['Boil it.'] };
  expect(writeRecipe(view({ recipe }), words)).toBe(
    '<ul>\n<li>Serves: 6</li>\n</ul>\n<h2>Ingredients</h2>\n<ul>\n<li>water</li>\n</ul>\n<h2>Method</h2>\n<ol>\n<li>Boil it.</li>\n</ol>',
  );
});

it('A plain story has nothing around its text', () => {
  expect([writeOpening(view({}), words), writeRecipe(view({}), words)]).toEqual(['', '']);
});
