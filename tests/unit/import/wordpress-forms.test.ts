import { describe, expect, it } from 'vitest';
import { withShortcodes } from '../../../src/import/html/shortcodes.ts';
import { readArchive, wordpressExport } from '../../support/archives.ts';

async function post(content: string, meta: Readonly<Record<string, string>> = {}): ReturnType<typeof readArchive> {
  return await readArchive({ 'a.xml': wordpressExport({ content, meta }) });
}

describe('square brackets in a post of WordPress', () => {
  it.each([
    ['<p>Before [osm_map_v3 center=&#8221;35.8,14.5&#8243;] after.</p>', 'Before after.\n', 'osm_map_v3'],
    ['<p>Before.</p><p>[postimages]</p><p>After.</p>', 'Before.\n\nAfter.\n', '[postimages]'],
    ['<p>[newsletter]Join us[/newsletter]</p>', 'Join us\n', '[newsletter]'],
  ])('are shortcodes: %s', async (content, body, told) => {
    const archive = await post(content);
    expect(archive.story.body).toBe(body);
    expect(archive.told.join()).toContain(told);
  });

  it.each([
    'He wrote [Dr. Lund] and [laughs] [...] there. [2020] [A Name]',
    '[applause]',
    'The [gallery visitors] left.',
    '[embed] is a word.',
    '[video games] are fun.',
    '[caption',
  ])('are words: %s', async (words) => {
    const { story, told } = await post(`<p>${words}</p>`);
    expect([story.body.replaceAll('\\', ''), told]).toEqual([`${words}\n`, []]);
  });

  it('around code keep the code as it is', async () => {
    const { story, told } = await post(
      'Before.\n\n[code language="js"]let a = "[b]" &lt; 1;[/code]\n\n[sourcecode]if (a) <b>[/sourcecode]\n\nAfter.',
    );
    expect(story.body).toBe('Before.\n\n```js\nlet a = "[b]" < 1;\n```\n\n```\nif (a) <b>\n```\n\nAfter.\n');
    expect(told).toEqual([]);
  });

  it.each(['[a "', '[code]', '<pre>', '<!--', '<a ', '[b x="', '[[', 'https://youtu.be/abc12345678\n'])(
    'are read in one pass: %s repeated',
    (fragment) => {
      // A reading that goes over the rest again for each fragment would not end within the test’s time.
      expect(withShortcodes(fragment.repeat(200_000)).length).toBeGreaterThan(200_000);
    },
  );
});

describe('an address on a line of its own', () => {
  it.each([
    ['Before.\n\nhttps://vimeo.com/123456789\n\nAfter.', 'https://vimeo.com/123456789'],
    ['<p>Before.</p><p>https://www.youtube.com/watch?v=abc12345678&amp;t=1</p>', 'https://www.youtube.com/watch?v=abc12345678'],
    ['Before\nhttps://youtu.be/abc12345678\nAfter', 'https://www.youtube.com/watch?v=abc12345678'],
  ])('becomes a card, as WordPress shows a player: %s', async (content, url) => {
    const { story } = await post(content);
    expect(story.body).toContain(`<Embed url="${url}"`);
    expect(story.components).toBe(true);
  });

  it.each([
    'Before.\n\nhttps://quay.example/film\n\nAfter.',
    '<p>See https://youtu.be/abc12345678 here.</p>',
    '<pre>\nhttps://youtu.be/abc12345678\n</pre>',
  ])('of another kind, or in a sentence, stays: %s', async (content) => {
    expect((await post(content)).story.components).toBe(false);
  });
});

describe('a post of WordPress', () => {
  it.each([
    [
      '## Heading\n\nSome **bold** and [link](https://a.example/).\n\n```js\nlet x = 1;\n```\n\n- a\n- b',
      '## Heading\n\nSome **bold** and [link](https://a.example/).\n\n```js\nlet x = 1;\n```\n\n- a\n- b\n',
    ],
    ['1. one\n2. two\n\n> said', '1. one\n2. two\n\n> said\n'],
    ['<p>*Not* Markdown any more.</p>', '\\*Not\\* Markdown any more.\n'],
  ])('that was written in Markdown is read so: %s', async (content, body) => {
    expect((await post(content, { _wpcom_is_markdown: '1' })).story.body).toBe(body);
  });

  it('keeps its backslashes, and tells the words that only a plugin can read', async () => {
    const block = String.raw`<!-- wp:acme/box {"data":"Text with \u003ca href=\u0022https://a.example/\u0022\u003elink\u003c/a\u003e.","align":"wide"} /-->`;
    const { story, losses } = await post(String.raw`${block}<p>C:\dir\new \o/ :) 5 \* 3 &amp;lt;b&amp;gt;</p>`);
    expect(story.body).toBe('C:\\dir\\new \\o/ :) 5 \\\\\\* 3 \\&lt;b\\&gt;\n');
    expect(losses).toMatchObject([{ kind: 'words', words: 'Text with link.' }]);
  });

  it('keeps code in <pre> with its indents, and the lines of code in <div> apart', async () => {
    const { story } = await post(
      '<div style="white-space: pre"><div>function f() {</div><div>    return 1;</div><div>}</div></div><pre>plain\n  kept &lt;tag&gt;</pre><pre></pre><p>End `tick` *star* # [x](y)</p>',
    );
    expect(story.body).toBe(
      'function f() {\n\nreturn 1;\n\n}\n\n```\nplain\n  kept <tag>\n```\n\nEnd \\`tick\\` \\*star\\* # \\[x]\\(y)\n',
    );
  });

  it('has its footnotes, and all its words before and after “more” and between pages', async () => {
    const footnotes = JSON.stringify([{ id: 'aa11', content: 'From the <em>log</em> of 1901.' }]);
    const { story } = await post(
      '<p>Tide<sup data-fn="aa11" class="fn"><a href="#aa11">1</a></sup>.</p><!-- wp:more {"customText":"Go on"} --><!--more Go on--><!-- /wp:more --><p>Rest.</p><!--nextpage--><p>Page two.</p><!-- wp:footnotes /-->',
      { footnotes },
    );
    expect(story.body).toBe('Tide[^1].\n\nRest.\n\nPage two.\n\n[^1]: From the *log* of 1901.\n');
  });

  it('with the title of another, or none, is a story of its own', async () => {
    const { stories } = await readArchive({
      'a.xml': wordpressExport(...['Weekly', 'Weekly', '', ''].map((title, index) => ({ title, content: `words ${index}` }))),
    });
    expect(stories.map(({ body }) => body)).toEqual(['words 0\n', 'words 1\n', 'words 2\n', 'words 3\n']);
  });

  it.each([
    ['<wp:status>publish</wp:status>', [false]],
    ['<wp:status>private</wp:status>', [true]],
    ['<wp:status>draft</wp:status>', [true]],
    ['<wp:status>pending</wp:status>', [true]],
    ['<wp:status>future</wp:status>', [false]],
    ['<wp:status>publish</wp:status><wp:post_password>harbour1234</wp:post_password>', [true]],
    ['<wp:status>trash</wp:status>', []],
    ['<wp:status>auto-draft</wp:status>', []],
  ])('with %s is a draft, or left out: %j', async (fields, drafts) => {
    const archive = await readArchive({ 'a.xml': wordpressExport({ content: 'first' }, { content: 'words', fields }) });
    expect(archive.stories.slice(1).map(({ draft }) => draft)).toEqual(drafts);
    expect(JSON.stringify([archive.stories, archive.losses])).not.toContain('harbour1234');
    if (drafts.length === 0) expect(archive.told.join()).toContain('wastebasket');
  });
});

describe('a bare “&” in an export', () => {
  it.each([
    ['<title>Fish & chips</title>', 'Fish & chips', 3],
    ['<title>R&D & Q&A</title>', 'R&D & Q&A', 3],
    ['<title><![CDATA[Fish &amp; chips & peas]]></title>', 'Fish & chips & peas', 0],
    ['<title>Fish &amp; chips &#38; peas</title>', 'Fish & chips & peas', 0],
  ])('is read as what it is, and counted with its line: %s', async (title, headline, line) => {
    const archive = await readArchive({ 'a.xml': wordpressExport({ content: 'words' }).replace('<title>Post</title>', title) });
    expect(archive.story.headline).toBe(headline);
    if (line === 0) expect(archive.told).toEqual([]);
    else expect(archive.told.join()).toMatch(new RegExp(`where XML has “&amp;”, the first on line ${line}\\.`));
  });

  it('is found wherever the file is cut into pieces', async () => {
    const content = `${'x'.repeat(262_144 - 700)}${' & &amp; '.repeat(200)}`;
    const { story } = await readArchive({ 'a.xml': wordpressExport({ content: 'y' }).replace('<![CDATA[y]]>', content) });
    expect(story.body.match(/&/g)).toHaveLength(400);
  });
});

describe('a feed', () => {
  it('gives authors one by one, its only category as the section, and addresses without counters', async () => {
    const item = (fields: string): string =>
      `<item><title>Ferry</title><description>&lt;p&gt;The ferry.&lt;/p&gt;</description>${fields}</item>`;
    const feed =
      '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Quay</title>' +
      item(
        '<guid>1</guid><link>https://quay.example/a/?utm_source=rss&amp;utm_medium=feed</link><dc:creator>Ana Pires and Tom Reed</dc:creator><category>Puerto</category><pubDate>Sun, 29 Nov 2020 23:10:00 EST</pubDate>',
      ) +
      item(
        '<guid>2</guid><link>https://quay.example/b?id=5&amp;fbclid=x</link><dc:creator>Ana Pires y Tom Reed</dc:creator><category>Puerto</category><category>Mar</category>',
      ) +
      '</channel></rss>';
    const { stories } = await readArchive({ 'a.xml': feed });
    expect(stories).toMatchObject([
      { redirects: ['/a/'], authors: ['Ana Pires', 'Tom Reed'], sections: ['Puerto'], topics: [], published: '2020-11-29T23:10:00-05:00' },
      { redirects: ['/b?id=5'], authors: ['Ana Pires', 'Tom Reed'], sections: [], topics: ['Puerto', 'Mar'] },
    ]);
  });
});
