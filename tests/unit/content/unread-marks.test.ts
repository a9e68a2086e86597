import { describe, expect, it } from 'vitest';
import { findUnreadMarks } from '../../../src/content/checks/unread-marks.ts';
import { readTextTree } from '../../../src/content/text/tree.ts';

const told = (body: string) => findUnreadMarks(body, readTextTree(body, 'md')).map(({ line, problem }) => `${line} ${problem}`);

describe('footnotes that do not meet', () => {
  it.each([
    ['One.\n\nTwo[^a] and [^b].\n\n[^b]: B.', '3 There is no footnote for “[^a]”, and readers see the brackets.'],
    ['> One\n> two[^a]', '2 There is no footnote for “[^a]”, and readers see the brackets.'],
    ['One[^1].\n\n[^1]: A.\n[^2]: B.', '4 Nothing in the text points at the footnote “[^2]”, so that readers do not see it.'],
    ['One[^1].\n\n[^1]: A.\n\n[^1]: B.', '5 There is a footnote “[^1]” already, so that readers do not see this one.'],
  ])('are told: %j', (body, words) => {
    expect(told(body)).toEqual([words]);
  });

  it.each([
    'One[^1] and[^1].\n\n[^1]: A[^2].\n[^2]: B.',
    'Written \\[^1] and `[^1]`.',
    '[^A] and [^a]\n\n[^a]: A.',
    '> One[^1]\n>\n> [^1]: A.',
  ])('are not found in %j', (body) => {
    expect(told(body)).toEqual([]);
  });
});

describe('Markdown that is not read', () => {
  it.each([
    ['<div>**bold** words</div>', '1 “**bold**” stands between tags of HTML, where Markdown’s marks stay signs.'],
    ['<p>See [the hours](https://example.org/).</p>', '1 “[the hours](https://example.org/)” stands between tags of HTML'],
    ['One.\n\n<!-- ask\nher --> The **wall** opens.', '4 “The **wall** opens.” follows a remark on its line'],
    ['- <!-- ask her --> The wall', '1 “The wall” follows a remark on its line'],
  ])('is told: %j', (body, words) => {
    expect(told(body)).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    '<div>\n\n**bold** [a](https://example.org/)\n\n</div>',
    'Words <!-- ask --> and <b>**bold**</b>',
    '<!-- ask -->\nThe **wall**',
    '<!-- ask --> <!-- and -->\n\n<p>2 ** 3 and a[1](x)</p>',
    '<pre><code>**x**</code></pre>',
  ])('is not found in %j', (body) => {
    expect(told(body)).toEqual([]);
  });
});
