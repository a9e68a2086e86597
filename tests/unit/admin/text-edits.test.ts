import type { Root } from 'mdast';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mdxToMdast } from '../../../src/admin/browser/text-parser.ts';
import { emphasise } from '../../../src/admin/forms/emphasis.ts';
import { beginLines, type LineKind } from '../../../src/admin/forms/line-kinds.ts';
import { placeBlock, selectedSentence } from '../../../src/admin/forms/placed-block.ts';
import type { Selected, TextEdit } from '../../../src/admin/forms/text-edits.ts';
import { whyNoEmphasis, whyNoLines, whyNoLink } from '../../../src/admin/forms/unchanged-text.ts';
import { begunLink, canBeLink, writeLink } from '../../../src/admin/forms/written-link.ts';

/** The parser of texts in MDX: the build’s, unless another stands in for it. */
const parsed = vi.hoisted((): { mdx: ((source: string, options: object) => Root) | undefined } => ({ mdx: undefined }));

vi.mock('satteri', async (original) => {
  const own = await original<typeof import('satteri')>();
  return { ...own, mdxToMdast: (source: string, options: object) => (parsed.mdx ?? own.mdxToMdast)(source, options) };
});

/** A text with what is selected in it between two bars, or with one bar where the cursor is. */
function selected(marked: string): Selected {
  const start = marked.indexOf('|');
  const end = Math.max(start, marked.lastIndexOf('|') - 1);
  return { text: marked.replaceAll('|', ''), start, end, format: 'md' };
}

/** A text after an edit, with what is selected then marked in the same way; before it, where nothing is edited. */
function after({ text, ...before }: Selected, edit: TextEdit | undefined): string {
  const {
    from,
    to,
    written,
    selected: [start, end],
  } = edit ?? { from: 0, to: 0, written: '', selected: [before.start, before.end] };
  const edited = text.slice(0, from) + written + text.slice(to);
  const shown = `${edited.slice(0, start)}|${edited.slice(start, end)}`;
  return start === end ? shown + edited.slice(end) : `${shown}|${edited.slice(end)}`;
}

const emphasised = (marked: string, sign: '**' | '*') =>
  after(selected(marked), emphasise(selected(marked), sign === '*' ? 'emphasis' : 'strong'));
const begun = (marked: string, kind: LineKind) => after(selected(marked), beginLines(selected(marked), kind));

describe('Emphasis', () => {
  test.each([
    ['what is selected', 'The |wall| holds.', '**', 'The **|wall|** holds.'],
    ['without the spaces around it', 'The| wall |holds.', '*', 'The *|wall|* holds.'],
    ['the word that the cursor is in', 'The wa|ll holds.', '**', 'The **|wall|** holds.'],
    ['a word with lines between its parts', 'as a_b|_c says', '**', 'as **|a_b_c|** says'],
    ['a number with a point', 'some 12|.5 metres', '**', 'some **|12.5|** metres'],
    ['a number with a point, from behind it', 'some 12.|5 metres', '**', 'some **|12.5|** metres'],
    ['a number with a comma and a point', 'of 1,00|0.50 euros', '**', 'of **|1,000.50|** euros'],
    ['the name of a site', 'On exam|ple.org, too', '*', 'On *|example.org|*, too'],
    ['a word without the marks around it', "the 'wo|rd', too", '**', "the '**|word|**', too"],
    ['a word with an apostrophe', 'The baker’|s loaf.', '*', 'The *|baker’s|* loaf.'],
    ['where there is no word, words to be typed over', 'The  | holds.', '**', 'The  **|words|** holds.'],
    ['taken away from around what is selected', 'The **|wall|** holds.', '**', 'The |wall| holds.'],
    ['taken away with the signs selected', 'The |*wall*| holds.', '*', 'The |wall| holds.'],
    ['bold is not italic', 'The **|wall|** holds.', '*', 'The ***|wall|*** holds.'],
    ['of both, one is taken away', 'The ***|wall|*** holds.', '*', 'The **|wall|** holds.'],
    ['each line by itself, behind what a list begins with', '|- one\n- two|\n', '**', '- **|one**\n- **two|**\n'],
    ['of several lines, taken away', '|- **one**\n\n> **two**|', '**', '- |one\n\n> two|'],
    ['at the beginning of a text', '|A| b', '**', '**|A|** b'],
    ['around words of which some have it, once', '|**one** and **two**|', '**', '**|one and two|**'],
    ['in italics, once', '|*one* and *two*|', '*', '*|one and two|*'],
    ['of both within, only the same is taken out', '|*one* and **two**|', '**', '***|one* and two|**'],
    ['a number within a line', 'Chapter |2.| and', '**', 'Chapter **|2.|** and'],
    ['code is left as it is', '|```js\nx\n```|', '**', '|```js\nx\n```|'],
    ['a note keeps what makes it one', '|:::note\nHi\n:::|', '**', ':::note\n**|Hi|**\n:::'],
    ['across the edge of what has it, joined', '**|one** two|', '**', '**|one two|**'],
    ['across both edges', '|a **b** c|', '**', '**|a b c|**'],
    ['behind what has it, joined', '**one**|two|', '**', '**one|two|**'],
    ['of a part, taken away', '**a |b| c**', '**', '**a** |b| **c**'],
    ['written with the other sign, taken away', '__|one|__ and _two_', '**', '|one| and _two_'],
    ['written with the other sign, joined', '|one _two_|', '*', '*|one two|*'],
    ['over quotation marks between letters, within them', '注意：|“这”|这', '**', '注意：|“**这**”|这'],
    ['over a quotation mark at a letter, without it', 'l|’eau| vive', '**', 'l|’**eau|** vive'],
    ['over a link between letters, within it', 'x|[link](/y)|z', '**', 'x[**|link|**](/y)z'],
    ['over a part of a link', 'x [a |b](/y) c|', '**', 'x [a **|b**](/y) **c|**'],
    ['over an edge of the other emphasis', '*a |b* c|', '**', '*a **|b*** **c|**'],
    ['behind a backslash', 'C:\\|dir|', '**', 'C:\\\\**|dir|**'],
    ['of what would be an item without, as words', '**|- a|**', '**', '\\|- a|'],
    ['over lines of a quotation', '> |a\n> b| c', '**', '> **|a\n> b|** c'],
    ['of code between letters, nothing', 'a|`b`|c', '**', 'a|`b`|c'],
    ['in code, nothing', '`a |b| c`', '**', '`a |b| c`'],
    ['in an address, nothing', '[a](/b/|c|/d)', '**', '[a](/b/|c|/d)'],
    ['a photo is left as it is', '|One.\n\n![](moon)\n\ntwo|', '**', '**|One.**\n\n![](moon)\n\n**two|**'],
    ['of a title of a note, nothing', ':::note[A |title|]\nb\n:::', '**', ':::note[A |title|]\nb\n:::'],
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
    ['an empty line below words, apart from them', 'One\n|', 'list', 'One\n\n- |'],
    ['an empty line below an item', '- One\n|', 'list', '- One\n- |'],
    ['an empty line of code, nothing', '```\n|\n```', 'list', '```\n|\n```'],
    ['a list of numbers made of one without', '|- one\n- two|', 'numbers', '|1. one\n2. two|'],
    ['a heading made of an item', '- on|e', 'heading', '## on|e'],
    ['what is within a list stays within it', '|- one\n  - two|', 'numbers', '|1. one\n   1. two|'],
    ['a line taken out of a quotation', '> one\n> tw|o', 'quotation', '> one\n\ntw|o'],
    ['a line taken out of the middle of a list', '1. one\n2. tw|o\n3. three', 'numbers', '1. one\n\ntw|o\n\n3. three'],
    ['a line below an item becomes one of the same list', '* one\ntw|o', 'list', '* one\n* tw|o'],
    ['a number goes on from the last', '1) one\n2) two\n\nth|ree', 'numbers', '1) one\n2) two\n\n3) th|ree'],
    ['what an item holds goes with it', '- o|ne\n\n  more\n  - sub\n', 'list', 'o|ne\n\nmore\n- sub\n'],
    ['what an item holds keeps to it', '- o|ne\n  - sub\n', 'numbers', '1. o|ne\n   - sub\n'],
    ['words that would begin a list stay words', '## 1986. A y|ear', 'heading', '1986\\. A y|ear'],
    ['a line with a line under it', 'Big|\n===\nx', 'heading', '## Big|\n\nx'],
    ['no heading any more, without the line under it', 'Big|\n---', 'heading', 'Big|'],
    ['within a quotation', '> a\n> b|c\n> d', 'heading', '> a\n>\n> ## b|c\n>\n> d'],
    ['what is placed is left', '|a\n\n::related{story="x"}\n\nb|', 'quotation', '|> a\n\n::related{story="x"}\n\n> b|'],
    ['an item', '- a\n- b|c\n- d', 'quotation', '- a\n- > b|c\n- d'],
    ['a photo is left', '|a\n\n![](moon)\n\nb|', 'list', '|- a\n\n![](moon)\n\n- b|'],
    ['a photo is left', '|a\n\n![](moon)\n\nb|', 'quotation', '|> a\n\n![](moon)\n\n> b|'],
    ['a year that begins a sentence is a word', '1986. A y|ear', 'numbers', '1986\\. A y|ear'],
    ['a year that begins a sentence stays in an item', '1986. A y|ear', 'list', '- 1986\\. A y|ear'],
    ['a year that begins a sentence stays in a heading', '1986. A y|ear', 'heading', '## 1986\\. A y|ear'],
    ['a year that begins a sentence stays in a quotation', '|1986. A year|', 'quotation', '|> 1986\\. A year|'],
    ['a heading with the line under it selected', '|A\n=|', 'heading', '|## A|'],
    ['a quotation joins what is none yet', '|> a\n\nb|', 'quotation', '|> a\n>\n> b|'],
    ['what is none yet joins a quotation', '|a\n\n> b\n\nc|', 'quotation', '|> a\n>\n> b\n>\n> c|'],
    ['a part of a quotation with what follows', '> a\n> |b\n\nc|', 'quotation', '> a\n|> b\n>\n> c|'],
    ['of two items of which one is a quotation', '- |> a\n- b|', 'quotation', '|- > a\n- > b|'],
    ['around a note, and within it', '|a\n\n:::note[T]\nHi\n:::\n\nb|', 'quotation', '|> a\n\n:::note[T]\n> Hi\n:::\n\n> b|'],
    ['no quotation any more, around a note', '|> a\n\n:::note\n> Hi\n:::\n\n> b|', 'quotation', '|a\n\n:::note\nHi\n:::\n\nb|'],
    ['with code between', '|a\n\n```\nx\n```\n\nb|', 'quotation', '|> a\n>\n> ```\n> x\n> ```\n>\n> b|'],
    ['numbers of an item that is a quotation', '|- > a\n  > b\n- c|', 'numbers', '|1. > a\n   > b\n2. c|'],
    ['numbers of an item that holds a quotation', '|- a\n  > b|', 'numbers', '|1. a\n   > b|'],
    ['numbers of an item of two paragraphs of a quotation', '- > a\n  >\n  > b|', 'numbers', '1. > a\n   >\n   > b|'],
    ['no list any more, of a quotation', '|- > a\n  > b\n- c|', 'list', '|> a\n> b\nc|'],
    ['numbers within a quotation within an item', '|- z\n  > - a\n  >   x\n  y|', 'numbers', '|1. z\n   > 1. a\n   >    x\n    y|'],
    ['in a note', ':::note\nHi|\n:::', 'list', ':::note\n- Hi|\n:::'],
    ['of code, nothing', '```\nx|\n```', 'list', '```\nx|\n```'],
    ['a box for a tick stays in its item', '|- [x] a\n- [ ] b\n  - c|', 'numbers', '|1. [x] a\n2. [ ] b\n   1. c|'],
    ['a box for a tick is none without its item: nothing', '|- [x] a|', 'list', '|- [x] a|'],
    ['a box for a tick is none in a heading: nothing', '- [ ] a|', 'heading', '- [ ] a|'],
    ['a box for a tick is none before a quotation: nothing', '- [ ] a|', 'quotation', '- [ ] a|'],
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

describe.each([
  ['the room’s parser', mdxToMdast],
  ['the build’s parser', undefined],
])('A component of one line, by %s', (_name, parse) => {
  beforeEach(() => {
    parsed.mdx = parse;
  });
  afterEach(() => {
    parsed.mdx = undefined;
  });
  const inMdx = (marked: string): Selected => ({ ...selected(marked), format: 'mdx' });

  test.each(['heading', 'list', 'numbers', 'quotation'] as const)('is no line that becomes %s', (kind) => {
    const some = inMdx('|a\n\n<PullQuote>words</PullQuote>\n\nb|');
    expect(beginLines(inMdx('<PullQuote>wo|rds</PullQuote>'), kind)).toBeUndefined();
    expect(after(some, beginLines(some, kind))).toContain('\n\n<PullQuote>words</PullQuote>\n\n');
  });

  test('has words that can be bold', () => {
    const some = inMdx('<PullQuote>the wo|rd</PullQuote>');
    expect(after(some, emphasise(some, 'strong'))).toBe('<PullQuote>the **|word|**</PullQuote>');
  });
});

describe('Why nothing is changed', () => {
  test.each([
    ['`a |b| c`', 'This is code: every sign in it stays as it is.'],
    [':::note[A |title|]\nb\n:::', 'The title of a note is plain words.'],
    ['[a](/b/|c|/d)', 'This is where a link leads. Select its words, or press Link to change it.'],
    ['![](mo|on)', 'A photo has no words in the text. Its caption is among its own fields, under Photos.'],
    ['::related{st|ory="a"}', 'What is placed here has no words in the text. Select words before or behind it.'],
    ['a[|^1]\n\n[^1]: b', 'The sign of a footnote stays as it is. Select the words before or behind it.'],
    ['**|- a|**', 'Signs would stay signs here, or change what stands beside. Select whole words, without the marks at their edges.'],
  ])('Emphasis: %s', (before, why) => {
    expect(whyNoEmphasis(selected(before))).toBe(why);
  });

  test.each([
    ['```\nx|\n```', 'list', 'This is code: every sign in it stays as it is.'],
    ['- [ ] a|', 'heading', 'An item with a box to tick stays what it is. Take the box away first.'],
    ['@ a @\n@ - @\n@ |b @', 'list', 'A table has cells, and no lines that could become anything else.'],
    [
      'a|',
      'quotation',
      'These lines cannot become a quotation without a change to what stands beside them. Select them whole, and put an empty line before and behind them.',
    ],
  ] as const)('Lines: %s', (before, kind, why) => {
    const some = selected(before);
    expect(whyNoLines({ ...some, text: some.text.replaceAll('@', '|') }, kind)).toBe(why);
  });

  test('Lines: a component', () => {
    expect(whyNoLines({ ...selected('<PullQuote>wo|rds</PullQuote>'), format: 'mdx' }, 'heading')).toBe(
      'A component stays as it is. Select words within it, or before or behind it; “Change the one at the cursor” opens its form.',
    );
  });

  test.each([
    ['|a\n\nb|', 'A link has words of one paragraph. Select fewer of them.'],
    ['a |b[^1] c|\n\n[^1]: d', 'A link cannot hold the sign of a footnote. Select the words before or behind it.'],
    ['```\na|b\n```', 'This is code: every sign in it stays as it is.'],
  ])('Links: %s', (before, why) => {
    expect(canBeLink(selected(before))).toBe(false);
    expect(whyNoLink(selected(before))).toBe(why);
  });
});

describe('Links', () => {
  const linked = (marked: string, address: string, words: string) => after(selected(marked), writeLink(selected(marked), address, words));

  test.each([
    ['Read |the plan| now.', '/plan/', 'the plan', 'Read [the plan](/plan/)| now.'],
    ['Read | now.', 'https://sea.example/a_(b)', 'it [here]', 'Read [it \\[here\\]](https://sea.example/a_%28b%29)| now.'],
    ['|*The plan*|', '/plan/', 'The plan', '[*The plan*](/plan/)|'],
    ['|[old](https://a.example)|', '/plan/', 'old', '[old](/plan/)|'],
    ['x [ol|d *a*](/b) y', '/c', 'old a', 'x [old *a*](/c)| y'],
    ['a |b *c| d*', '/p', 'b c', 'a [b *c d*](/p)|'],
    ['see |[a](/x) and b|', '/p?a=1&copy;=2', 'a and b', 'see [a and b](/p?a=1\\&copy;=2)|'],
    ['|a\n\nb|', '/p', 'a b', '|a\n\nb|'],
    ['`a|b`', '/p', 'x', '`a|b`'],
    ['a |b ] c| d', '/plan/', 'b ] c', 'a [b \\] c](/plan/)| d'],
    ['|a\\|', '/plan/', 'a\\', '[a\\\\](/plan/)|'],
    ['Oh!|so|', '/plan/', 'so', 'Oh\\![so](/plan/)|'],
    ['a |b[^1]| c\n\n[^1]: d', '/p', 'b', 'a [b](/p)|[^1] c\n\n[^1]: d'],
    ['a |[^1] b| c\n\n[^1]: d', '/p', 'new', 'a [^1] [new](/p)| c\n\n[^1]: d'],
    ['a |b[^1] c|\n\n[^1]: d', '/p', 'b c', 'a |b[^1] c|\n\n[^1]: d'],
    ['[a |b](/x "T")', '/x', 'a b', '[a b](/x "T")|'],
    ['[a |b](/x (A "T" & \\\\))', '/y', 'new', '[new](/y "A \\"T\\" \\& \\\\")|'],
    ['[**x| y**](/x)', '/y', 'x y', '[**x y**](/y)|'],
    ['[**x| y**](/x)', '/y', 'x *z*', '[x \\*z\\*](/y)|'],
    ['|a &amp; b|', '/x', 'a & b', '[a &amp; b](/x)|'],
    ['|a &amp; b|', '/x', 'a &amp; b', '[a \\&amp; b](/x)|'],
    ['注意**|海|**港', '/x', '海', '注意[**海**](/x)|港'],
    ['注意**|海|**港', '/x', '湖', '注意[**湖**](/x)|港'],
    ['|- Anna said so|', '/x', 'Anna said so', '- [Anna said so](/x)|'],
    ['|## Anna\n|', '/x', 'Anna', '## [Anna](/x)|\n'],
    ['|', '/plan/', 'a {x} & ~b~', '[a \\{x} \\& \\~b\\~](/plan/)|'],
  ])('%s', (before, address, words, expected) => {
    expect(linked(before, address, words)).toBe(expected);
  });

  test('The form begins with the link that the cursor is in, or with an address that is selected', () => {
    expect(begunLink(selected('x [ol|d *a*](/b) y'))).toEqual({ address: '/b', words: 'old a' });
    expect(begunLink(selected('|https://sea.example/|'))).toEqual({ address: 'https://sea.example/', words: '' });
    expect(begunLink(selected('a |*b\n\\[c &amp; `d`*|[^1]\n\n[^1]: e'))).toEqual({ address: '', words: 'b [c & d' });
    expect(begunLink(selected('|the\nplan|'))).toEqual({ address: '', words: 'the plan' });
  });
});

describe('What is placed', () => {
  test.each([
    ['at the cursor', 'One.|\nTwo.', 'One.\n\n![](moon)\n|\nTwo.'],
    ['behind what is selected', 'One.\n\n|Two.|\n\nThree.', 'One.\n\nTwo.\n\n![](moon)\n|\nThree.'],
    ['behind the paragraph of which words are selected', 'One |two| three.\n\nFour.', 'One two three.\n\n![](moon)\n|\nFour.'],
    ['behind a whole text that is selected', '|One.\n\n- Two.\n|', 'One.\n\n- Two.\n\n![](moon)\n|'],
    ['between blocks of which the next is indented', 'One.|\n\n    code', 'One.\n\n![](moon)\n|\n    code'],
    ['behind a list, for what is nested in it', '1. one|\n    - two\n', '1. one\n    - two\n\n![](moon)\n|'],
    ['before a list that begins with spaces', '|  - one\n    - two', '![](moon)\n|\n  - one\n    - two'],
    ['behind code', '```\nx|\n```\n\nb', '```\nx\n```\n\n![](moon)\n|\nb'],
    ['before code that is never closed', '```\nx|', '![](moon)\n|\n```\nx'],
    ['in a note', ':::note\nHi|\n:::', ':::note\nHi\n\n![](moon)\n|\n:::'],
  ])('%s', (_what, before, expected) => {
    expect(after(selected(before), placeBlock(selected(before), '![](moon)'))).toBe(expected);
  });

  test.each([
    ['behind a note that it would end', ':::note[T]\na|\n:::\n\nend', ':::note[T]\na\n:::\n\n:::pull\nq\n:::\n|\nend'],
    ['behind a pull quote that it would end', ':::pull\n|a|\n:::', ':::pull\na\n:::\n\n:::pull\nq\n:::\n|'],
    ['within a note of more colons', '::::note\na|\n::::', '::::note\na\n\n:::pull\nq\n:::\n|\n::::'],
    [
      'behind the inner note alone, where the outer has room',
      '::::note\n:::note\na|\n:::\n::::',
      '::::note\n:::note\na\n:::\n\n:::pull\nq\n:::\n|\n::::',
    ],
  ])('A pull quote %s', (_what, before, expected) => {
    expect(after(selected(before), placeBlock(selected(before), ':::pull\nq\n:::'))).toBe(expected);
  });

  test('A pull quote begins with the words of a paragraph that are selected', () => {
    expect(selectedSentence(selected('One. |Two.| Three.'))).toBe('Two.');
    expect(selectedSentence(selected('|One.\n\nTwo.|'))).toBe('');
    expect(selectedSentence(selected('> |One\n> two.|'))).toBe('');
  });
});
