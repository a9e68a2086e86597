import { describe, expect, it } from 'vitest';
import { findMarks } from '../../../../src/content/text/marks.ts';
import { proseLines } from '../../../../src/content/text/prose-lines.ts';
import { readTextTree } from '../../../../src/content/text/tree.ts';
import { countWords } from '../../../../src/content/text/words.ts';

describe('what an editor places in the text', () => {
  it.each([
    { what: 'a photo', body: '![The Moon](moon)', marks: [{ kind: 'photo', target: 'moon', line: 1 }] },
    { what: 'a photo with a title', body: '![The Moon](moon "At night")', marks: [{ kind: 'photo', target: 'moon', line: 1 }] },
    { what: 'a photo without words', body: '![](moon)', marks: [{ kind: 'photo', target: 'moon', line: 1 }] },
    { what: 'an indented photo', body: '  ![](moon)', marks: [{ kind: 'photo', target: 'moon', line: 1 }] },
    { what: 'a story', body: '::related{story="2026/foghorn"}', marks: [{ kind: 'related', target: '2026/foghorn', line: 1 }] },
    { what: 'a story without its name', body: '::related', marks: [{ kind: 'related', target: '', line: 1 }] },
    { what: 'a name that means nothing', body: '::video{file="a.mp4"}', marks: [{ kind: 'unknown', name: 'video', line: 1 }] },
    { what: 'a block whose name means nothing', body: ':::notte\nText.\n:::', marks: [{ kind: 'unknown', name: 'notte', line: 1 }] },
  ])('is found: $what', ({ body, marks }) => {
    expect(findMarks(readTextTree(body, 'md'), body)).toEqual(marks);
  });

  it.each([
    { what: 'a note', body: ':::note[Why]\nText.\n:::' },
    { what: 'a pull quote', body: ':::pull\nText.\n:::' },
    { what: 'a time of day', body: 'It sailed at 17:10.' },
    { what: 'a link', body: '[the Moon](moon)' },
    { what: 'a component, which is found where MDX is read', body: '<Figure photo="moon" />' },
    { what: 'the end of a block', body: ':::' },
    { what: 'an empty text', body: '' },
  ])('is not seen where there is none: $what', ({ body }) => {
    expect(findMarks(readTextTree(body, 'md'), body)).toEqual([]);
  });

  it.each([
    [':::note[Why] and how\nText.\n:::', 'note', 'and how', 1],
    ['Text.\n\n:::note Why\nText.\n:::', 'note', 'Why', 3],
    [':::note[Why][^1]\nText.\n:::\n\n[^1]: Because.', 'note', '[^1]', 1],
    [':::pull{.wide}\nText.\n:::', 'pull', '{.wide}', 1],
    ['- :::note[Why] :::', 'note', ':::', 1],
    ['::related[Read this]{story="2026/foghorn"}', 'related', '[Read this]{story="2026/foghorn"}', 1],
    ['::related{story="2026/foghorn" title="Read this"}', 'related', '{story="2026/foghorn" title="Read this"}', 1],
  ])('tells what stands beside it and is on no page: %s', (body, name, words, line) => {
    expect(findMarks(readTextTree(body, 'md'), body).filter(({ kind }) => kind === 'beside')).toEqual([
      { kind: 'beside', name, words, line },
    ]);
  });

  it.each(['- ::related{story="a"}', '> ::related{story="a"}', 'Text[^1]\n\n[^1]: ::related{story="a"}'])('is no story in %s', (body) => {
    expect(findMarks(readTextTree(body, 'md'), body)).toEqual([{ kind: 'inline-related', target: 'a', line: body.split('\n').length }]);
  });

  it.each([
    ':::note[Why]  \r\nText.\r\n:::',
    ':::note\n[a]: x\n:::',
    '  :::note[a\\]b]\nText.\n  :::',
    ':::note\n::related{story="a"}\n:::',
  ])('has nothing beside it in %s', (body) => {
    expect(findMarks(readTextTree(body, 'md'), body).filter(({ kind }) => kind !== 'related')).toEqual([]);
  });

  it('comes in order, each with its line', () => {
    const body = ['Text.', '', '![](moon)', '', '::related{story="2026/foghorn"}', '', ':::x', ':::'].join('\n');
    expect(findMarks(readTextTree(body, 'md'), body)).toEqual([
      { kind: 'photo', target: 'moon', line: 3 },
      { kind: 'related', target: '2026/foghorn', line: 5 },
      { kind: 'unknown', name: 'x', line: 7 },
    ]);
  });

  it.each(['```', '~~~', '````'])('is not looked for between lines of %s', (fence) => {
    const body = [fence, '![](nowhere)', '::nothing', fence, '![](moon)'].join('\n');
    expect(findMarks(readTextTree(body, 'md'), body)).toEqual([{ kind: 'photo', target: 'moon', line: 5 }]);
  });
});

describe('the lines that are prose', () => {
  it.each([
    { what: 'are all lines when nothing is fenced', body: 'a\n\nb', lines: [1, 2, 3] },
    { what: 'leave out a fenced block and its fences', body: 'a\n```js\nb\n```\nc', lines: [1, 5] },
    { what: 'end for good at a fence that is never closed', body: 'a\n```\nb\nc', lines: [1] },
    { what: 'do not come back at a fence of the other kind', body: 'a\n```\n~~~\nb\n```\nc', lines: [1, 6] },
    { what: 'do not come back at a shorter fence', body: 'a\n````\n```\nb\n````\nc', lines: [1, 6] },
    { what: 'come back at a longer fence', body: 'a\n```\nb\n`````\nc', lines: [1, 5] },
    { what: 'know an indented fence', body: 'a\n  ```\nb\n  ```\nc', lines: [1, 5] },
  ])('$what', ({ body, lines }) => {
    expect(proseLines(body).map(({ line }) => line)).toEqual(lines);
  });
});

describe('the number of words', () => {
  it.each([
    { what: 'of nothing', body: '', words: 0 },
    { what: 'of white space', body: ' \n\n ', words: 0 },
    { what: 'of a sentence', body: 'The ferry leaves at seven.', words: 5 },
    { what: 'with an apostrophe, straight or curly', body: "It’s the sea’s, isn't it?", words: 5 },
    { what: 'with a hyphen', body: 'a well-known half-tide', words: 3 },
    { what: 'of a link without its address', body: 'See [the notice](https://tideline.example/a-b-c).', words: 3 },
    { what: 'of emphasis', body: 'a **very** *high* tide', words: 4 },
    { what: 'without tags and their attributes', body: 'a <abbr title="not these words">GMT</abbr> hour', words: 3 },
    { what: 'without what is placed in the text', body: 'One.\n\n::related{story="2026/foghorn"}\n\nTwo.', words: 2 },
    { what: 'without a block’s own lines', body: ':::note\nThree words here.\n:::', words: 3 },
    { what: 'in Spanish', body: 'El puerto volvió a abrir.', words: 5 },
    { what: 'in Arabic', body: 'عاد الميناء إلى العمل', words: 4 },
  ])('$what is $words', ({ body, words }) => {
    expect(countWords(readTextTree(body, 'md'))).toEqual({ words, letters: 0 });
  });

  it.each([
    { what: 'of Chinese', body: '他说：“你好”，iPhone 15 很好。', words: 2, letters: 6 },
    { what: 'of Japanese', body: '東京タワーは333メートル。', words: 1, letters: 10 },
    { what: 'of Thai, each with its marks', body: 'ที่นี่', words: 0, letters: 2 },
  ])('leaves out the letters $what, which are counted by themselves', ({ body, words, letters }) => {
    expect(countWords(readTextTree(body, 'md'))).toEqual({ words, letters });
  });
});
