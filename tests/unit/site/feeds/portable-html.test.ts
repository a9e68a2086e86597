import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../../src/shared/escape-html.ts';
import { portableHtml } from '../../../../src/site/feeds/portable-html.ts';

const PAGE = 'https://tideline.example/news/2026/03/02/harbour-opens/';
const portable = (html: string) => portableHtml(html, PAGE);

describe('a story’s HTML for feeds', () => {
  it.each([
    ['a path', '<a href="/authors/ines-marlow/">a</a>', '<a href="https://tideline.example/authors/ines-marlow/">a</a>'],
    ['a path beside the story', '<a href="../foghorn/">a</a>', '<a href="https://tideline.example/news/2026/03/02/foghorn/">a</a>'],
    ['an id of the same page', '<a href="#user-content-fn-1">1</a>', `<a href="${PAGE}#user-content-fn-1">1</a>`],
    ['an address without a scheme', '<a href="//example.org/x">a</a>', '<a href="https://example.org/x">a</a>'],
    ['a query with &', '<a href="https://example.org/?a=1&amp;b=2">a</a>', '<a href="https://example.org/?a=1&amp;b=2">a</a>'],
    ['an address without quotes', '<a href=https://example.org/a/>a</a>', '<a href="https://example.org/a/">a</a>'],
    ['a picture', '<img src="/map.png" alt="A &quot;map&quot;">', '<img src="https://tideline.example/map.png" alt="A &quot;map&quot;">'],
    ['an e-mail address', '<a href="mailto:desk@tideline.example">a</a>', '<a href="mailto:desk@tideline.example">a</a>'],
  ])('has %s as a full address', (_what, html, expected) => {
    expect(portable(html)).toBe(expected);
  });

  it.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'java&#115;cript:alert(1)', 'data:text/html,x', 'http://'])(
    'has no link to “%s”',
    (address) => {
      expect(portable(`<a href="${address}">a</a>`)).toBe('<a>a</a>');
    },
  );

  it('has no classes, styles, ids, data or handlers', () => {
    const html = '<p class="x" style="color:red" id="y" data-astro-cid-abc data-x=\'1\' onclick="go()" aria-label="z" tabindex=0>text</p>';
    expect(portable(html)).toBe('<p>text</p>');
  });

  it('keeps language, direction, times and the shape of tables', () => {
    const html =
      '<p lang="ar" dir="rtl">x</p><time datetime="2026-03-02">y</time><ol start="3"><li>z</li></ol><table><tbody><tr><th colspan="2" scope="row">a</th></tr></tbody></table>';
    expect(portable(html)).toBe(html);
  });

  it.each([
    ['a script', '<p>a</p><script>if (1 < 2) document.write("<p>x</p>")</script><p>b</p>'],
    ['a style sheet', '<p>a</p><style>p > a { color: red }</style><p>b</p>'],
    ['a comment', '<p>a</p><!-- <p>x</p> --><p>b</p>'],
    ['what is hidden from listeners', '<p>a</p><div aria-hidden="true"><div>x</div></div><p>b</p>'],
    ['a drawing without words', '<p>a</p><svg viewBox="0 0 1 1"><g><svg/><path d="M0 0"></path></g></svg><p>b</p>'],
    ['a drawing in a drawing', '<p>a</p><svg><svg><path/></svg><circle/></svg><p>b</p>'],
  ])('is without %s', (_what, html) => {
    expect(portable(html)).toBe('<p>a</p><p>b</p>');
  });

  it('tells in words what a drawing shows', () => {
    expect(portable('<figure><svg role="img" aria-label="A map &lt;of&gt; it"><path/></svg></figure>')).toBe(
      '<figure><p>A map &lt;of> it</p></figure>',
    );
  });

  it('has a chart as its table', () => {
    const chart =
      '<table><tbody><tr><th scope="row">Poland</th><td class="bar" aria-hidden="true"><svg><rect/></svg></td><td class="number">281</td></tr></tbody></table>';
    expect(portable(chart)).toBe('<table><tbody><tr><th scope="row">Poland</th><td>281</td></tr></tbody></table>');
  });

  it('has notes as asides and pulled quotes as quotations', () => {
    const html =
      '<div class="note margin" role="note"><p class="note-title">Who</p><p>text</p></div><aside class="pull"><p>quote</p></aside>';
    expect(portable(html)).toBe('<aside><p><strong>Who</strong></p><p>text</p></aside><blockquote><p>quote</p></blockquote>');
  });

  it('keeps the words of elements that it does not know', () => {
    expect(portable('<div class="table-scroll" tabindex="0"><custom-thing><p>text</p></custom-thing></div>')).toBe('<p>text</p>');
  });

  it('is read as a browser reads it where it is not whole', () => {
    expect(portable('</b><p>one <em>two</p>three')).toBe('<p>one <em>two</em></p><em>three</em>');
    expect(portable('<ul><li>one')).toBe('<ul><li>one</li></ul>');
    expect(portable('one <a '.repeat(3))).toBe('one ');
  });

  it('says what the text says: emoji, Arabic, and “<” that begins no tag', () => {
    expect(portable('<p>Fish &amp; chips 🐟 &lt; 3 < 4 خبز</p>')).toBe('<p>Fish &amp; chips 🐟 &lt; 3 &lt; 4 خبز</p>');
  });

  it.each([
    ['written as such', '<p>caf&eacute;</p>', '<p>café</p>'],
    ['shown as they are', '<p>caf&amp;eacute;</p>', '<p>caf&amp;eacute;</p>'],
    ['in numbers', '<p>&#x1F41F; &#169;</p>', '<p>🐟 ©</p>'],
    ['in an attribute', '<abbr title="R&amp;amp;D">R</abbr>', '<abbr title="R&amp;amp;D">R</abbr>'],
  ])('keeps the meaning of entities: %s', (_what, html, expected) => {
    expect(portable(html)).toBe(expected);
  });

  it.each([
    '<ol start="9" reversed type="a"><li value="4">x</li></ol>',
    '<p>漢<ruby>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby> <span lang="fr" dir="ltr">déjà</span></p>',
    '<table><tbody><tr><td colspan="2" rowspan="3">x</td></tr></tbody></table>',
  ])('keeps what has a meaning: %s', (html) => {
    expect(portable(html.replace('reversed', 'reversed=""'))).toBe(html);
  });

  it('has a sign for each box to tick', () => {
    const list =
      '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" checked disabled> done</li><li><input type="checkbox" disabled> open</li></ul>';
    expect(portable(list)).toBe('<ul><li>☑ done</li><li>☐ open</li></ul>');
  });

  it('has only the words of what is deeper than any page', () => {
    const html = `${'<div>'.repeat(9000)}words${'</div>'.repeat(9000)}`;
    expect(portable(html).trim()).toBe('words');
  });
});

describe('escaping for HTML', () => {
  it('escapes what could end a tag, an attribute or a text', () => {
    expect(escapeHtml('<a href="x">&amp;')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;amp;');
  });
});
