import { describe, expect, it } from 'vitest';
import { readBodyFacts } from '../../../../src/content/checks/body-check.ts';

function faultsOf(body: string, ending = 'md'): { line: number; problem: string; mend: string }[] {
  return readBodyFacts({ file: `story.${ending}`, text: body, data: undefined, body }).faults;
}

/** Each may stand in both kinds of text. */
const ALLOWED: readonly [what: string, body: string][] = [
  ['small letters and figures', 'H<sub>2</sub>O, 5 km<sup>2</sup>, <kbd>Esc</kbd>, <mark>here</mark>, <small>there</small>'],
  ['an abbreviation', '<abbr title="tonne">t</abbr>'],
  ['a language', '<span lang="fr">mot juste</span>, <bdo dir="rtl">x</bdo>'],
  ['a date', '<time datetime="2026-11-22T10:00:00+00:00">today</time>'],
  ['ruby', '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>'],
  ['a line break', 'One.<br />Two.'],
  ['links', '[a](https://example.org/a:b) [b](/news/) [c](#notes) [d](mailto:a@example.org) [e](tel:+441234) [f](../x:y) [g](?a=b:c)'],
  ['a link of HTML', '<a href="https://example.org/" hreflang="fr">here</a>'],
  ['a list', '<ol reversed start="3" type="A"><li value="3">One</li><li>Two</li></ol>'],
  ['a list of terms', '<dl><dt>Ebb</dt><dd>The sea falls.</dd></dl>'],
  [
    'a table',
    '<table><caption>Tides</caption><thead><tr><th scope="col">Hour</th></tr></thead><tbody><tr><td colspan="1">1</td></tr></tbody></table>',
  ],
  ['a table without a body', '<table><tr><th>Hour</th></tr><tr><td>1</td></tr></table>'],
  ['what opens', '<details open><summary>More</summary><p>Words.</p></details>'],
  ['Markdown within HTML', '<div>\n\nWords **here** and\n\n- there\n\n</div>'],
  ['HTML within Markdown', '> - one <b>two *three*</b>\n\n| a | b |\n|---|---|\n| <i>c</i> | d<br/>e |\n\n## What <em>now</em>?'],
  ['HTML in a footnote', 'Words.[^1]\n\n[^1]: See <cite>The Tides</cite>.'],
  ['HTML that is shown', '`<script>` and\n\n```\n<script>alert(1)</script>\n<div onclick="x">\n```'],
  ['a note', ':::note[About <b>tides</b>]\nThey rise.\n:::'],
];

describe('The HTML that a text may hold', () => {
  it.each(ALLOWED)('%s, in Markdown', (_what, body) => {
    expect(faultsOf(body)).toEqual([]);
  });

  it.each(ALLOWED)('%s, in MDX', (_what, body) => {
    expect(faultsOf(body, 'mdx')).toEqual([]);
  });

  it.each([
    ['entities that are written carelessly', 'Fish &amp chips, caf&eacute; &nosuch; AT&T <b>R&D</b>'],
    ['comments, which are taken out', 'One. <!-- <script> -->\n\n<!--\n<iframe>\n-->\n\nTwo.'],
    ['signs that begin nothing', '3 < 4, a<b, <3, <- x'],
    ['what is no tag to Markdown, and printed as it is written', '<b/onclick=alert(1)>, <b title="a"onclick=1>, <1>, </ b>'],
  ])('%s, in Markdown', (_what, body) => {
    expect(faultsOf(body)).toEqual([]);
  });
});

/** Each is refused on the line of its first word “HERE”, or the first. */
const REFUSED: readonly [what: string, body: string, problem: string][] = [
  ['a script', '<script>alert(1)</script>', '“<script>” cannot stand in a text'],
  ['a script in a paragraph', 'Words <script>alert(1)</script> words', '“<script>” cannot stand in a text'],
  ['a script between signs of code', "<div>`<script>fetch('/admin/')</script>`</div>", '“<script>” cannot stand in a text'],
  ['a script in capitals', '<ScRiPt src="//a">', '“<ScRiPt src="//a">” cannot stand in a text'],
  ['a script in two halves around a comment', '<div><scr<!-- -->ipt>alert(1)</scr<!-- -->ipt></div>', '“scr<!--” is not among'],
  ['a script in a cell', '| a |\n|---|\n| <script>alert(1)</script> |', '“<script>” cannot stand in a text'],
  ['a script in a heading', '## <script>alert(1)</script>', '“<script>” cannot stand in a text'],
  ['a script in a footnote', 'a[^1]\n\n[^1]: <script>alert(1)</script>', '“<script>” cannot stand in a text'],
  ['a script in a note', ':::note\n<script>alert(1)</script>\n:::', '“<script>” cannot stand in a text'],
  ['a script in a label', ':::note[<script>alert(1)</script>]\nWords.\n:::', '“<script>” cannot stand in a text'],
  ['a script in the words of a link', '[<script>alert(1)</script>](https://example.org)', '“<script>” cannot stand in a text'],
  ['a script in a quotation in a list', '- > <script>alert(1)</script>', '“<script>” cannot stand in a text'],
  ['an attribute on the next line', '<div\nonclick="alert(1)">a</div>', '“onclick” cannot stand in <div>'],
  ['an attribute after a form feed', '<div>\n<b\u000conclick="alert(1)">a</b></div>', 'onclick'],
  ['slashes in place of spaces', '<div>\n<b/onclick=alert(1)>a</b></div>', 'cannot be read as HTML for certain'],
  ['a picture with slashes', '<div><img/src=x/onerror=alert(1)></div>', '“<img/src=x/onerror=alert(1)>” cannot stand in a text'],
  ['a bracket in an attribute', '<b title=">" onclick="alert(1)">a</b>', '“onclick” cannot stand in <b>'],
  ['an attribute in capitals', '<b OnClick="alert(1)">a</b>', '“onclick” cannot stand in <b>'],
  ['attributes without a space', '<div>\n<b title="a"onclick="alert(1)">a</b></div>', 'onclick'],
  ['an attribute twice', '<a href="/" href="javascript:alert(1)">a</a>', 'cannot be read as HTML for certain'],
  ['a style', '<b style="position:fixed">a</b>', '“style” cannot stand in <b>'],
  ['a class', '<div class="masthead">a</div>', '“class” cannot stand in <div>'],
  ['an id', '<b id="main">a</b>', '“id” cannot stand in <b>'],
  ['a name', '<a name="getElementById">a</a>', '“name” cannot stand in <a>'],
  ['a target', '<a href="/" target="_top">a</a>', '“target” cannot stand in <a>'],
  ['a ping', '<a href="/" ping="https://a.example">a</a>', '“ping” cannot stand in <a>'],
  ['a value of data', '<div data-kind="photo">a</div>', '“data-kind” cannot stand in <div>'],
  ['what a layout fills in', '<story-mark data-kind="photo" data-target="x"></story-mark>', '“story-mark” is not among'],
  ['a mark with slashes', '<slot>a</slot>', '“slot” is not among'],
  ...[
    'a href="javascript:alert(1)"',
    'a href=" javascript:alert(1)"',
    'a href="java&#10;script:alert(1)"',
    'a href="java&Tab;script:alert(1)"',
    'a href="&#1;javascript:alert(1)"',
    'a href="&#106;avascript&colon;alert(1)"',
    'a href="JAVASCRIPT:alert(1)"',
    'a href="data:text/html,x"',
    'a href="vbscript:x"',
    'a href="blob:x"',
    'a href="view-source:x"',
    'q cite="javascript:alert(1)"',
  ].map((tag): [string, string, string] => [`the address in <${tag}>`, `<${tag}>a</${tag[0] ?? ''}>`, 'cannot be the “']),
  ...[
    '[a](javascript:alert%281%29)',
    '[a](JaVaScRiPt:alert)',
    '[a](<java\tscript:alert(1)>)',
    '[a](&#106;avascript:alert)',
    '[a](javascript&colon;alert)',
    '[a](\\javascript:x "b")\n\n[b](javascript:x)',
    '<javascript:alert(1)>',
    '[a][b]\n\n[b]: javascript:alert',
    '[a]\n\n[a]: <vbscript:x>',
    '[a](data:text/html;base64,x)',
    '> [a](javascript:x)',
    '## [a](javascript:x)',
    '| [a](javascript:x) |\n|---|',
    'a[^1]\n\n[^1]: [a](javascript:x)',
    '[![a](b)](javascript:x)',
  ].map((body): [string, string, string] => [body, body, 'is not an address that a text can lead to']),
  ...[
    'meta http-equiv="refresh" content="0;url=//a"',
    'base href="//a"',
    'link rel="stylesheet" href="//a"',
    'form action="//a"',
    'input name="a"',
    'button',
    'iframe src="//a"',
    'object',
    'embed src="a"',
    'textarea',
    'title',
    'plaintext',
    'xmp',
    'noscript',
    'noembed',
    'noframes',
    'listing',
    'svg',
    'math',
    'template',
    'select',
    'marquee',
    'dialog',
    'frameset',
    'body onload="x"',
    'html',
    'head',
    'image',
    'isindex',
    'style',
    'video',
    'audio',
    'canvas',
    'portal',
    'fencedframe',
    'x-a',
    'keygen',
    'applet',
    'param',
    'source',
    'track',
    'h1',
  ].map((tag): [string, string, string] => [`<${tag}>`, `<div><${tag}></div>`, 'cannot stand in a text']),
  ['an end of the page’s own', 'Words.\n\n</div></main>', '“</div>” closes what was not opened here'],
  ['an end of what was not begun here', '**<b>a** b</b>', 'is not closed where it was begun'],
  ['an element that is not closed', '<div>a', '“<div>” is not closed where it was begun'],
  ['bold letters that are not closed', 'Words <b>words', '“<b>” is not closed where it was begun'],
  ['crossing elements', '<b><i>a</b></i>', 'stands before the end of “<i>”'],
  ['an element over the edge of a quotation', '> <div>\n\n</div>', 'is not closed where it was begun'],
  ['an element over the edge of a list', '- <div>\n\n</div>', 'is not closed where it was begun'],
  ['a tag over two blocks', '<div\n\ntitle="a">', 'cannot be read as HTML for certain'],
  ['a quotation mark that is not closed', '<div title="a>b</div>\n\nWords.', 'cannot be read as HTML for certain'],
  ['an instruction', '<?php echo 1 ?>', 'cannot be read as HTML for certain'],
  ['a declaration', '<!DOCTYPE html>', 'cannot be read as HTML for certain'],
  ['CDATA', '<![CDATA[<script>]]>', 'cannot be read as HTML for certain'],
  ['a NUL in a name', '<div><scr\u0000ipt></div>', 'cannot'],
  ['a list’s item alone', '<li>a</li>', 'A browser would put “<li>”'],
  ['a list’s item in a division', '<div><li>a</li></div>', 'A browser would put “<li>”'],
  ['a cell alone', '<td>a</td>', 'A browser would put “<td>”'],
  ['a term alone', '<div><dd>a</dd></div>', 'A browser would put “<dd>”'],
  ['words in a table', '<table>words<tr><td>a</td></tr></table>', 'A browser would put “<table>”'],
  ['a division in a paragraph', 'Words <div>words</div> words', 'A browser would put “<div>”'],
  ['a link in a link', '[a <a href="/">b</a>](https://example.org)', 'A browser would put “<a>”'],
  ['a heading in a heading', '## a <h3>b</h3>', 'A browser would put “<h3>”'],
  ['a table in a table', '<table><tr><table><tr><td>a</td></tr></table></tr></table>', 'A browser would put'],
  ['a picture by a reference', '![a][b]\n\n[b]: https://a.example/x.png', 'placed by a reference'],
  ['an element within a hundred others', `${'<div>'.repeat(5000)}a${'</div>'.repeat(5000)}`, 'within more than'],
];

describe('What a text may not hold', () => {
  it.each(REFUSED)('%s', (_what, body, problem) => {
    const faults = faultsOf(`Some words first.\n\n${body}\n`);
    expect(faults.map((fault) => fault.problem).join('\n')).toContain(problem);
    expect(faults.every(({ line, mend }) => line >= 3 && mend.length > 10)).toBe(true);
  });

  it('is told with its line, in whatever it stands', () => {
    const body = 'One.\n\n> Two.\n> <div>\n> three <!-- a\n> b --> <u\n> class="a">x</u>\n> </div>\n\n- a\n\n  b <i id="c">d</i>\n';
    expect(faultsOf(body).map(({ line, problem }) => [line, problem])).toEqual([
      [6, '“class” cannot stand in <u>.'],
      [12, '“id” cannot stand in <i>.'],
    ]);
  });
});
