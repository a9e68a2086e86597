import { describe, expect, it } from 'vitest';
import { markProof, type ProofMarks } from '../../../src/dev/proof-marks.ts';

const marks: ProofMarks = {
  stories: new Map([
    ['/news/a/', 'Draft'],
    ['/news/b/', 'Embargo until 24 Nov, 06:00'],
  ]),
  posts: new Map(),
  desk: { label: '1 draft & more', url: '/_drafts/' },
};
const MARK = '<span class="proof-mark">Draft</span> ';

const page = (main: string) =>
  `<html><head><title>T</title></head><body><header class="masthead"><a href="/news/a/">Es</a></header><main>${main}</main><footer><a href="/news/a/">x</a></footer></body></html>`;
const marked = (main: string, more: Partial<ProofMarks> = {}) => markProof(page(main), { ...marks, ...more }, 'p{}');
const mainOf = (html: string) => /<main>([\s\S]*)<\/main>/.exec(html)?.[1];

describe('A proof', () => {
  it.each([
    {
      what: 'a headline',
      html: '<h3><a href="/news/a/">Ferry sails</a></h3>',
      expected: `<h3><a href="/news/a/">${MARK}Ferry sails</a></h3>`,
    },
    {
      what: 'words within other tags, where they begin',
      html: '<a class="x" href="/news/a/" title="a > b">\n <span>Ferry</span></a>',
      expected: `<a class="x" href="/news/a/" title="a > b">\n <span>${MARK}Ferry</span></a>`,
    },
    {
      what: 'each story by its own label',
      html: '<a href="/news/b/">B</a><a href="/news/c/">C</a>',
      expected: '<a href="/news/b/"><span class="proof-mark">Embargo until 24 Nov, 06:00</span> B</a><a href="/news/c/">C</a>',
    },
    { what: 'no picture', html: '<a href="/news/a/"><img src="x"></a>', expected: '<a href="/news/a/"><img src="x"></a>' },
    { what: 'no link to something else on the page', html: '<a href="#a">A</a>', expected: '<a href="#a">A</a>' },
    { what: 'no link without words', html: '<a href="/news/a/"></a>', expected: '<a href="/news/a/"></a>' },
  ])('marks $what', ({ html, expected }) => {
    expect(mainOf(marked(html))).toBe(expected);
  });

  it('leaves alone what stands around the page: the ways to other languages and the footer', () => {
    const html = marked('');
    expect(html).toContain('<header class="masthead"><a href="/news/a/">Es</a>');
    expect(html).toContain('<footer><a href="/news/a/">x</a>');
  });

  it('says on a story’s own page why it is not out', () => {
    expect(mainOf(marked('<h1>A</h1>', { own: 'Under embargo until <soon>' }))).toBe(
      '<p class="proof-banner">Under embargo until &#60;soon&#62;</p><h1>A</h1>',
    );
  });

  it('marks live posts that are not out, and no others', () => {
    const posts = new Map([['post-0700', 'Draft']]);
    const html =
      '<article class="post" id="post-0600"><h3>Six</h3></article><article class="post" id="post-0700"><p>7</p><h3 class="h">Seven</h3></article>';
    expect(mainOf(marked(html, { posts }))).toBe(html.replace('Seven', `${MARK}Seven`));
  });

  it('has the way to all that waits above the page, and its style in the head', () => {
    const html = marked('');
    expect(html).toContain('<body><p class="proof-desk"><a href="/_drafts/">1 draft &#38; more</a></p><header class="masthead">');
    expect(html).toContain('<style>p{}</style></head>');
  });

  it('takes a label as it is, whatever signs are in it', () => {
    expect(mainOf(marked('<a href="/x/">X</a>', { stories: new Map([['/x/', "$& $' $1"]]) }))).toContain("$&#38; $' $1</span> X");
  });
});
