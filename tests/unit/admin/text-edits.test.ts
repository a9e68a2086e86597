import { describe, expect, test } from 'vitest';
import { beginLines, emphasise, writeLink, type LineKind, type Selected, type TextEdit } from '../../../src/admin/forms/text-edits.ts';

/** A text with what is selected in it between two bars, or with one bar where the cursor is. */
function selected(marked: string): Selected {
  const start = marked.indexOf('|');
  const end = Math.max(start, marked.lastIndexOf('|') - 1);
  return { text: marked.replaceAll('|', ''), start, end };
}

/** A text after an edit, with what is selected then marked in the same way. */
function after({ text }: Selected, { from, to, written, selected: [start, end] }: TextEdit): string {
  const edited = text.slice(0, from) + written + text.slice(to);
  const shown = `${edited.slice(0, start)}|${edited.slice(start, end)}`;
  return start === end ? shown + edited.slice(end) : `${shown}|${edited.slice(end)}`;
}

const emphasised = (marked: string, sign: '**' | '*') => after(selected(marked), emphasise(selected(marked), sign));
const begun = (marked: string, kind: LineKind) => after(selected(marked), beginLines(selected(marked), kind));

describe('Emphasis', () => {
  test.each([
    ['what is selected', 'The |wall| holds.', '**', 'The **|wall|** holds.'],
    ['without the spaces around it', 'The| wall |holds.', '*', 'The *|wall|* holds.'],
    ['the word that the cursor is in', 'The wa|ll holds.', '**', 'The **|wall|** holds.'],
    ['a word with an apostrophe', 'The baker’|s loaf.', '*', 'The *|baker’s|* loaf.'],
    ['where there is no word, words to be typed over', 'The  | holds.', '**', 'The  **|words|** holds.'],
    ['taken away from around what is selected', 'The **|wall|** holds.', '**', 'The |wall| holds.'],
    ['taken away with the signs selected', 'The |*wall*| holds.', '*', 'The |wall| holds.'],
    ['bold is not italic', 'The **|wall|** holds.', '*', 'The *|**wall**|* holds.'],
    ['of both, one is taken away', 'The ***|wall|*** holds.', '*', 'The |**wall**| holds.'],
    ['each line by itself, behind what a list begins with', '|- one\n- two|\n', '**', '|- **one**\n- **two**|\n'],
    ['of several lines, taken away', '|- **one**\n\n> **two**|', '**', '|- one\n\n> two|'],
    ['at the beginning of a text', '|A| b', '**', '**|A|** b'],
    ['around words of which some have it, once', '|**one** and **two**|', '**', '**|one and two|**'],
    ['in italics, once', '|*one* and *two*|', '*', '*|one and two|*'],
    ['of both within, only the same is taken out', '|*one* and **two**|', '**', '**|*one* and two|**'],
    ['a number within a line', 'Chapter |2.| and', '**', 'Chapter **|2.|** and'],
    ['code is left as it is', '|```js\nx\n```|', '**', '|```js\nx\n```|'],
    ['a note is left as it is', '|:::note\nHi\n:::|', '**', '|:::note\nHi\n:::|'],
  ] as const)('%s', (_what, before, sign, expected) => {
    expect(emphasised(before, sign)).toBe(expected);
  });
});

describe('Lines', () => {
  test.each([
    ['a heading, apart from what is around it', 'One.\nTwo|.\nThree.\n', 'heading', 'One.\n\n## Two|.\n\nThree.\n'],
    ['no heading any more, of whatever rank', '### Two|.\n', 'heading', 'Two|.\n'],
    ['a list of the lines that are selected', 'A\n\n|one\ntwo\n|', 'list', 'A\n\n|- one\n- two|\n'],
    ['a list goes on', '- one\ntwo|', 'list', '- one\n- two|'],
    ['a numbered list', '|one\n\ntwo|', 'numbers', '|1. one\n\n2. two|'],
    ['no list any more', '|1. one\n2. two|', 'numbers', '|one\ntwo|'],
    ['a quotation of several paragraphs, apart from what follows', '|One.\n\nTwo.|\nThree.', 'quotation', '|> One.\n>\n> Two.|\n\nThree.'],
    ['no quotation any more', '|> One.\n>\n> Two.|', 'quotation', '|One.\n\nTwo.|'],
    ['an empty text', '|', 'list', '- |'],
    ['a list of numbers made of one without', '|- one\n- two|', 'numbers', '|1. one\n2. two|'],
    ['a heading made of an item', '- on|e', 'heading', '## on|e'],
    ['what is within a list stays within it', '|- one\n  - two|', 'numbers', '|1. one\n  2. two|'],
    ['a line taken out of a quotation', '> one\n> tw|o', 'quotation', '> one\n\ntw|o'],
    ['a line taken out of the middle of a list', '1. one\n2. tw|o\n3. three', 'numbers', '1. one\n\ntw|o\n\n3. three'],
    ['a list that is half one', '|- one\ntwo|', 'list', '|- one\n- two|'],
  ] as const)('%s', (_what, before, kind, expected) => {
    expect(begun(before, kind)).toBe(expected);
  });

  test('What is put there and taken away again leaves every letter as it was', () => {
    const text = 'One  \n\ntwo *and* a half \n\nthree\r\n';
    for (const kind of ['list', 'numbers', 'quotation'] as const) {
      const there = selected(begun('One  \n\n|two *and* a half |\n\nthree\r\n', kind));
      expect(after(there, beginLines(there, kind)).replaceAll('|', '')).toBe(text);
    }
  });
});

describe('Links', () => {
  const linked = (marked: string, address: string, words: string) => after(selected(marked), writeLink(selected(marked), address, words));

  test.each([
    ['Read |the plan| now.', '/plan/', 'the plan', 'Read [the plan](/plan/)| now.'],
    ['Read | now.', 'https://sea.example/a_(b)', 'it [here]', 'Read [it \\[here\\]](https://sea.example/a_%28b%29)| now.'],
    ['|*The plan*|', '/plan/', '*The plan*', '[*The plan*](/plan/)|'],
    ['|[old](https://a.example)|', '/plan/', '[old](https://a.example)', '[old](/plan/)|'],
    ['a |b ] c| d', '/plan/', 'b ] c', 'a [b \\] c](/plan/)| d'],
    ['|a\\|', '/plan/', 'a\\', '[a\\\\](/plan/)|'],
    ['Oh!|so|', '/plan/', 'so', 'Oh\\![so](/plan/)|'],
    ['|', '/plan/', 'a {x} & ~b~', '[a \\{x} \\& \\~b\\~](/plan/)|'],
  ])('%s', (before, address, words, expected) => {
    expect(linked(before, address, words)).toBe(expected);
  });
});
