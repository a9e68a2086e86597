import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/content/text/words.ts';

describe('the words of a text in Markdown', () => {
  it.each([
    ['a heading', '## What *now*?', 'What now?'],
    ['a list', '- one\n- two\n1. three', 'one two three'],
    ['a quotation', '> They met.\n> And left.', 'They met. And left.'],
    ['a link', 'See [the report (2022)](https://example.org/a_(b)) now', 'See the report (2022) now'],
    ['a link by reference', 'See [the report][1].\n\n[1]: https://example.org', 'See the report.'],
    ['emphasis', 'A **very** _old_ __and__ `dark` ~~white~~ cat', 'A very old and dark white cat'],
    ['words with an underscore', 'the file first_talks stays', 'the file first_talks stays'],
    ['a table', '| Country | People |\n| --- | ---: |\n| Poland | 281,000 |', 'Country People Poland 281,000'],
    ['a note', ':::note[Gomel or Homyel?]\nBoth.\n:::', 'Gomel or Homyel? Both.'],
    ['a photo and a story that are placed', 'One.\n\n![](dahlia)\n\n::related{story="2022/talks"}\n\nTwo.', 'One. Two.'],
    ['HTML and its comments', 'H<sub>2</sub>O <!-- not this --> is water', 'H2O is water'],
    ['references to characters', 'Marks &amp; Spencer&nbsp;plc &#169;', 'Marks & Spencer plc ©'],
    ['what is escaped', 'Five \\* five and 1\\. first', 'Five * five and 1. first'],
    ['times and ratios', 'At 12:20 it was 2:1', 'At 12:20 it was 2:1'],
    ['code', '```js\nlet here = 1;\n```', 'let here = 1;'],
    ['lines and spaces', ' one\n\ntwo\t three ', 'one two three'],
    ['Arabic', '**أوكرانيا** و_روسيا', 'أوكرانيا و_روسيا'],
  ])('%s', (_what, markdown, words) => {
    expect(plainText(markdown, 'md')).toBe(words);
  });

  it('never ends in half a character', () => {
    expect(plainText('a &#55357; b', 'md').isWellFormed()).toBe(true);
  });
});

describe('the words of a text in MDX', () => {
  it('hold what is written in a chart, and not its code', () => {
    const mdx = `import Thing from './thing';

Before.

<Chart
  title="People arriving"
  rows={[
    ['Poland', 281000, '281,000'],
    ['Hungary', 84500, '84,500'],
  ]}
  note="Source: UNHCR"
/>

After.`;
    expect(plainText(mdx, 'mdx')).toBe('Before. People arriving, Poland, Hungary, Source: UNHCR After.');
  });

  it('hold the words between tags', () => {
    expect(plainText('<Sidenote title="Gomel">Two **names**.</Sidenote>', 'mdx')).toBe('Gomel Two names.');
  });

  it('hold nothing of a photo or story that is placed, or of a comment', () => {
    expect(plainText('One. <Figure photo="dahlia" /> <RelatedStory story="2022/talks" /> {/* later */}Two.', 'mdx')).toBe('One. Two.');
  });
});
