import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import { expect, test } from 'vitest';
import { closed } from '../../../src/admin/forms/closed-words.ts';
import { faultsOfValues, fieldsOf } from '../../../src/admin/forms/component-fields.ts';
import { TEXT_MARKS, type TextMark } from '../../../src/admin/forms/text-marks.ts';
import { writeMark } from '../../../src/admin/forms/written-mark.ts';
import { checkBody, readBodyFacts } from '../../../src/content/checks/body-check.ts';
import { readTextTree } from '../../../src/content/text/tree.ts';
import { BODY_DIRECTIVES } from '../../../src/content/text/directives.ts';

/** What the build’s check has to say of a text of a story with the photo of a gull, beside that of the ferry. */
function faultsOf(body: string): string[] {
  const facts = readBodyFacts({ file: 'story.md', text: `---\n---\n${body}`, data: {}, body });
  const faults = checkBody('story.md', facts, { photos: ['wall', 'gull'], stories: new Map([['2026/ferry', 'ferry']]), own: '2026/own' });
  return faults.map(({ problem }) => problem);
}

const WRITTEN: Readonly<Record<TextMark, [values: Record<string, string>, words: string, expected: string]>> = {
  photo: [{ photo: ' gull ' }, '', '![](gull)'],
  related: [{ story: '2026/ferry' }, '', '::related{story="2026/ferry"}'],
  note: [{ title: 'How [we] count' }, 'By hand.', ':::note[How \\[we\\] count]\nBy hand.\n:::'],
  pull: [{}, '“It holds.”', ':::pull\n“It holds.”\n:::'],
  table: [{}, 'Quay\tMetres\n\nA|B\t1,200.5\n<C>\t−3\n', '| Quay | Metres |\n| --- | ---: |\n| A\\|B | 1,200.5 |\n| \\<C> | −3 |'],
};

test.each(Object.entries(WRITTEN))('%s: what the menu writes is taken by a build', (name, [values, words, expected]) => {
  const written = writeMark(name as TextMark, values, words);
  expect(written).toBe(expected);
  expect(faultsOf(`Before.\n\n${written}\n\nAfter.\n`)).toEqual([]);
});

test('A note in which there is another keeps its end', () => {
  const inner = writeMark('note', {}, 'Inner.');
  const outer = writeMark('note', {}, inner);
  expect(outer).toBe('::::note\n:::note\nInner.\n:::\n::::');
  expect(writeMark('note', { title: '' }, 'By hand.')).toBe(':::note\nBy hand.\n:::');
});

test('A table is read from a spreadsheet or with bars; rows may be short', () => {
  expect(writeMark('table', {}, '| a | b |\n| 1 |\n')).toBe(
    '| a | b |\n| --- | --- |\n| 1 |  |'.replace('| --- | --- |', '| ---: | --- |'),
  );
  expect(writeMark('table', {}, 'only')).toBe('| only |\n| --- |');
  expect(writeMark('table', {}, '| a \\| b | *c* |\n| :-- | ---: |\n| 1 | 2 |')).toBe('| a \\| b | *c* |\n| ---: | ---: |\n| 1 | 2 |');
});

test('Cells that a spreadsheet has copied are as they were there: with line breaks, quotation marks and what looks like signs', () => {
  const table = writeMark('table', {}, '"Quay\nand wall"\t"say ""hi"""\r\n2*3*4\tx\\|y\r\n"half\t_i_ [x](y)');
  expect(table).toBe('| Quay and wall | say "hi" |\n| --- | --- |\n| 2\\*3\\*4 | x\\\\\\|y |\n| "half | \\_i\\_ \\[x\\](y) |');
  expect(faultsOf(`Before.\n\n${table}\n\nAfter.\n`)).toEqual([]);
});

test('The line under the names of the columns is no row; a row of hyphens is one', () => {
  expect(writeMark('table', {}, 'Year | Temp\n\n2020 | -\n- | -\n2022 | 3')).toBe(
    '| Year | Temp |\n| --- | --- |\n| 2020 | - |\n| - | - |\n| 2022 | 3 |',
  );
  expect(writeMark('table', {}, '\nYear | Temp\n--- | ---\n- | -')).toBe('| Year | Temp |\n| --- | --- |\n| - | - |');
  expect(writeMark('table', {}, 'Year\tTemp\n-\t-')).toBe('| Year | Temp |\n| --- | --- |\n| - | - |');
});

test('Every mark that a text may have is in the menu, with what it is for', () => {
  expect(Object.keys(TEXT_MARKS).sort()).toEqual(['photo', 'table', ...Object.keys(BODY_DIRECTIVES)].sort());
  for (const { props } of Object.values(TEXT_MARKS)) for (const { hint } of fieldsOf(props)) expect(hint).not.toBe('');
});

test('What is no name of a photo or a story is told at its field', () => {
  expect(faultsOfValues(TEXT_MARKS.photo.props, { photo: 'Sea Wall.jpg' })).toMatchObject([{ field: 'photo' }]);
  expect(faultsOfValues(TEXT_MARKS.related.props, { story: '' })).toMatchObject([{ field: 'story' }]);
  expect(faultsOfValues(TEXT_MARKS.note.props, {})).toEqual([]);
});

test('The title of a note is read as it was written, whatever signs are in it', () => {
  const signs = fc.constantFrom(
    ...Array.from('ab \\[]*_`<>{}~&|!@:/.#-'),
    'www.a.org',
    'https://a.org',
    'a@b.org',
    '&amp;',
    ':b[c]',
    '![a](b)',
    '[^1]',
    'é',
    '海',
    '“',
  );
  fc.assert(
    fc.property(fc.array(signs, { minLength: 1, maxLength: 12 }), (some) => {
      const title = some.join('').trim().replace(/\s+/g, ' ');
      fc.pre(title !== '');
      const [note] = readTextTree(writeMark('note', { title }, 'Words.'), 'md').children;
      const label = note?.type === 'containerDirective' ? note.children[0] : undefined;
      const said = label?.type === 'paragraph' ? label.children.map(wordsOf) : [];
      expect(withoutDashes(said.join(''))).toBe(withoutDashes(title));
    }),
    { numRuns: 500 },
  );
});

/** An address is a link to the build, and its own words. */
function wordsOf(node: PhrasingContent): string {
  if (node.type === 'link') return node.children.map(wordsOf).join('');
  return node.type === 'text' ? node.value : `<${node.type}>`;
}

/** Two hyphens are a dash to the build. */
function withoutDashes(words: string): string {
  return words.replaceAll('—', '---').replaceAll('–', '--').replaceAll('…', '...');
}

test.each([
  ['```js\nx', '```js\nx\n```'],
  ['~~~~\nx\n~~~', '~~~~\nx\n~~~\n~~~~'],
  ['<!-- a', '\\<!-- a'],
  [':::note\n```\nx', ':::note\n```\nx\n```\n:::'],
  ['> ```\n> x', '> ```\n> x'],
  ['```\nx\n```', '```\nx\n```'],
  ['Words.', 'Words.'],
])('Of %j, what is open is closed', (words, expected) => {
  expect(closed(words, 'md')).toBe(expected);
});

test('Whatever stands in a note, what follows the note is no part of it', () => {
  const line = fc.constantFrom(
    '```',
    '~~~',
    '````js',
    '<!-- a',
    '-->',
    '<div>',
    '<script>',
    ':::note',
    ':::',
    '::::pull',
    '> ```',
    '- ```',
    '  x',
    'Words.',
    '',
    '| a |',
    '$$',
    '[a]: b',
    '[^1]: b',
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 7 }), (lines) => {
      const note = writeMark('note', {}, closed(lines.join('\n').trim(), 'md'));
      const text = `${note}\n\nAfter.\n`;
      const { children } = readTextTree(text, 'md');
      expect(children.map(({ type }) => type)).toEqual(['containerDirective', 'paragraph']);
    }),
    { numRuns: 500 },
  );
});
