import { afterEach, describe, expect, it } from 'vitest';
import { bring, type ArchiveOfFiles, type Brought } from '../../support/brought.ts';

const made: Brought[] = [];
afterEach(() => {
  for (const { newsroom } of made.splice(0)) newsroom.remove();
});
async function brought(archive: ArchiveOfFiles): Promise<Brought> {
  const one = await bring(archive);
  made.push(one);
  return one;
}

const story = (body: string, fields = 'title: A\ndate: 2020-01-01\n') => `---\n${fields}---\n${body}`;
const bodyOf = ({ text }: Brought, path = 'articles/en/2020/a.md') =>
  text(path)
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .trim();
const jekyll = async (body: string) => await brought({ files: { '_config.yml': '', '_posts/2020-01-01-a.md': story(body) } });

describe('kramdown', () => {
  it.each(['Before.\n\n{::comment}\nsecret words\n{:/comment}\n\nAfter.', 'Before. {::comment}secret words{:/} \n\nAfter.'])(
    'has remarks that stay hidden, and are reported: %s',
    async (body) => {
      const one = await jekyll(body);
      expect(bodyOf(one)).toBe('Before.\n\nAfter.');
      expect(one.losses).toMatchObject([{ kind: 'left', words: 'secret words' }]);
    },
  );

  it('hides what stands after a remark that is never closed', async () => {
    const one = await jekyll('Before.\n\n{::comment}\nsecret words\n\nmore of them');
    expect(bodyOf(one)).toBe('Before.');
    expect(one.losses).toMatchObject([{ words: 'secret words more of them' }]);
  });

  it('has lists of headings and abbreviations that are no text, and shows a remark as code', async () => {
    const one = await jekyll(
      '* TOC\n{:toc}\n\nWords of HTML.\n{: .lead}\n\n{::nomarkdown}Kept.{:/}\n\n`{::comment}`\n\n*[HTML]: Hyper Text\n',
    );
    expect(bodyOf(one)).toBe('Words of HTML.\n\nKept.\n\n`{::comment}`');
    expect(one.losses).toMatchObject([{ kind: 'left', words: 'HTML Hyper Text' }]);
  });
});

describe('Hexo', () => {
  it('has its code, pictures, links and ways of categories come over', async () => {
    const one = await brought({
      files: {
        '_config.yml': 'url: https://quay.example',
        'source/_posts/a.md': story(
          [
            '{% codeblock A title lang:js %}\nalert({{x}});\n  deep\n{% endcodeblock %}',
            '{% img left /images/b.png 200 100 "The title" "The alt" %}',
            "{% asset_img c.png 400 300 'A drift' %}",
            "{% post_link ice 'Read about ice' %}",
          ].join('\n\n'),
          'title: A\ndate: 2020-01-01\ncategories:\n  - [Weather, Winter]\n  - Local\n',
        ),
        'source/_posts/ice.md': story('Ice.', 'title: Ice\ndate: 2020-01-02\n'),
      },
      pictures: ['source/images/b.png', 'source/_posts/a/c.png'],
    });
    expect(bodyOf(one)).toBe('A title\n\n```js\nalert({{x}});\n  deep\n```\n\n![](c)\n\n[Read about ice](/news/2020/01/02/ice/)');
    expect(one.text('articles/en/2020/a.md')).toMatch(/section: weather\/winter\n/);
    expect(one.text('photos/b.yaml')).toMatch(/alt: The alt\n[\s\S]*caption: The title\n|caption: The title\n[\s\S]*alt: The alt\n/);
    expect(one.text('photos/c.yaml')).toContain('alt: A drift\n');
  });
});

describe('fields at the top', () => {
  it.each([
    ['---js', '{\n  title: "A",\n  date: "2020-01-01",\n}'],
    ['---json', '{ "title": "A", "date": "2020-01-01" }'],
    ['--- yaml', 'title: A\ndate: 2020-01-01'],
    ['---toml', 'title = "A"\ndate = 2020-01-01'],
  ])('below %s are read', async (fence, fields) => {
    const one = await brought({ files: { '.eleventy.js': '', 'posts/a.md': `${fence}\n${fields}\n---\nWords.` } });
    expect(bodyOf(one)).toBe('Words.');
    expect(one.text('articles/en/2020/a.md')).toMatch(/^---\nheadline: A\n/);
  });

  it('that are code are read where they are plain, and reported', async () => {
    const fields = '{\n  title: "A",\n  date: "2020-01-01",\n  permalink: () => "/x/",\n}';
    const one = await brought({ files: { '.eleventy.js': '', 'posts/a.md': `---js\n${fields}\n---\nWords.` } });
    expect(bodyOf(one)).toBe('Words.');
    expect(one.told.join('\n')).toContain('are code, which is not run');
  });

  it('name several people in one line, or one office', async () => {
    const one = await brought({
      files: {
        'hugo.toml': '',
        'content/news/a.md': story('Words.', 'title: A\ndate: 2020-01-01\nauthor: Ana Pires and Jo Lund\n'),
        'content/news/b.md': story('Words.', 'title: B\ndate: 2020-01-01\nauthor: Department of Health and Social Care\n'),
      },
    });
    expect(one.text('articles/en/2020/a.md')).toContain('byline:\n  - ana-pires\n  - jo-lund\n');
    expect(one.text('articles/en/2020/b.md')).toContain('byline:\n  - department-of-health-and-social-care\n');
  });

  it('say when a story was last changed, as Astro’s themes call it', async () => {
    const one = await brought({
      files: {
        'astro.config.mjs': '',
        'src/content/blog/a.md': story('Words.', "title: A\npubDate: 'Jan 01 2020'\nupdatedDate: Aug 2 2022\n"),
      },
    });
    expect(one.text('articles/en/2020/a.md')).toContain('updated: 2022-08-02T00:00:00+01:00\n');
  });

  it('of Zola name earlier addresses from the top of the site', async () => {
    const one = await brought({
      files: {
        'zola.toml': 'base_url = "https://quay.example"',
        'content/news/a.md': '+++\ntitle = "A"\ndate = 2020-01-01\naliases = ["old/a/"]\n+++\nWords.',
      },
    });
    expect(one.text('articles/en/2020/a.md')).toContain('  - /old/a/\n');
  });
});

it('reports the day that a page without one shows, and files in forms that are not read', async () => {
  const one = await brought({
    files: {
      '.eleventy.js': '',
      'pages/imprint.md': '---\ntitle: Imprint\n---\nWords.',
      'posts/b.njk': '---\ntitle: B\n---\n<p>Words</p>',
      'posts/index.njk': '<p>{{ title }}</p>',
    },
  });
  const told = one.told.join('\n');
  expect(told).toContain('pages/imprint.md): The file gives no date. Its page says that it is of 1970');
  expect(told).toContain('words, posts/b.njk: Files with a title');
});

it('keeps what components show in a file of MDX that is not sound', async () => {
  const body = [
    "import pic from '../../assets/pic.png';",
    '<details><summary>More</summary>\n\nHidden words\n\n</details>',
    '<Image src={pic} alt="A pic" />',
    '<Callout type="info" title="Read this first">\n  Inside.\n</Callout>',
    '<YouTube id="dQw4w9WgXcQ" />',
    '<Chart data={[{label: "Ships in port", value: 3}]} note="Counted at noon" />',
    'End.',
  ].join('\n\n');
  const one = await brought({
    files: { 'astro.config.mjs': '', 'src/content/blog/a.mdx': story(body) },
    pictures: ['src/assets/pic.png'],
  });
  const text = one.text('articles/en/2020/a.md');
  for (const words of ['Hidden words', '- photo: pic', '**Read this first**', 'Inside.', 'dQw4w9WgXcQ', '**Counted at noon**', 'End.'])
    expect(text).toContain(words);
  expect(text).not.toMatch(/Chart|Callout/);
  expect(one.losses.map(({ words }) => words ?? '').join('\n')).toContain('Ships in port');
});

it('finds where the entries of an Atom feed with relative links stood, and names the feed’s authors where an entry has none', async () => {
  const entry = (title: string, href: string, html: string) =>
    `<entry><title>${title}</title><link href="${href}"/><id>${title}</id><updated>2020-01-01T00:00:00Z</updated><content type="html">${html}</content></entry>`;
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://f.example/"><title>F</title><link href="https://f.example/"/><author><name>Ana Pires</name></author>${entry('A', '/2020/pier/?utm_source=x', 'Words.')}${entry('B', '/b/', '&lt;a href="/2020/pier/"&gt;pier&lt;/a&gt; &lt;a href="2020/pier/?utm_source=q"&gt;again&lt;/a&gt;')}</feed>`;
  const one = await brought({ files: { 'feed.xml': feed }, file: 'feed.xml' });
  expect(one.text('articles/en/2020/pier.md')).toMatch(/byline:\n {2}- ana-pires\nredirects:\n {2}- \/2020\/pier\/\n/);
  expect(bodyOf(one, 'articles/en/2020/b.md')).toBe('[pier](/news/2020/01/01/pier/) [again](/news/2020/01/01/pier/)');
});
