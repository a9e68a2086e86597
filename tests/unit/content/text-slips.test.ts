import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStrayParts } from '../../../src/content/checks/stray-parts.ts';
import { findSlips } from '../../../src/content/checks/text-slips.ts';
import { StepCounter } from '../../support/steps.ts';

const counter = new StepCounter();
beforeAll(() => counter.start());
afterAll(() => counter.stop());

const told = (text: string, isMdx = false) => findSlips(text, isMdx).map(({ line, problem }) => `${line} ${problem}`);
const strays = (text: string, isMdx = false) => findStrayParts(text, isMdx).map(({ line, problem }) => `${line} ${problem}`);

describe('Stars that stay stars', () => {
  it.each([
    ['letters touch quotation marks, in Arabic', 'قالت و**«النهار»** اليوم', '**«النهار»**'],
    ['letters touch a colon, in Chinese', '注意：**注意：**这是新闻', '**注意：**'],
    ['letters touch a colon', 'One.\n\n**Note:**the rest', '**Note:**'],
    ['letters touch brackets, in Russian', 'из **(ТАСС)**а', '**(ТАСС)**'],
    ['in a list', '- a\n- **«b»**c', '**«b»**'],
    ['in a note', ':::note\n**“b”**c\n:::', '**“b”**'],
  ])('%s', (_where, text, words) => {
    const slips = findSlips(text, false);
    expect(slips.map(({ problem }) => problem)).toEqual([
      `“${words}” is not bold: the stars touch a letter on one side and another sign on the other, and stay stars.`,
    ]);
    expect(slips[0]?.line).toBe(text.split('\n').findIndex((line) => line.includes(words)) + 1);
  });

  it.each([
    ['never closed', 'A **bold word', '“**bold word” opens bold words that are never closed; the stars stay stars.'],
    ['closed in another paragraph', 'A **bold\n\nword** here', '“**bold” opens bold words that are never closed; the stars stay stars.'],
    ['in a cell', '| a | b |\n| - | - |\n| **x | y |', 'opens bold words that are never closed'],
    ['with spaces inside', 'It is ** bold ** here', '“** bold **” is not bold: there is a space between the stars and the words.'],
  ])('%s', (_how, text, problem) => {
    expect(told(text)[0]).toContain(problem);
  });

  it.each([
    'It is **bold**, **very.** And ***both***.',
    'Write `**this**` or \\*\\*this\\*\\* or \\**.',
    '```\n**never\n```',
    'What the f**k, and 2 ** 3, and 2**3.',
    'Wort**fett**wort and <b>**x**</b>',
    '* * *\n\n***\n\n**Bold paragraph**',
    '[**bold**](https://example.org/**x) and https://example.org/**y',
  ])('are not found in %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('Headings, links and notes', () => {
  it('a heading without a space', () => {
    expect(told('Text.\n\n##Bread\n\n> ###Cake')).toEqual([
      '3 “##Bread” is no heading: there is no space after the signs.',
      '5 “###Cake” is no heading: there is no space after the signs.',
    ]);
    expect(findSlips('##Bread', false)[0]?.mend).toBe('Write “## Bread”.');
    expect(told('## Bread\n\n#hashtag\n\nA ##b\n\n\\##Bread\n\n`##x`\n\n    ')).toEqual([]);
  });

  it('a link in two parts, with whatever address', () => {
    const text = 'The [hours] (https://example.org/hours) and [the news] (/news/) and [b]\n(https://example.org/b).';
    expect(told(text).map((one) => one.split(' is ')[0])).toEqual([
      '1 “[hours] (https://example.org/hours)”',
      '1 “[the news] (/news/)”',
      '1 “[b]\n(https://example.org/b)”',
    ]);
    expect(findSlips(text, false)[0]?.mend).toBe('Write “[hours](https://example.org/hours)”.');
    expect(told('He said “[sic] (https://example.org/)” and [the] (first) and [1] (https://example.org/) and `[a] (/b/)`.')).toEqual([]);
  });

  it('a note that is never closed, and colons that close nothing', () => {
    expect(told('Text.\n\n:::note[How high]\nThe sea.\n\nMore text.')).toEqual([
      '3 “:::note” is opened and never closed, so that all the text after it belongs to it.',
    ]);
    expect(told(':::note\nA\n:::\n\nB\n\n:::')).toEqual(['7 “:::” opens and closes nothing, and stands on the page as it is.']);
    expect(told(':::note\nA\n:::\n\n::::pull\n:::note\nx\n:::\n::::\n\nIt is 12:30:::')).toEqual([]);
  });
});

describe('Text that becomes something else', () => {
  it('a paragraph that an indent turns into code', () => {
    expect(told('One.\n\n    Two.\n\n\tThree.\n\n- a\n\n      Four.')).toHaveLength(2);
    expect(told('One.\n\n    Two is “here”.')).toEqual(['3 “Two is “here”.” is indented by four spaces or more, which makes it code.']);
    expect(told('One.\n    Two.\n\n```\ncode\n    more\n```\n\n~~~js\nx\n~~~\n\n- a\n    - b')).toEqual([]);
    expect(told('One.\n\n    Two.', true)).toEqual([]);
  });

  it.each([
    ['1986. War came.', '1986\\.'],
    ['3. Oktober 1990 war ein Mittwoch.', '3\\.'],
    ['2024) It was over.', '2024\\)'],
  ])('a sentence that becomes a list: %s', (text, mend) => {
    const [slip, ...others] = findSlips(`First.\n\n${text}\n\nThen.`, false);
    expect(slip).toMatchObject({ line: 3, mend: `Write a backslash between the two: ${mend}` });
    expect(others).toEqual([]);
  });

  it.each([
    '1. a\n2. b',
    '1. a\n\nText.\n\n2. b\n\nText.\n\n3. c',
    '3. c\n\nText.\n\n2. b\n\nText.\n\n1. a',
    '5. a\n6. b',
    '1986\\. War came.',
    'In 1986. War came.',
  ])('a list is one: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('What strayed into a text', () => {
  it('the marks of a merge, once for each', () => {
    const text = 'One.\n\n<<<<<<< HEAD\nMine.\n=======\nTheirs.\n>>>>>>> branch\n\nTwo.\n\n>>>>>>> left over';
    expect(strays(text).map((one) => one.split(' is ')[0])).toEqual(['3 “<<<<<<< HEAD”', '11 “>>>>>>> left over”']);
    expect(strays(text, true).map((one) => one.slice(0, 3))).toEqual(['3 “', '11 ']);
    expect(strays('```\n<<<<<<< HEAD\n=======\n>>>>>>> b\n```\n\n> > > > > > > deep\n\nHeading\n=======')).toEqual([]);
  });

  it('the fields of another file', () => {
    const fields = '---\nheadline: Two\nbyline: [ana]\nphotos:\n  - photo: moon\n# a remark\n---';
    expect(strays(`${fields}\nText.`)).toEqual([
      '1 The fields of another file stand in the text, between two lines of three hyphens, and would be printed.',
    ]);
    expect(
      strays(`Text.\n\n${fields.replace('headline', 'title').replaceAll('\n', '\r\n')}\r\nMore.`).map((one) => one.slice(0, 2)),
    ).toEqual(['3 ']);
    expect(strays(`\`\`\`\n${fields}\n\`\`\``)).toEqual([]);
    expect(strays('One.\n\n---\n\nTitle: a film about the sea.\n\n---\n\nTwo.\n\n---\n\nNote: that was it.')).toEqual([]);
  });
});

describe('Any text', () => {
  it('is read without an error, in little time', () => {
    const parts = [
      '**',
      '##',
      '[a] (',
      '(',
      '/b/)',
      ':::',
      ':::note\n',
      '    ',
      '\n',
      '\n\n',
      '1986. ',
      '---\n',
      'title: x\n',
      '<<<<<<< ',
      'a',
      ' ',
      '«',
      '\\',
      '`',
      '|',
      '> ',
      '- ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 60 }), fc.boolean(), (chosen, isMdx) => {
        const text = chosen.join('');
        const lines = text.split('\n').length;
        for (const { line } of [...findSlips(text, isMdx), ...findStrayParts(text, isMdx)]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { seed: 13 },
    );
  });

  it.each(['**a ', '**', '[a] ', '[a] (', '##a\n', '<<<<<<< a\n', '1986. a\n\n', ':::\n\n', '    a\n\nb\n\n'])(
    'repeated %j takes steps that grow with its length, not with its square',
    async (part) => {
      const steps = (count: number) => {
        const text = part.repeat(count);
        return counter.count(() => {
          findSlips(text, false);
          findStrayParts(text, false);
        });
      };
      const [short, long] = [await steps(1000), await steps(8000)];
      // Eight times the length: sixty-four times the steps would be the square.
      expect(long).toBeLessThan(Math.max(short, 2000) * 24);
    },
  );
});
