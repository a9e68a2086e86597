import { describe, expect, it } from 'vitest';
import { readBodyFacts } from '../../../src/content/checks/body-check.ts';
import { ownerOfEmbed } from '../../../src/import/html/embeds.ts';
import { storyTextOf, type StoryTextContext } from '../../../src/import/html/story-text.ts';
import type { StoryText } from '../../../src/import/model.ts';

const BASE = 'https://old.example/2019/04/quay/';

function read(html: string, context: Partial<StoryTextContext> = {}): StoryText {
  return storyTextOf(html, { where: 'The quay', base: BASE, shortcodes: true, ...context });
}

function body(html: string, context: Partial<StoryTextContext> = {}): string {
  return read(html, context).body.trimEnd();
}

function losses(html: string, context: Partial<StoryTextContext> = {}): string[] {
  return read(html, context).losses.map(({ kind, what }) => `${kind}: ${what}`);
}

describe('a story’s HTML', () => {
  it.each([
    { what: 'paragraphs', html: '<p>One.</p>\n<p>Two.</p>', markdown: 'One.\n\nTwo.' },
    { what: 'a text without paragraphs', html: 'One <em>word</em>.', markdown: 'One *word*.' },
    { what: 'two line breaks as two paragraphs', html: 'One.<br><br>Two.', markdown: 'One.\n\nTwo.' },
    { what: 'one line break', html: '<p>One.<br>Two.</p>', markdown: 'One.\\\nTwo.' },
    { what: 'bold with a space at its end', html: '<p><b>One </b>two</p>', markdown: '**One** two' },
    { what: 'bold that ends in a colon', html: '<p><b>Note:</b>two</p>', markdown: '**Note**:two' },
    { what: 'bold beside bold', html: '<p><b>One</b><strong> two</strong></p>', markdown: '**One** **two**' },
    { what: 'bold that editors switched off', html: '<b style="font-weight:normal"><p>One</p></b>', markdown: 'One' },
    {
      what: 'colours and alignments left out',
      html: '<p style="color:red;text-align:center"><font color="red">One</font></p>',
      markdown: 'One',
    },
    { what: 'struck words', html: '<p><s>One</s></p>', markdown: '~~One~~' },
    { what: 'raised figures', html: '<p>5 km<sup>2</sup>, H<sub>2</sub>O, 1<sup>st</sup></p>', markdown: '5 km², H₂O, 1st' },
    { what: 'a short quotation', html: '<p>She said <q>no</q>.</p>', markdown: 'She said “no”.' },
    { what: 'readings above characters', html: '<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby></p>', markdown: '港 (みなと)' },
    { what: 'headings', html: '<h2>One</h2><h3>Two</h3>', markdown: '## One\n\n### Two' },
    { what: 'headings that begin with the headline’s rank', html: '<h1>One</h1><h2>Two</h2>', markdown: '## One\n\n### Two' },
    { what: 'a quotation', html: '<blockquote><p>It was cold.</p></blockquote>', markdown: '> It was cold.' },
    { what: 'a list in a list', html: '<ul><li>One<ol><li>Two</li></ol></li></ul>', markdown: '- One\n  1. Two' },
    { what: 'terms and what they mean', html: '<dl><dt>Ebb</dt><dd>Water goes.</dd></dl>', markdown: '- **Ebb**\n\n  Water goes.' },
    { what: 'code', html: '<pre><code class="language-js">a &lt; b\n  c</code></pre>', markdown: '```js\na < b\n  c\n```' },
    { what: 'a rule between paragraphs', html: '<hr><p>One</p><hr><hr><p>Two</p><hr>', markdown: 'One\n\n---\n\nTwo' },
    {
      what: 'a link from the story’s page',
      html: '<p><a href="../plan/?a=1&amp;b=(2)">One</a></p>',
      markdown: '[One](https://old.example/2019/04/plan/?a=1&b=%282%29)',
    },
    { what: 'spaces that do not break', html: '<p>5&nbsp;km</p><p>&nbsp;</p>', markdown: '5\u00a0km' },
    { what: 'text from right to left', html: '<p dir="rtl">قال: <b>نعم</b></p>', markdown: 'قال: **نعم**' },
    { what: 'emoji', html: '<p>👩‍👩‍👧 <img class="wp-smiley" alt="🙂" src="x.png"></p>', markdown: '👩‍👩‍👧 🙂' },
    { what: 'control characters left out', html: '<p>a\u0007b\u2028c</p>', markdown: 'ab c' },
    { what: 'the mark for the first page', html: '<p>One</p><!--more--><p>Two</p>', markdown: 'One\n\nTwo' },
    { what: 'WordPress’s blocks', html: '<!-- wp:paragraph {"align":"center"} -->\n<p>One</p>\n<!-- /wp:paragraph -->', markdown: 'One' },
    { what: 'what can be unfolded', html: '<details><summary>One</summary><p>Two</p></details>', markdown: '**One**\n\nTwo' },
    {
      what: 'WordPress’s pull quote',
      html: '<figure class="wp-block-pullquote"><blockquote><p>One</p><cite>Ana</cite></blockquote></figure>',
      markdown: ':::pull\nOne\n\n*Ana*\n:::',
    },
    { what: 'a box beside the text', html: '<aside><p>One</p></aside>', markdown: ':::note\nOne\n:::' },
    {
      what: 'Ghost’s bookmark',
      html: '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://a.example/"><div class="kg-bookmark-title">One</div><div class="kg-bookmark-description">Two</div></a></figure>',
      markdown: '[One](https://a.example/) — Two',
    },
  ])('becomes Markdown: $what', ({ html, markdown }) => {
    expect(body(html)).toBe(markdown);
  });

  it.each([
    {
      what: 'a table',
      html: '<table><thead><tr><th>Port</th><th align="right">m</th></tr></thead><tbody><tr><td>Leith | x</td><td>5</td></tr></tbody></table>',
      markdown: '| Port | m |\n| - | -: |\n| Leith \\| x | 5 |',
      lost: [],
    },
    {
      what: 'a table without heads',
      html: '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
      markdown: '| a | b |\n| - | - |\n| c | d |',
      lost: [],
    },
    {
      what: 'cells over several columns and rows',
      html: '<table><tr><th colspan="2">a</th></tr><tr><td rowspan="2">b</td><td>c</td></tr><tr><td>d</td></tr></table>',
      markdown: '| a | |\n| - | - |\n| b | c |\n| | d |',
      lost: ['A table had cells over several columns or rows; here the words stand in the first of them. See whether it still reads well.'],
    },
    {
      what: 'a page laid out with a table',
      html: '<table><tr><td><p>One</p><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>',
      markdown: 'One\n\n| a | b |\n| - | - |',
      lost: [],
    },
  ])('keeps every cell of $what', ({ html, markdown, lost }) => {
    expect(body(html)).toBe(markdown);
    expect(read(html).losses.map(({ what }) => what)).toEqual(lost);
  });

  it('never takes words for marks', () => {
    const words = [
      '1. One',
      '- One',
      '+ One',
      '# One',
      '> One',
      '*One* _two_',
      '::related{story="x"}',
      ':::note',
      ':name[x]{y}',
      '![x](y)',
      '[x](y)',
      '<script>',
      '<b style="x">',
      '`x`',
      '~~x~~',
      '| a |',
      '---',
      '===',
      '+++',
      '&amp;',
      '\\*',
      '[^1]',
      'http://a.example/*b*',
      'a_b_c',
      '12:20',
      '{x}',
      'export x',
      '](javascript:x',
    ];
    const html = words.map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).join('');
    const { body: markdown, losses: lost } = read(html);
    expect(lost).toEqual([]);
    const facts = readBodyFacts({ file: 'x.md', text: markdown, data: {}, body: markdown });
    expect(facts.faults).toEqual([]);
    expect(facts.marks).toEqual([]);
    expect(markdown).toMatchInlineSnapshot(`
      "1\\. One

      \\- One

      \\+ One

      \\# One

      \\> One

      \\*One\\* \\_two\\_

      \\:\\:related{story="x"}

      \\:::note

      \\:name\\[x]{y}

      !\\[x]\\(y)

      \\[x]\\(y)

      &lt;script>

      &lt;b style="x">

      \\\`x\\\`

      \\~\\~x\\~\\~

      \\| a |

      \\---

      \\===

      \\+++

      \\&amp;

      \\\\\\*

      \\[^1]

      [http://a.example/\\*b](http://a.example/%2Ab)\\*

      a_b_c

      12:20

      {x}

      export x

      ]\\(javascript:x
      "
    `);
  });

  it('lets nothing run that could', () => {
    const { body: markdown, losses: lost } = read(
      '<p onclick="x()">One <a href="java&#9;script:x()">two</a><img src="https://a.example/x.png" onerror="x()"></p><script>x()</script><style>p{}</style><svg onload="x()"></svg><p><object data="javascript:x()">three</object> <a href="data:text/html,x">four</a></p>',
    );
    expect(markdown).toBe('One two\n\n![](picture:a.example/x.png)\n\nthree four\n');
    expect(lost.map(({ kind }) => kind)).toEqual(['person', 'left', 'picture', 'person', 'person']);
  });

  it('keeps its words when its markup is nested beyond measure', () => {
    const { body: markdown, losses: lost } = read(`${'<div>'.repeat(100_000)}One &amp; two${'</div>'.repeat(100_000)}`);
    expect(markdown).toBe('One & two\n');
    expect(lost.map(({ what }) => what)).toEqual([
      'The text’s markup is nested deeper than any browser shows. Its words came over without markup, links and pictures; look at the old page.',
    ]);
  });

  it('is refused when it is beyond all measure', () => {
    expect(() => read('x'.repeat(11 * 1024 * 1024))).toThrow('“The quay” has a text of 11 MB; 10 MB is the most that is read.');
  });

  it.each([
    { what: 'lists', html: `${'<ul><li>x'.repeat(40)}${'</li></ul>'.repeat(40)}`, count: 40 },
    { what: 'quotations', html: `${'<blockquote>x'.repeat(40)}${'</blockquote>'.repeat(40)}`, count: 40 },
    { what: 'square brackets', html: `<p>${'[x '.repeat(60)}</p>`, count: 60 },
    { what: 'quotation marks', html: `<p>${'"x" '.repeat(3000)}</p>`, count: 3000 },
    { what: 'a paragraph of 300,000 letters', html: `<p>${'x '.repeat(150_000)}</p>`, count: 150_000 },
  ])('is cut into what the site can show: $what', ({ html, count }) => {
    const { body: markdown, losses: lost } = read(html);
    expect(readBodyFacts({ file: 'x.md', text: markdown, data: {}, body: markdown }).faults).toEqual([]);
    expect(markdown.match(/x/g)).toHaveLength(count);
    expect(lost.map(({ kind }) => kind)).toEqual(['person']);
  });
});

describe('pictures in a story’s HTML', () => {
  it('are the same whatever copy of them is shown, and the largest is fetched', () => {
    const { body: markdown, pictureFiles } = read(
      '<p><img src="/wp-content/uploads/2019/04/quay-300x200.jpg"></p><p><img src="https://i0.wp.com/old.example/wp-content/uploads/2019/04/quay-scaled.jpg?resize=640%2C480"></p><p><img src="http://old.example/wp-content/uploads/2019/04/quay.jpg?w=5"></p>',
    );
    expect(markdown.match(/!\[\]\(picture:old\.example\/wp-content\/uploads\/2019\/04\/quay\.jpg\)/g)).toHaveLength(3);
    expect(pictureFiles.map(({ source }) => source)).toEqual([
      { kind: 'url', url: 'https://old.example/wp-content/uploads/2019/04/quay.jpg' },
    ]);
  });

  it.each([
    { what: 'srcset', html: '<img src="a-1.jpg" srcset="a-1.jpg 300w, a-2.jpg 1200w, a-3.jpg 600w">', url: 'a-2.jpg' },
    { what: 'lazy loading', html: '<img src="data:image/gif;base64,R0" data-src="a.jpg">', url: 'a.jpg' },
    {
      what: 'lazy loading with a copy for browsers without scripts',
      html: '<img src="data:image/gif;base64,R0" data-lazy-src="a.jpg"><noscript><img src="a.jpg"></noscript>',
      url: 'a.jpg',
    },
    { what: 'a link to the whole picture', html: '<a href="whole.png"><img src="a.jpg"></a>', url: 'whole.png' },
    {
      what: 'Ghost’s sizes',
      html: '<img src="/content/images/size/w600/2020/a.jpg" srcset="/content/images/size/w2000/2020/a.jpg 2000w">',
      url: '/content/images/2020/a.jpg',
    },
    {
      what: 'the picture element',
      html: '<picture><source type="image/webp" srcset="a.webp 800w"><img src="a.jpg"></picture>',
      url: 'a.jpg',
    },
  ])('are found in $what', ({ html, url }) => {
    expect(read(html).pictureFiles.map(({ source }) => source)).toEqual([{ kind: 'url', url: new URL(url, BASE).href }]);
  });

  it.each([
    { what: 'in a sentence', html: '<p>One <img src="a.jpg"> two</p>', markdown: 'One two\n\nPIC' },
    { what: 'before a sentence', html: '<p><img src="a.jpg"> One</p>', markdown: 'PIC\n\nOne' },
    { what: 'between lines', html: '<p>One<br><img src="a.jpg"><br>Two</p>', markdown: 'One\n\nPIC\n\nTwo' },
    { what: 'in a heading', html: '<h2><img src="a.jpg">One</h2>', markdown: 'PIC\n\n## One' },
    { what: 'in a quotation', html: '<blockquote><p>One</p><img src="a.jpg"></blockquote>', markdown: '> One\n\nPIC' },
    { what: 'in a numbered list', html: '<ol><li>One<img src="a.jpg"></li><li>Two</li></ol>', markdown: '1. One\n\nPIC\n\n2. Two' },
    { what: 'in a cell', html: '<table><tr><td>a<img src="a.jpg"></td><td>b</td></tr></table>', markdown: '| a | b |\n| - | - |\n\nPIC' },
  ])('stand on lines of their own: $what', ({ html, markdown }) => {
    expect(body(html)).toBe(markdown.replace('PIC', '![](picture:old.example/2019/04/quay/a.jpg)'));
  });

  it.each([
    {
      html: '<figure><img src="a.jpg" alt="A wall"><figcaption>The quay. Photo: Ana Pires</figcaption></figure>',
      words: { alt: 'A wall', caption: 'The quay.', credit: 'Ana Pires' },
    },
    {
      html: '<figure><img src="a.jpg"><figcaption>The quay <span class="credit">Photograph by Ana Pires</span></figcaption></figure>',
      words: { caption: 'The quay', credit: 'Ana Pires' },
    },
    {
      html: '<figure><img src="a.jpg"><figcaption>The quay (© Ana Pires)</figcaption></figure>',
      words: { caption: 'The quay', credit: 'Ana Pires' },
    },
    { html: '<figure><img src="a.jpg"><figcaption>A photo by the sea</figcaption></figure>', words: { caption: 'A photo by the sea' } },
    {
      html: '[caption id="x" align="left" width="300"]<a href="a.jpg"><img src="a-300x200.jpg" /></a> The quay[/caption]',
      words: { caption: 'The quay' },
    },
    { html: '[caption width="300" caption="The <em>quay</em>"]<img src="a.jpg" />[/caption]', words: { caption: 'The quay' } },
  ])('keep alt text, caption and credit: $words', ({ html, words }) => {
    const { pictureFiles, body: markdown } = read(html);
    expect(pictureFiles).toEqual([{ ...pictureFiles[0], ...words }]);
    expect(Object.keys(pictureFiles[0] ?? {}).sort()).toEqual([...Object.keys(words), 'key', 'source'].sort());
    expect(markdown).toMatch(/^!\[\]\(picture:[^)]*\)\n$/);
  });

  it('come from the media library by number', () => {
    const attachment = (id: string) =>
      id === '9'
        ? undefined
        : { key: `old.example/${id}.jpg`, source: { kind: 'url', url: `https://old.example/${id}.jpg` } as const, caption: `No ${id}` };
    const text = read('<p>One</p>[gallery ids="1, 2,9" columns="2"]<p>Two</p>[gallery]', { attachment, attached: ['3'] });
    expect(text.body).toBe(
      'One\n\n![](picture:old.example/1.jpg)\n\n![](picture:old.example/2.jpg)\n\nTwo\n\n![](picture:old.example/3.jpg)\n',
    );
    expect(text.pictures).toEqual([
      { key: 'old.example/1.jpg', caption: 'No 1' },
      { key: 'old.example/2.jpg', caption: 'No 2' },
      { key: 'old.example/3.jpg', caption: 'No 3' },
    ]);
    expect(text.losses.map(({ what }) => what)).toEqual([
      '1 of the gallery’s 3 pictures are not in the archive (numbers 9). Fetch them from the old site.',
    ]);
  });

  it('are reported when they cannot be had', () => {
    expect(storyTextOf('<img src="a.jpg" alt="A wall">', { where: 'x' }).losses.map(({ kind, what }) => `${kind}: ${what}`)).toEqual([
      'picture: The picture “A wall” has the address “a.jpg”, which leads nowhere from here. Save it on the old site and place it.',
    ]);
    expect(losses('<img src="data:image/png;base64,AA">')).toEqual([
      'picture: The picture is written into the page itself. Save it on the old site and place it.',
    ]);
  });

  it('that only count readers are left out', () => {
    expect(read('<p>One</p><img width="1" height="1" src="https://count.example/x.gif">')).toMatchObject({
      body: 'One\n',
      losses: [],
      pictures: [],
    });
  });
});

describe('what other sites gave to a story', () => {
  it.each([
    {
      html: '<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0" title="The quay"></iframe>',
      url: 'https://www.youtube.com/watch?v=abcdefghijk',
      text: 'The quay',
    },
    {
      html: '<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\nhttps://youtu.be/abcdefghijk\n</div></figure>',
      url: 'https://www.youtube.com/watch?v=abcdefghijk',
      text: 'YouTube: https\\://www.youtube.com/watch?v=abcdefghijk',
    },
    { html: '[embed]https://vimeo.com/12345[/embed]', url: 'https://vimeo.com/12345', text: 'Vimeo: https\\://vimeo.com/12345' },
    {
      html: '<blockquote class="twitter-tweet"><p>One</p>— Ana <a href="https://twitter.com/ana/status/123?ref=x">2 May</a></blockquote><script async src="x"></script>',
      url: 'https://x.com/ana/status/123',
      text: 'One\n\n— Ana [2 May](https://twitter.com/ana/status/123?ref=x)',
    },
    {
      html: '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Ab_1/?utm=x"><p>One</p></blockquote>',
      url: 'https://www.instagram.com/p/Ab_1/',
      text: 'One',
    },
    {
      html: '<iframe src="https://social.example/@ana/112233445566778899/embed"></iframe>',
      url: 'https://social.example/@ana/112233445566778899',
      text: 'Mastodon: https\\://social.example/@ana/112233445566778899',
    },
    {
      html: '<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/app.bsky.feed.post/3k"><p>One</p></blockquote>',
      url: 'https://bsky.app/profile/did:plc:abc/post/3k',
      text: 'One',
    },
  ])('becomes a component: $url', ({ html, url, text }) => {
    const found = read(html, { mdx: true });
    expect(found.body.replace(/https\\:/g, 'https:')).toBe(
      `<Embed url="${url}" by="${ownerOfEmbed(url)}">\n\n${text.replace(/https\\:/g, 'https:')}\n\n</Embed>\n`,
    );
    expect(found.components).toBe(true);
  });

  it('becomes a link where no components are wanted', () => {
    const found = read('<iframe src="https://www.youtube.com/embed/abcdefghijk" title="The quay"></iframe>');
    expect(found.body).toBe('[The quay](https://www.youtube.com/watch?v=abcdefghijk)\n');
    expect(found.components).toBe(false);
    expect(found.losses.map(({ kind }) => kind)).toEqual(['person']);
  });

  it.each([
    {
      what: 'a frame',
      html: '<iframe src="https://maps.example/embed?x=1"></iframe>',
      markdown: '[https://maps.example/embed?x=1](https://maps.example/embed?x=1)',
    },
    {
      what: 'a recording',
      html: '<figure class="wp-block-audio"><audio controls src="talk.mp3"></audio><figcaption>A talk</figcaption></figure>',
      markdown: '[talk.mp3](https://old.example/2019/04/quay/talk.mp3)\n\nA talk',
    },
    { what: 'a film', html: '[video mp4="https://a.example/f.mp4" width="640"][/video]', markdown: '[f.mp4](https://a.example/f.mp4)' },
  ])('becomes a link for a person to look at: $what', ({ html, markdown }) => {
    const found = read(html);
    expect(found.body.trimEnd()).toBe(markdown);
    expect(found.losses.map(({ kind }) => kind)).toEqual(['person']);
  });

  it('escapes braces and words that MDX would run', () => {
    const found = read(
      '<p>{1 + 1} &lt;b</p><p>export x</p><p>import y</p><iframe src="https://youtu.be/abcdefghijk" title="T {x}"></iframe>',
      { mdx: true },
    );
    expect(found.body).toBe(
      '\\{1 + 1\\} &lt;b\n\n&#x65;xport x\n\n&#x69;mport y\n\n<Embed url="https://www.youtube.com/watch?v=abcdefghijk" by="YouTube">\n\nT \\{x\\}\n\n</Embed>\n',
    );
  });
});

describe('shortcodes', () => {
  it('of plugins give up their words and are reported', () => {
    const found = read('<p>[box color="red"]One[/box] two [contact-form-7 id="3"]</p>');
    expect(found.body).toBe('One two\n');
    expect(found.losses.map(({ what }) => what)).toEqual([
      'The shortcode [box color="red"] belongs to a plugin of the old site and was taken out; the words in it were kept. See whether something is missing.',
      'The shortcode [contact-form-7 id="3"] belongs to a plugin of the old site and was taken out. See whether something is missing.',
    ]);
  });

  it('are words when they are written as words', () => {
    expect(body('<p>“He go [sic] home” [1] [[gallery]]</p><pre>[box x="1"]</pre>')).toBe(
      '“He go \\[sic] home” \\[1] \\[gallery]\n\n```\n[box x="1"]\n```',
    );
  });
});

describe('the classic editor’s paragraphs', () => {
  it('are parted by empty lines, and their lines by line ends', () => {
    expect(
      body('One\nline\n\n<strong>Two</strong> more\n\n<ul>\n<li>a</li>\n</ul>\n<blockquote>q\n\nr</blockquote>\n<pre>p\n\np</pre>\nEnd'),
    ).toBe('One\\\nline\n\n**Two** more\n\n- a\n\n> q\n>\n> r\n\n```\np\n\np\n```\n\nEnd');
  });

  it('are not looked for in HTML with paragraphs of its own', () => {
    expect(body('<p>One\nline</p>\n\n<p>Two</p>')).toBe('One line\n\nTwo');
  });
});

describe('footnotes', () => {
  it.each([
    {
      what: 'as Markdown writes them',
      html: '<p>One<sup id="fnref:1"><a href="#fn:1">1</a></sup></p><div class="footnotes"><hr><ol><li id="fn:1"><p>Two <a href="#fnref:1">↩︎</a></p></li></ol></div>',
    },
    {
      what: 'as word processors write them',
      html: '<p>One<a href="#_ftn1" name="_ftnref1">[1]</a></p><p><a href="#_ftnref1" name="_ftn1">[1]</a> Two</p>',
    },
    {
      what: 'as WordPress writes them',
      html: '<p>One<sup data-fn="ab" class="fn"><a href="#ab" id="ab-link">1</a></sup></p><!-- wp:footnotes /-->',
    },
    { what: 'as a plugin writes them', html: '<p>One[footnote]Two[/footnote]</p>' },
  ])('stay tied to their marks: $what', ({ html }) => {
    const found = read(html, { footnotes: new Map([['ab', 'Two']]) });
    expect(found.body).toBe('One[^1]\n\n[^1]: Two\n');
    expect(found.losses).toEqual([]);
  });

  it('that the archive does not hold are reported', () => {
    expect(losses('<p>One<sup data-fn="ab"><a href="#ab">1</a></sup></p>')).toEqual([
      'person: A footnote’s mark stood here, but the archive does not hold the note. Look it up on the old site.',
    ]);
  });
});
