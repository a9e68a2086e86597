import { describe, expect, it } from 'vitest';
import { codeIn, outsideCode, replaceBlocks } from '../../../src/import/mark-blocks.ts';
import { withoutMarks } from '../../../src/import/markdown-marks.ts';
import { Losses } from '../../../src/import/html/losses.ts';

describe('Code in a text of Markdown', () => {
  const codeOf = (body: string) => codeIn(body).map(([from, to]) => body.slice(from, to));

  it.each([
    ['a fenced block', 'a\n```js\nb\n```\nc', ['```js\nb\n```']],
    ['a block that is never closed, up to the end', 'a\n~~~\nb', ['~~~\nb']],
    ['a block that a longer fence holds', '````\n```\n````\nb', ['````\n```\n````']],
    ['code within a line', 'a `b` and ``c ` d``', ['`b`', '``c ` d``']],
    ['no code after a lone backtick', 'a ` b', []],
    ['no code from line to line', 'a `b\nc` d', []],
  ])('is %s', (_what, body, expected) => {
    expect(codeOf(body)).toEqual(expected);
  });

  it('is left as it is', () => {
    expect(outsideCode('a `a` a\n```\na\n```\na', (text) => text.replaceAll('a', 'b'))).toBe('b `a` b\n```\na\n```\nb');
  });
});

describe('A block between marks', () => {
  const marks = { open: /<(\w)>/g, close: /<\/>/g };

  it('is made anew, and what is never closed stays', () => {
    expect(replaceBlocks('a <b>c</> d <e>f', marks, ([, name = ''], inside) => `${name}:${inside}`)).toBe('a b:c d <e>f');
  });
});

describe('A remark of kramdown', () => {
  const read = (body: string) =>
    withoutMarks(body, { losses: new Losses('harbour.md'), addressOf: () => undefined, variables: {}, kind: 'liquid' });

  it.each([
    ['is left out', 'a {::comment}never{:/comment} b', 'a  b'],
    ['hides the rest where it is never closed', 'a {::comment}never', 'a '],
    ['is shown in code', 'a `{::comment}` b {::comment}never{:/} c', 'a `{::comment}` b  c'],
  ])('%s', (_what, body, expected) => {
    expect(read(body)).toBe(expected);
  });
});

describe('A mark that is repeated and never closed', () => {
  const MARKS = [
    ...['{{< highlight go >}}', '{{< highlight go', '{{< comment >}}', '{{</*', '{{< a', '{{< a "', '{{', '{{ a', `{{ a${' '.repeat(50)}`],
    ...['{% code %}', '{% highlight js %}', '{% raw %}', '{% comment %}', '{% a', '{#', '{/*', '{::comment}', '{::options ', '{:'],
    ...['`', '` `` ', '```\n', '~~~\n', '*[a]: ', '* a\n'],
  ];

  // Before the patterns had bounds, 60 KB of some of them took from half a minute to three.
  it.each(MARKS)(
    '%j is read in one pass',
    (mark) => {
      const text = mark.repeat(Math.ceil(200_000 / mark.length));
      for (const kind of ['hugo', 'liquid'] as const) {
        const made = withoutMarks(text, { losses: new Losses('harbour.md'), addressOf: () => undefined, variables: {}, kind });
        expect(made.length).toBeLessThan(text.length * 2);
      }
    },
    30_000,
  );
});
