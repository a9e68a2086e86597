import { describe, expect, it } from 'vitest';
import { PARAGRAPH, readArchive, savedPage } from '../../support/archives.ts';

const body = `${PARAGRAPH}\n`;

describe('words of a saved page', () => {
  it.each([
    [
      '<p><em>[What you need to know: </em><a href="https://paper.example/today">Get the letter</a><em>.]</em></p>',
      'What you need to know',
    ],
    ['<p>[embed the pipe deeper] was the advice of 1890.</p>', '\\[embed the pipe deeper]'],
    ['<p>The minister said “[gallery visitors] are welcome”.</p>', '\\[gallery visitors]'],
    ['<p>[caption]A word[/caption] and [audio] and [box x="1"].</p>', '\\[caption]A word\\[/caption] and \\[audio] and \\[box x="1"].'],
  ])('in square brackets stay: %s', async (html, words) => {
    const { story, told } = await readArchive({ 'a.html': savedPage(`<h1>Streets</h1><p>${PARAGRAPH}</p>${html}`) });
    expect(story.body).toContain(words);
    expect(told).toEqual([]);
  });

  it.each([
    ['a shadow template', `<x-story><template shadowrootmode="open"><p>${PARAGRAPH}</p><p>Last.</p></template></x-story>`, []],
    ['after a template', `<p>${PARAGRAPH}</p><template><p>Card.</p></template><p>Last.</p>`, ['Card.']],
    ['in a template never closed', `<p>${PARAGRAPH}</p><template><p>Last.</p>`, []],
    ['in a text field never closed', `<p>${PARAGRAPH}</p><textarea><p>Last.</p>`, []],
    ['in a title never closed', `<p>${PARAGRAPH}</p><title><p>Last.</p>`, []],
    ['in <plaintext>', `<p>${PARAGRAPH}</p><plaintext><p>Last.</p>`, []],
    ['in <noscript> and <details>', `<p>${PARAGRAPH}</p><noscript><details><p>Last.</p></details></noscript>`, []],
    ['beside hidden ones', `<p>${PARAGRAPH}</p><p hidden>Hidden.</p><p>Last.</p>`, ['Hidden.']],
    ['before a remark never closed', `<p>${PARAGRAPH}</p><p>Last.</p><!-- Remark.`, ['Remark.']],
  ])('%s are in the story, or told', async (_what, html, lost) => {
    const { story, losses } = await readArchive({ 'a.html': savedPage(`<h1>Ferry</h1>${html}`) });
    expect(story.body).toBe(`${body}\nLast.\n`);
    const words = losses.flatMap((loss) => loss.words ?? []).join(' ');
    for (const word of lost) expect(words).toContain(word);
  });

  it('within a tag that never ends are told', async () => {
    const { told } = await readArchive({
      'a.html': `${savedPage(`<p>${PARAGRAPH}</p>`).replace('</article></body></html>', '')}<p>one <a href="x>two three</a></p>`,
    });
    expect(told.join()).toContain('two three');
  });
});

describe('the lines above a saved story', () => {
  it.each([
    ['<div class="byline">By Ana Pires</div>', ['Ana Pires'], undefined],
    ['<div class="byline">by <a rel="author">Ana Pires</a><time>22 Dec 2016</time><span>651</span></div>', ['Ana Pires'], '651'],
    ['<div itemprop="author">Ana Pires - Apr 16, 2015 8:02 pm UTC</div>', ['Ana Pires'], undefined],
    ['<div class="author">Ana Pires (avec Tom Reed et Eva Lund)</div>', ['Ana Pires', 'Tom Reed', 'Eva Lund'], undefined],
    ['<p>By Ana Pires and Tom Reed</p>', ['Ana Pires', 'Tom Reed'], undefined],
    [
      '<div class="meta"><span class="author">By Ana Pires</span> <span class="post-date">3 March 2021</span></div>',
      ['Ana Pires'],
      undefined,
    ],
    ['<p><a rel="author">Ana Pires</a><a rel="author">Tom Reed</a></p>', ['Ana Pires', 'Tom Reed'], undefined],
  ])('are authors one by one and no part of the text: %s', async (line, authors, left) => {
    const { story, losses } = await readArchive({ 'a.html': savedPage(`<h1>Ferry</h1>${line}<p>${PARAGRAPH}</p>`) });
    expect(story).toMatchObject({ authors, body });
    expect(losses.map(({ words }) => words)).toEqual(left === undefined ? [] : [left]);
  });

  it.each([
    ['<meta name="article:publicationdate" content="Fri Mar 13 21:30:09 EST 2015">', '', '2015-03-13T21:30:09-05:00'],
    ['', '<span data-tlt-epoch-time="1422791820">Sunday, Feb 1, 2015 11:57 AM UTC</span>', '2015-02-01T12:57:00+01:00'],
    ['', '<span class="pubTime">2016年10月14日07:17</span>', '2016-10-14T07:17:00+02:00'],
    ['', '<p class="date">posted on April 21, 2015, at 11:29 a.m.</p>', '2015-04-21T11:29:00+02:00'],
    ['<meta name="dc.date.issued" content="2015-04-21">', '<p>21 April 2015</p>', '2015-04-21T00:00:00+02:00'],
    ['<meta name="pubdate" content="yesterday">', '<p>Publicado el 21 de abril de 2015</p>', '2015-04-21T00:00:00+02:00'],
  ])('hold the day, which is not in the text: %s%s', async (head, line, published) => {
    const { story } = await readArchive({ 'a.html': savedPage(`<h1>Ferry</h1>${line}<p>${PARAGRAPH}</p>`, head) });
    expect(story).toMatchObject({ published, draft: false, body });
  });

  it('say the section, the standfirst and the headline once', async () => {
    const head =
      '<meta property="og:title" content="Robot ferry &amp;amp; sea | The Quay"><meta property="article:published_time" content="2020-01-01">';
    const page = savedPage(
      '<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li><a href="/n/h">Harbour</a></li></ol>' +
        '<h1>Robot ferry &amp; sea</h1><p class="standfirst">A boat without a crew.</p><h2>Robot ferry &amp; sea</h2>' +
        `<figure><img src="https://quay.example/a.jpg" alt="Ferry"><figcaption>The ferry. <span class="credit">Photo: Eva Lund</span></figcaption></figure><p>${PARAGRAPH}</p>`,
      head,
    );
    const { story, sections, pictures } = await readArchive({ 'a.html': page });
    expect(story).toMatchObject({
      headline: 'Robot ferry & sea',
      standfirst: 'A boat without a crew.',
      sections: ['News/Harbour'],
      body: `![](picture:quay.example/a.jpg)\n\n${body}`,
    });
    expect(sections).toEqual([
      { key: 'News', name: 'News', parents: [] },
      { key: 'News/Harbour', name: 'Harbour', parents: ['News'] },
    ]);
    expect(pictures).toMatchObject([{ caption: 'The ferry.', credit: 'Eva Lund' }]);
  });
});

describe('what a page writes around its story', () => {
  it.each([
    ['<a>941 comments</a>', '941 comments'],
    ['<div>Share your voice</div>', 'Share your voice'],
    ['<ul><li>Facebook</li><li>Twitter</li></ul>', 'Facebook Twitter'],
    ['<p>Compartir en WhatsApp</p>', 'Compartir en WhatsApp'],
    ['<button>Next slide</button>', 'Next slide'],
    ['<p>1 of 12</p>', '1 of 12'],
    ['<p>Anzeige</p>', 'Anzeige'],
    ['<p>5 min read</p>', '5 min read'],
    ['<div class="related">The old ferry</div>', 'The old ferry'],
  ])('is left out and told: %s', async (html, words) => {
    const { story, losses } = await readArchive({ 'a.html': savedPage(`<h1>Ferry</h1><p>${PARAGRAPH}</p>${html}<p>Last.</p>`) });
    expect(story.body).toBe(`${body}\nLast.\n`);
    expect(losses).toMatchObject([{ kind: 'left', words }]);
  });

  it.each([
    '<h3>Facebook</h3>',
    '<ul><li>Print</li><li>Radio</li></ul>',
    '<p>Twitter said on Monday that it would.</p>',
    '<p>“No comment.”</p>',
  ])('is not taken for words of the story’s: %s', async (html) => {
    const { losses } = await readArchive({ 'a.html': savedPage(`<h1>Ferry</h1><p>${PARAGRAPH}</p>${html}<p>Last.</p>`) });
    expect(losses).toEqual([]);
  });

  it('is told with its words where it stands outside of the story', async () => {
    const page = savedPage(`<h1>Ferry</h1><p>${PARAGRAPH}</p>`).replace('<article>', '<nav>Home Sport</nav><article>');
    expect((await readArchive({ 'a.html': page })).losses).toMatchObject([{ kind: 'left', words: 'Home Sport' }]);
  });
});
