import { describe, expect, it } from 'vitest';
import { readBodyFacts } from '../../../../src/content/checks/body-check.ts';
import { renderMarkdown } from '../../../../src/content/text/render.ts';
import { formatOf, readTextTree } from '../../../../src/content/text/tree.ts';
import { readProse } from '../../../../src/content/text/prose.ts';
import { isRemark } from '../../../../src/content/text/remarks.ts';
import { countWords, plainText } from '../../../../src/content/text/words.ts';
import english from '../../../../src/messages/languages/en.ts';

const SETTING = { words: { notes: 'Notes', backToText: 'Back from {number}', quotes: english.punctuation }, name: 'text' };

function faultsOf(body: string, file: string) {
  return readBodyFacts({ file, text: body, body, data: {}, placeOf: () => ({ line: 1 }), isWritten: () => false } as never).faults;
}

const REMOVED: readonly [what: string, file: string, body: string][] = [
  ['between paragraphs', 'a.md', 'Before.\n\n<!-- zebra -->\n\nAfter.'],
  ['with an empty line in it', 'a.md', 'Before.\n\n<!-- zebra\n\nzebra -->\n\nAfter.'],
  ['in a sentence', 'a.md', 'Before <!-- zebra --> and after.'],
  ['in a sentence, over two lines', 'a.md', 'Before <!-- zebra\nzebra --> and after.'],
  ['in a list', 'a.md', '- Before.\n- <!-- zebra --> After.'],
  ['in a quotation', 'a.md', '> Before.\n> <!-- zebra\n> zebra -->\n> After.'],
  ['in the cell of a table', 'a.md', '| Before |\n|---|\n| a <!-- zebra --> After |'],
  ['in a heading', 'a.md', '## Before <!-- zebra -->\n\nAfter.'],
  ['in a note', 'a.md', 'Before[^1] After\n\n[^1]: x <!-- zebra -->'],
  ['beside HTML', 'a.md', '<b>Before</b><!-- zebra -->\n\nAfter.'],
  ['of MDX', 'a.mdx', 'Before.\n\n{/* zebra */}\n\nAfter.'],
  ['of MDX with spaces', 'a.mdx', 'Before { /* zebra */ } After.'],
  ['of MDX to the end of a line', 'a.mdx', 'Before.\n\n{\n  // zebra\n}\n\nAfter.'],
  ['of MDX, two of them', 'a.mdx', 'Before {/* zebra */ /* zebra */} After.'],
  ['of MDX in a component', 'a.mdx', '<Sidenote title="Before">\n\n{/* zebra */}\n\nAfter.\n\n</Sidenote>'],
];

describe('A remark', () => {
  it.each(REMOVED)('%s is in no text, and is no fault', (_what, file, body) => {
    const format = formatOf(file);
    expect(faultsOf(body, file)).toEqual([]);
    expect(plainText(body, format)).toMatch(/^Before.*(?:after|x)/i);
    expect(plainText(body, format)).not.toContain('zebra');
    const tree = readTextTree(body, format);
    expect(readProse(body, tree).text).not.toContain('zebra');
    expect(countWords(tree).words).toBeLessThan(6);
    if (format === 'md') expect(renderMarkdown(body, SETTING)).not.toMatch(/zebra|<!--/);
  });

  it('that is shown as code is none', () => {
    const body = 'Write `<!-- zebra -->` or `{/* zebra */}`:\n\n```html\n<!-- zebra -->\n{/* zebra */}\n```\n\n    <!-- zebra -->';
    expect(faultsOf(body, 'a.md')).toEqual([]);
    expect(faultsOf(body.slice(0, body.lastIndexOf('\n\n')), 'a.mdx')).toEqual([]);
    expect(plainText(body, 'md').match(/zebra/g)).toHaveLength(5);
  });

  it.each([
    ['', true],
    ['/* a */', true],
    [' /* a */ /* b */ ', true],
    ['// a\n', true],
    ['// a', true],
    ['/* a', false],
    ['/* a */ b', false],
    ['1', false],
    ["'/* a */'", false],
  ])('of code is nothing else: %j', (code, isOne) => {
    expect(isRemark(code)).toBe(isOne);
  });
});

const REFUSED: readonly [what: string, file: string, body: string, line: number][] = [
  ['never closed', 'a.md', 'One.\n\n<!-- zebra', 3],
  ['never closed, in a sentence', 'a.md', 'One <!-- zebra', 1],
  ['with an empty line in it, in a sentence', 'a.md', 'One <!-- zebra\n\nzebra --> two.', 1],
  ['with an empty line in it, in an element', 'a.md', 'One.\n\n<div>\n<!-- zebra\n\nzebra -->\n</div>', 4],
  ['with an empty line in it, in a list', 'a.md', 'One.\n\n- <!-- zebra\n\nzebra -->', 3],
  ['with an empty line in it, in a quotation', 'a.md', '> One.\n> <!-- zebra\n\n> zebra -->', 2],
  ['begun in a quotation and closed outside', 'a.md', '> <!-- zebra\nzebra -->', 1],
  ['in a heading, never closed', 'a.md', 'One.\n\n## Two <!-- zebra', 3],
  ['in a cell, never closed', 'a.md', '| a |\n|---|\n| <!-- zebra |', 3],
  ['over the edge of a cell', 'a.md', '| a | b |\n|---|---|\n| <!-- zebra | zebra --> |', 3],
  ['in the title of a link', 'a.md', 'One.\n\n[two](https://example.org "<!-- zebra -->")', 3],
  ['in the words for a photo', 'a.md', '![<!-- zebra -->](moon)', 1],
  ['in an address', 'a.md', '[a](b<!--zebra-->)', 1],
  ['after the name of a language of code', 'a.md', '```js<!--zebra-->\n1\n```', 1],
  ['closed as only some read it', 'a.md', 'One <!-- zebra --!> zebra --> two.', 1],
  ['that is closed at once', 'a.md', '<!--> zebra -->', 1],
  ['that is closed at once, with a hyphen', 'a.md', '<!---> zebra -->', 1],
  ['in a remark', 'a.md', '<!-- a <!-- zebra -->', 1],
  ['written as a declaration', 'a.md', 'One.\n\n<!zebra>', 3],
  ['written as an instruction', 'a.md', '<?zebra ?>', 1],
  ['written as CDATA', 'a.md', 'One <![CDATA[ zebra ]]>', 1],
  ['written for MDX', 'a.md', 'One {/* zebra */} two.', 1],
  ['written for MDX with spaces', 'a.md', 'One.\n\n{ /* zebra */ }', 3],
  ['written for MDX, to the end of a line', 'a.md', '{ // zebra\n}', 1],
  ['that is escaped', 'a.md', 'One \\<!-- zebra -->', 1],
  ['that is escaped, in MDX', 'a.mdx', 'One.\n\nTwo \\{/* zebra */}', 3],
  ['of HTML, in MDX', 'a.mdx', 'One.\n\n<!-- zebra -->', 3],
  ['of HTML in a property', 'a.mdx', '<Sidenote title="<!-- zebra -->">\n\nTwo.\n\n</Sidenote>', 1],
  ['in a text of a property', 'a.mdx', '<Sidenote title="{/* zebra */}">\n\nTwo.\n\n</Sidenote>', 1],
  ['of MDX that is not closed', 'a.mdx', 'One {/* zebra', 1],
  ['of MDX with code beside it', 'a.mdx', 'One.\n\nTwo {/* zebra */ secret}', 3],
];

describe('What may be a remark', () => {
  it.each(REFUSED)('%s is a fault with its line', (_what, file, body, line) => {
    const faults = faultsOf(body, file);
    expect(faults.map((fault) => fault.line)).toContain(line);
    for (const { problem, mend } of faults) expect(`${problem} ${mend}`.length).toBeGreaterThan(40);
  });

  it('is told in an editor’s words', () => {
    expect(faultsOf('One.\n\n<!-- Ask the lawyer', 'a.md')[0]).toEqual({
      line: 3,
      problem: 'The remark “<!-- Ask the lawyer” is not closed within the paragraph, list or element that it stands in.',
      mend: 'Write --> where it ends. A remark with empty lines in it begins on a line of its own, outside of elements, lists and quotations.',
    });
    expect(faultsOf('One { /* later */ }', 'a.md')[0]).toMatchObject({ line: 1, mend: 'Write <!-- … -->.' });
  });
});

describe('What is not printed', () => {
  it.each([
    ['a definition that nothing points at', '[//]: # (zebra)\n\nOne.'],
    ['a note that nothing points at', 'One.\n\n[^zebra]: zebra'],
    ['what is given with a note', ':::note{title="zebra"}\nOne.\n:::'],
    ['the label of a related story', 'One.\n\n::related[zebra]{story="2026/a"}'],
  ])('is not searched, either: %s', (_what, body) => {
    expect(renderMarkdown(body, SETTING)).not.toContain('zebra');
    expect(plainText(body, 'md')).toBe('One.');
  });
});
