import { expect, test } from 'vitest';
import { mergeParagraphs } from '../../../src/admin/merge-paragraphs.ts';

const BASE = '---\nheadline: Ferry\nkind: news\n---\n\nOne.\n\nTwo.\n\nThree.\n';

test('Changes of two editors in different paragraphs and fields become one text', () => {
  const mine = BASE.replace('One.', 'One, said one.').replace('Three.\n', 'Three.\n\nFour.\n');
  const theirs = BASE.replace('Ferry', 'Ferry sails').replace('Two.\n\n', '');
  expect(mergeParagraphs(BASE, mine, theirs)).toBe('---\nheadline: Ferry sails\nkind: news\n---\n\nOne, said one.\n\nThree.\n\nFour.\n');
});

test('The same change on both sides is made once', () => {
  const both = BASE.replace('Two.', 'Two!');
  expect(mergeParagraphs(BASE, both, both)).toBe(both);
});

test.each([
  ['one paragraph changed by both', BASE.replace('Two.', 'Two!'), BASE.replace('Two.', 'Two?')],
  ['one changed, the other deleted', BASE.replace('Two.', 'Two!'), BASE.replace('Two.\n\n', '')],
  ['a field changed by both', BASE.replace('Ferry', 'A'), BASE.replace('Ferry', 'B')],
  ['both have written on', `${BASE}\nMine.\n`, `${BASE}\nTheirs.\n`],
])('An editor has to decide: %s', (_what, mine, theirs) => {
  expect(mergeParagraphs(BASE, mine, theirs)).toBeUndefined();
});
