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

const DAY = 'date: 2020-01-01';
const story = (body: string, fields = '') => `---\ntitle: A\n${DAY}\n${fields}---\n${body}`;
/** The text of the story that each of these archives has, below its fields. */
const bodyOf = ({ text }: Brought, path = 'articles/en/2020/a.md') =>
  text(path)
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .trim();

describe('words in square brackets', () => {
  it.each([
    ['Hugo', { 'hugo.toml': '' }, 'content/news/a.md'],
    ['Jekyll', { '_config.yml': '' }, '_posts/2020-01-01-a.md'],
    ['Eleventy', { '.eleventy.js': '' }, 'posts/a.md'],
    ['Zola', { 'zola.toml': '' }, 'content/news/a.md'],
  ])('stay in a file of %s', async (_kind, config, name) => {
    const body = 'She said “[gallery visitors] are welcome”, [video] too, [audio evidence="yes" kept], [caption]words[/caption].';
    const one = await brought({ files: { ...config, [name]: story(body) } });
    expect(bodyOf(one).replaceAll('\\', '')).toBe(body);
    expect(one.told.filter((line) => !line.includes('works addresses out'))).toEqual([]);
  });
});

describe('what stands after markup that swallows the rest', () => {
  it.each([
    ['a template', 'Before.\n\n<template>\n\nInner words.\n\n</template>\n\nAfter.', 'Before.\n\nInner words.\n\nAfter.'],
    ['a template whose end looks like code', 'Before.\n\n<template>\n\n    </template>\n\nAfter.', 'Before.\n\nAfter.'],
    [
      'a template around highlighted code',
      'Before.\n\n<is-land>\n\t<template data-island>\n\t\t<p>Here:</p>\n\t\t<x-editor>\n{% highlight "js" %}{% raw %}\nlet x;\n{% endraw %}{% endhighlight %}\n\t\t</x-editor>\n\t</template>\n</is-land>\n\n## After\n\nAll the rest.',
      'Before.\n\nHere:\n\n```js\nlet x;\n```\n\n## After\n\nAll the rest.',
    ],
    ['a template in one line', 'Before <template><b>inner</b></template> and after.', 'Before **inner** and after.'],
    ['a field of a form that is never closed', 'Before.\n\n<textarea>\n\nAfter.', 'Before.\n\nAfter.'],
    ['a title that is never closed', 'Before <title>inner words.\n\nAfter.', 'Before\n\ninner words.\n\nAfter.'],
  ])('of %s is in the story', async (_what, body, expected) => {
    const one = await brought({ files: { '.eleventy.js': '', 'posts/a.md': story(body) } });
    expect(bodyOf(one)).toBe(expected);
  });

  it.each(['<!-- hidden\n\nAll the rest.', '<script async>\nhidden\n\nAll the rest.'])(
    'that browsers never showed (%s) is in the report',
    async (rest) => {
      const one = await brought({ files: { '_config.yml': '', '_posts/2020-01-01-a.md': story(`Before.\n\n${rest}`) } });
      expect(bodyOf(one)).toBe('Before.');
      expect(one.losses).toMatchObject([{ words: expect.stringMatching(/^hidden[\s\S]*All the rest\./) as string }]);
    },
  );
});

describe('a picture', () => {
  it.each([
    ['Eleventy’s image', '{% image "assets/boat.jpg" "A boat at the quay" %}', 'A boat at the quay', undefined],
    ['an image with a class', '{% image_with_class "assets/boat.jpg", "wide", "A second boat" %}', 'A second boat', undefined],
    ['an image with sizes', '{% image "/assets/boat.jpg", "A third boat", "(min-width: 30em) 50vw, 100vw" %}', 'A third boat', undefined],
    [
      'an include with colons',
      '{% include "linked-figure.html", image: "/assets/boat.jpg", alt: "A fourth", caption: "The *boat* in May." %}',
      'A fourth',
      'The boat in May.',
    ],
    [
      'an include of Jekyll’s',
      '{% include figure image_path="/assets/boat.jpg" alt="A fifth" caption="In &amp; out." %}',
      'A fifth',
      'In & out.',
    ],
    ['a macro', '{{ figure({ src: "/assets/boat.jpg", alt: "A sixth" }) | safe }}', 'A sixth', undefined],
    ['a pair of marks', '{% figure "/assets/boat.jpg", "A seventh" %}Below it.{% endfigure %}', 'A seventh', undefined],
    [
      'a linked figure',
      '<figure><a href="/x/"><img src="/assets/boat.jpg" alt="An eighth"></a><figcaption>Line.</figcaption></figure>',
      'An eighth',
      'Line.',
    ],
    ['Markdown with a title', '![A ninth](/assets/boat.jpg "On the slip.")', 'A ninth', 'On the slip.'],
    ['a name alone, in a folder somewhere', '![A tenth](boat.jpg)', 'A tenth', undefined],
  ])('that is %s comes over with its words', async (_form, mark, alt, caption) => {
    const one = await brought({
      files: { '.eleventy.js': '', 'content/posts/2020-01-01-a.md': story(`Before.\n\n${mark}\n\nAfter.`) },
      pictures: ['assets/boat.jpg'],
    });
    expect(one.text('photos/boat.yaml')).toContain(`alt: ${alt}`);
    expect(one.text('photos/boat.yaml')).toContain(`caption: ${caption ?? 'A'}`);
    expect(bodyOf(one)).toMatch(/^Before\.\n\n(?:Below it\.\n\n)?After\.$/);
    expect(one.told.filter((line) => line.startsWith('picture') || line.includes('The mark'))).toEqual([]);
  });

  it('that is nowhere is listed with its words, as a picture and not as a mark', async () => {
    const one = await brought({
      files: {
        '.eleventy.js': '',
        'posts/a.md': story('{% image "assets/boat.jpg" "A boat at the quay" %}\n\n{% image_wide "a/2.png", "wide" %}'),
      },
    });
    expect(one.told.slice(1).filter((line) => !line.includes('no text'))).toEqual([
      expect.stringMatching(/^picture, .*assets\/boat\.jpg: .*“A boat at the quay”/),
      expect.stringMatching(/^picture, .*a\/2\.png: /),
    ]);
  });

  it('of a page bundle of Zola’s is found, by shortcode and by field', async () => {
    const one = await brought({
      files: {
        'config.toml': 'base_url = "https://kelp.example"',
        'content/news/a/index.md':
          '+++\ntitle = "A"\ndate = 2020-01-01\n[extra]\nimage = "lead.jpg"\nimage_alt = "A lead"\n+++\n{{ resize_image(path="reef.jpg", width=80, alt="A reef") }}\n\n{% figure(src="quay.jpg") %}The quay.{% end %}',
      },
      pictures: ['lead', 'reef', 'quay'].map((name) => `content/news/a/${name}.jpg`),
    });
    expect(one.text('articles/en/2020/a.md')).toContain('photos:\n  - photo: lead\n  - photo: reef\n  - photo: quay\n');
    expect(one.text('photos/lead.yaml')).toContain('alt: A lead');
    expect(bodyOf(one)).toBe('![](reef)\n\n![](quay)\n\nThe quay.');
  });

  it.each(['false', 'none', '""', '~', '[]', '{ feature: false }'])('is none where a field says %s', async (value) => {
    const { told } = await brought({ files: { '_config.yml': '', '_posts/2020-01-01-a.md': story('Words.', `image: ${value}\n`) } });
    expect(told).toEqual([]);
  });

  it('that only fields name is listed', async () => {
    const { told } = await brought({
      files: {
        'hugo.toml': '',
        'content/news/a/index.md': story('Words.', 'image: one.jpg\ngallery: [one.jpg, two.jpg, { src: three.png }]\n'),
      },
      pictures: ['one.jpg', 'two.jpg', 'three.png'].map((name) => `content/news/a/${name}`),
    });
    expect(told).toContain(
      'picture, “A” (content/news/a/index.md): Its fields name pictures that stand nowhere in the text: two.jpg (“gallery”), three.png (“gallery.src”). Place them if readers are to see them.',
    );
  });
});

describe('pictures in a text of Ghost’s', () => {
  const exportOf = (html: string, more: object = {}, settings: object[] = []) => ({
    'export.json': JSON.stringify({
      db: [
        {
          data: {
            posts: [
              {
                id: 'p1',
                title: 'Ferry',
                slug: 'ferry',
                html,
                status: 'published',
                type: 'post',
                published_at: '2024-02-01T10:00:00.000Z',
                ...more,
              },
              {
                id: 'p2',
                title: 'Other',
                slug: 'other',
                html: '<p>Words.</p>',
                status: 'published',
                type: 'post',
                published_at: '2024-02-02T10:00:00.000Z',
              },
            ],
            settings,
          },
        },
      ],
    }),
  });
  const figure =
    '<figure class="kg-card kg-image-card kg-card-hascaption"><img src="__GHOST_URL__/content/images/size/w600/2024/02/quay.png" srcset="__GHOST_URL__/content/images/size/w600/2024/02/quay.png 600w, __GHOST_URL__/content/images/2024/02/quay.png 2000w" alt="The quay"><figcaption>The quay in May</figcaption></figure>';

  it.each([
    ['nobody says where it was', []],
    ['the settings say where it was', [{ key: 'url', value: 'https://lamp.example' }]],
  ])('come over from a copy of its files when %s', async (_what, settings) => {
    const html = `<p>See <a href="__GHOST_URL__/other/?ref=lamp#part">other</a>.</p>${figure}`;
    const files = exportOf(html, { feature_image: '__GHOST_URL__/content/images/2024/02/boat.png' }, settings);
    const pictures = ['content/images/2024/02/boat.png', 'content/images/2024/02/quay.png'];
    const one = await brought({ files, pictures, file: 'export.json' });
    expect(one.text('articles/en/2024/ferry.md')).toContain('photos:\n  - photo: boat\n  - photo: quay\n');
    expect(bodyOf(one, 'articles/en/2024/ferry.md')).toBe('See [other](/news/2024/02/02/other/#part).\n\n![](quay)');
    expect(one.text('photos/quay.yaml')).toMatch(/alt: The quay\ncaption: The quay in May\n/);
    expect(JSON.stringify(one.losses)).not.toMatch(/invalid|picture"/);
  });

  it('are listed with their words when there is no copy, and no host is made up', async () => {
    const one = await brought({ files: exportOf(figure), file: 'export.json' });
    expect(one.told).toContainEqual(
      expect.stringMatching(/^picture, “Ferry” \(post-p1\): content\/images\/2024\/02\/quay\.png: .*“The quay”, “The quay in May”/),
    );
    expect(JSON.stringify(one.losses)).not.toContain('invalid');
  });
});

describe('names that meet', () => {
  it('cost a story beside a folder of its name nothing but its old address', async () => {
    const one = await brought({
      files: { '.eleventy.js': '', 'src/docs/filters.md': story('Overview.'), 'src/docs/filters/url.md': story('Words.') },
    });
    expect(bodyOf(one, 'articles/en/2020/filters.md')).toBe('Overview.');
    expect(bodyOf(one, 'articles/en/2020/url.md')).toBe('Words.');
    expect(one.told).toContainEqual(expect.stringContaining('Its earlier address “/docs/filters/” is taken by the section docs/filters'));
  });

  it.each([
    ['a page of the newsroom', 'about', 'content/pages/en/about.md', 'about-section'],
    ['the site itself', 'search', 'the site itself', 'search-section'],
    ['a language', 'es', 'the site itself', 'es-section'],
  ])('make a section give way to %s', async (_what, folder, owner, section) => {
    const one = await brought({ files: { '.eleventy.js': '', [`${folder}/a.md`]: story('Words.') } });
    expect(one.text('articles/en/2020/a.md')).toContain(`section: ${section}\n`);
    expect(one.told).toContainEqual(expect.stringContaining(`The address /${folder}/ is taken by ${owner}, so the section is ${section}.`));
  });

  it('make a page give way to a section that came over with it', async () => {
    const one = await brought({
      files: { 'hugo.toml': '', 'content/docs.md': '---\ntitle: Docs\n---\nA page.', 'content/docs/a.md': story('Words.') },
    });
    expect(one.text('pages/en/docs-page.md')).toContain('A page.');
    expect(one.told).toContainEqual(
      expect.stringContaining('Its address /docs/ is taken by the section docs, so the page stands at /docs-page/.'),
    );
  });

  it('make a page give way to an earlier address of the newsroom’s', async () => {
    const one = await brought({
      files: { 'hugo.toml': '', 'content/team.md': '---\ntitle: Team\n---\nA page.' },
      content: { 'redirects.yaml': 'redirects:\n  - { from: /team/, to: /about/ }\n' },
    });
    expect(one.text('pages/en/team-2.md')).toContain('A page.');
  });

  it('give three stories of one name three addresses', async () => {
    const same = '---\ntitle: Same\ndate: 2020-01-02\nslug: same\n---\nWords';
    const one = await brought({
      files: { 'hugo.toml': '', 'content/a/same.md': same, 'content/b/same.md': same, 'content/c/same.md': same },
    });
    expect(['same', 'same-2', 'same-3'].map((name) => /section: (\w)/.exec(one.text(`articles/en/2020/${name}.md`))?.[1])).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('let an earlier address lead to one story, and say so of the other', async () => {
    const one = await brought({
      files: {
        'hugo.toml': '',
        'content/n/a.md': story('Words.', 'aliases: [/old/, /n/b/]\n'),
        'content/n/b.md': '---\ntitle: B\ndate: 2020-01-01\naliases: [/old/]\n---\nWords.',
      },
    });
    expect(one.text('articles/en/2020/a.md')).toContain('redirects:\n  - /n/a/\n  - /old/\n  - /n/b/\n');
    expect(one.told.filter((line) => line.includes('is taken by content/articles/en/2020/a.md'))).toHaveLength(2);
  });

  it('that say the same are one section', async () => {
    const one = await brought({
      files: {
        'hugo.toml': '',
        'content/reefs/_index.md': '---\ntitle: Reefs and rocks\n---\n',
        'content/reefs/a.md': story('Words.'),
        'content/b.md': '---\ntitle: B\ndate: 2020-01-01\ncategories: [Reefs]\n---\nWords.',
        'content/c.md': '---\ntitle: C\ndate: 2020-01-01\ncategories: [Uncategorized]\n---\nWords.',
        'content/d.md': '---\ntitle: D\ndate: 2020-01-01\ncategories: [Sin categoría, Reefs]\n---\nWords.',
      },
    });
    expect(['a', 'b', 'c', 'd'].map((name) => /section: (.*)/.exec(one.text(`articles/en/2020/${name}.md`))?.[1])).toEqual([
      'reefs',
      'reefs',
      'news',
      'reefs',
    ]);
  });
});

describe('the languages of a Hugo site', () => {
  const texts = {
    'content/en/post/a.md': `+++\ntitle = "Ferry"\ndate = 2020-01-01\n+++\nThe ferry.`,
    'content/es/post/a.md': `+++\ntitle = "El ferri"\ndate = 2020-01-01\n+++\nEl ferri.`,
  };
  const hugo = (text: string) => ({ 'config/_default/hugo.toml': `defaultContentLanguage = "en"\n${text}` });

  it.each([
    [
      'in files of their own',
      {
        ...hugo(''),
        'config/_default/languages.en.toml': 'contentDir = "content/en"',
        'config/_default/languages.es.toml': 'contentDir = "content/es"',
      },
      '',
    ],
    [
      'in one file',
      { ...hugo(''), 'config/_default/languages.yaml': 'en: { contentDir: content/en }\nes: { contentDir: content/es }' },
      '',
    ],
    ['in the main file', { 'hugo.toml': '[languages.en]\ncontentDir = "content/en"\n[languages.es]\ncontentDir = "content/es"' }, ''],
    [
      'with the main one below a folder',
      {
        'hugo.toml':
          'defaultContentLanguageInSubdir = true\n[languages.en]\ncontentDir = "content/en"\n[languages.es]\ncontentDir = "content/es"',
      },
      '/en',
    ],
  ])('%s are those of the stories, which are translations of one another', async (_where, config, prefix) => {
    const one = await brought({ files: { ...config, ...texts } });
    expect(one.text('articles/en/2020/a.md')).toContain(`redirects:\n  - ${prefix}/post/a/\n`);
    expect(one.text('articles/es/2020/a.md')).toContain('translationOf: 2020/a\nredirects:\n  - /es/post/a/\n');
    expect(one.text('sections.yaml')).not.toContain('-section');
    expect(one.told).toEqual([]);
  });

  it('have addresses by the patterns of the site', async () => {
    const files = {
      ...hugo('[permalinks]\npost = "/:year/:month/:day/:slug/"'),
      'config/_default/languages.toml': '[en]\ncontentDir = "content/en"\n[es]\ncontentDir = "content/es"',
    };
    const one = await brought({ files: { ...files, ...texts } });
    expect(one.text('articles/en/2020/a.md')).toContain('redirects:\n  - /2020/01/01/a/\n  - /2020/01/01/ferry/\n');
    expect(one.text('articles/es/2020/a.md')).toContain('redirects:\n  - /es/2020/01/01/a/\n');
  });

  it('may stand in the names of files', async () => {
    const one = await brought({
      files: {
        'hugo.toml': '[languages.en]\n[languages.es]',
        'content/post/b.md': story('Words.'),
        'content/post/b.es.md': story('Palabras.'),
      },
    });
    expect(bodyOf(one, 'articles/es/2020/b.md')).toBe('Palabras.');
    expect(one.text('articles/es/2020/b.md')).toContain('translationOf: 2020/b');
  });
});

describe('fields at the top of a file', () => {
  it.each([
    [
      'a byte order mark and CRLF',
      '\uFEFF---\r\ntitle: Bom\r\ndate: 2020-01-03 23:30:00 -0800\r\n---\r\nWords.\r\n',
      'Bom',
      '2020-01-03T23:30:00-08:00',
    ],
    ['TOML with a zone', '+++\ntitle = "Toml"\ndate = 2020-01-02T10:00:00+05:30\n+++\nWords.', 'Toml', '2020-01-02T10:00:00+05:30'],
    [
      'TOML with a fault in one field',
      '+++\ntitle = "Toml"\nbad = nope nope\ndate = 2020-01-02T10:00:00+05:30\n+++\nWords.',
      'Toml',
      '2020-01-02T10:00:00+05:30',
    ],
    ['JSON', '{\n "title": "Json",\n "date": "2020-01-02T10:00:00-03:00"\n}\n\nWords.', 'Json', '2020-01-02T10:00:00-03:00'],
    [
      'JSON with a comma too many',
      '{\n "title": "Json",\n "date": "2020-01-02T10:00:00-03:00",\n}\n\nWords.',
      'Json',
      '2020-01-02T10:00:00-03:00',
    ],
    ['a tab after the colon', '---\ntitle:\tTabs\ndate: 2020-01-03\ntags:\n\t- ferry\n---\nWords.', 'Tabs', '2020-01-03T00:00:00+00:00'],
    ['a colon in a value', '---\ntitle: Ferry: a return\ndate: 2020-01-03\n---\nWords.', 'Ferry: a return', '2020-01-03T00:00:00+00:00'],
    [
      'signs at the start of a value',
      '---\ntitle: @quay says: no\ndate: 2020-01-03\nnote: %x\n---\nWords.',
      '@quay says: no',
      '2020-01-03T00:00:00+00:00',
    ],
    [
      'a field that nobody can read',
      '---\ntitle: Broken\ndate: 2020-01-03\ntags: [a, b\n---\nWords.',
      'Broken',
      '2020-01-03T00:00:00+00:00',
    ],
    ['no closing line', '---\ntitle: Open\ndate: 2020-01-03\n\nWords.', 'Open', '2020-01-03T00:00:00+00:00'],
  ])('with %s are read', async (_form, source, headline, published) => {
    const one = await brought({ files: { 'hugo.toml': '', 'content/news/a.md': source } });
    expect(one.text('articles/en/2020/a.md')).toMatch(new RegExp(`headline: ["']?${headline}`));
    expect(one.text('articles/en/2020/a.md')).toContain(`published: ${published}\n`);
    expect(bodyOf(one)).toBe('Words.');
  });

  it('that nobody can read are named with their line, and lost with no word unsaid', async () => {
    const one = await brought({
      files: {
        'hugo.toml': '',
        'content/news/a.md': '---\ntitle: T\nwords that are no field\ndate: 2020-01-03\ntags: [ferry, boat\n---\nWords.',
      },
    });
    expect(one.text('articles/en/2020/a.md')).toContain('headline: T\n');
    expect(one.text('articles/en/2020/a.md')).toContain('topics:\n  - ferry\n  - boat\n');
    expect(one.losses).toMatchObject([{ where: 'content/news/a.md, line 3', kind: 'words', words: 'words that are no field' }]);
  });

  it('are not looked for in a text between two lines', async () => {
    const one = await brought({ files: { 'hugo.toml': '', 'content/news/2020-01-01-a.md': '---\nOnly a text here.\n---\nMore of it.' } });
    expect(bodyOf(one)).toContain('Only a text here.');
    expect(bodyOf(one)).toContain('More of it.');
  });

  it('may be missing altogether', async () => {
    const one = await brought({ files: { 'hugo.toml': '', 'content/news/nothing.md': 'Only [words](/x) of `it`.' } });
    expect(one.text('articles/en/1970/nothing.md')).toContain('headline: Only words of it.\n');
    expect(one.text('articles/en/1970/nothing.md')).toContain('draft: true\n');
  });
});

describe('the date of a file', () => {
  it.each([
    [
      'Jekyll’s, with a short month',
      { '_config.yml': '', '_posts/2021-9-1-short.md': '---\ntitle: S\n---\nW.' },
      '2021/short',
      '2021-09-01',
    ],
    [
      'Jekyll’s, with a short day, in a folder',
      { '_config.yml': '', '_posts/2021/2021-12-3-short-day.md': '---\ntitle: S\n---\nW.' },
      '2021/short-day',
      '2021-12-03',
    ],
    [
      'its name’s, when the field is bad',
      { 'hugo.toml': '', 'content/n/2019-04-18-x.md': '---\ntitle: S\ndate: the other day\n---\nW.' },
      '2019/x',
      '2019-04-18',
    ],
    [
      'its name’s alone, when the field is odd',
      {
        'hugo.toml': '',
        'content/n/2019-04-18-.md':
          '---\ntitle: Bad book\ndate: -001-11-30T00:00:00+00:00\ndraft: true\nurl: /?p=1242\ncategories: [Uncategorized]\n---\nW.',
      },
      '2019/bad-book',
      '2019-04-18',
    ],
    ['its folder’s', { 'zola.toml': '', 'content/n/2019-04-18_x/index.md': '+++\ntitle = "S"\n+++\nW.' }, '2019/x', '2019-04-18'],
    [
      'its address’s',
      { 'zola.toml': '', 'content/n/x.md': '+++\ntitle = "S"\npath = "2018/07/09/the-x"\n+++\nW.' },
      '2018/x',
      '2018-07-09',
    ],
  ])('is %s', async (_whose, files, path, day) => {
    const one = await brought({ files });
    expect(one.text(`articles/en/${path}.md`)).toContain(`published: ${day}T00:00:00+0`);
  });
});

describe('the old address of a story', () => {
  it.each([
    [
      'Zola’s path',
      { 'zola.toml': '', 'content/n/x.md': '+++\ntitle = "S"\npath = "2018/07/09/the-x"\n+++\nW.' },
      '2018/x',
      '/2018/07/09/the-x/',
    ],
    [
      'Jekyll’s, with categories of folders above',
      { '_config.yml': 'permalink: pretty', 'sea/_posts/deep/2021-09-01-s.md': '---\ntitle: S\n---\nW.' },
      '2021/s',
      '/sea/2021/09/01/s/',
    ],
    [
      'Jekyll’s, of a collection',
      {
        '_config.yml': 'collections:\n  reports: { output: true, permalink: "/r/:name/" }',
        '_reports/s.md': '---\ntitle: S\ndate: 2021-09-01\n---\nW.',
      },
      '2021/s',
      '/r/s/',
    ],
    [
      'Eleventy’s, of a folder of data',
      {
        '.eleventy.js': 'return { dir: { input: "src" } }',
        'src/p/p.json': '{ "permalink": "/journal/{{ page.fileSlug }}/index.html" }',
        'src/p/2021-09-01-s.md': '---\ntitle: S\n---\nW.',
      },
      '2021/s',
      '/journal/s/',
    ],
    [
      'Hugo’s, with sections and a month’s name',
      {
        'hugo.toml': '[permalinks.page]\nn = "/:sections[last]/:monthname/:contentbasename/"',
        'content/n/deep/s.md': '---\ntitle: S\ndate: 2021-09-01\n---\nW.',
      },
      '2021/s',
      '/deep/september/s/',
    ],
  ])('is %s', async (_whose, files, path, address) => {
    const one = await brought({ files });
    expect(one.text(`articles/en/${path}.md`)).toContain(`redirects:\n  - ${address}\n`);
    expect(one.told).toEqual([]);
  });

  it('is said to be a guess where Eleventy works it out in code', async () => {
    const one = await brought({ files: { '.eleventy.js': '', 'src/p/a.md': story('W.', 'permalink: "{% if x %}/y/{% endif %}"\n') } });
    expect(one.text('articles/en/2020/a.md')).toContain('redirects:\n  - /p/a/\n');
    expect(one.told).toEqual([expect.stringContaining('Those of 1 story are a guess here')]);
  });
});

describe('the files of a folder', () => {
  it('are stories too when they are HTML below their fields', async () => {
    const one = await brought({
      files: {
        '_config.yml': '',
        '_posts/2020-01-01-a.html': story('<p>See <a href="{% post_url 2020-01-02-b %}">b</a>.</p>\n\n    <p>Deep.</p>\n'),
        '_posts/2020-01-02-b.md': '---\ntitle: B\n---\nWords.',
        'index.html': '---\nlayout: home\n---\n{% for post in site.posts %}{% endfor %}',
      },
    });
    expect(bodyOf(one)).toBe('See [b](/news/2020/01/02/b/).\n\nDeep.');
    expect(one.told).toEqual([]);
  });

  it('are read in folders of stories that bear a tool’s name, and those that are none are named', async () => {
    const one = await brought({
      files: {
        'hugo.toml': '',
        'content/resources/a.md': story('Words.'),
        'content/news/README.md': 'About this folder.',
        'themes/x/b.md': story('No.'),
      },
    });
    expect(one.text('articles/en/2020/a.md')).toContain('section: resources\n');
    expect(one.told).toEqual([expect.stringContaining('left, content/news/README.md: ')]);
  });

  it('of Hexo are known by where they lie', async () => {
    const one = await brought({
      files: {
        '_config.yml': 'url: https://hexo.example\npermalink: :year/:month/:day/:title/',
        'source/_posts/a.md': story('{% asset_img boat.jpg A boat at the quay %}'),
      },
      pictures: ['source/_posts/a/boat.jpg'],
    });
    expect(one.text('articles/en/2020/a.md')).toContain('section: news\n');
    expect(one.text('articles/en/2020/a.md')).toContain('redirects:\n  - /2020/01/01/a/\n');
    expect(one.text('photos/boat.yaml')).toContain('alt: A boat at the quay');
  });
});

describe('what only a generator reads', () => {
  it('in MDX is no text, and what its components say is', async () => {
    const one = await brought({
      files: {
        'hugo.toml': '',
        'content/news/a.mdx': story(
          'import Box from \'../../Box.astro\'\nimport boat from \'./boat.jpg\'\nexport const n = 3\nexport const meta = {\n  a: 1,\n\n  b: 2,\n}\n\n# Heading one\n\n<Box title="Box title">Words in the box {n}.</Box>\n\n{/* hidden note */}\n\n<Image src={boat} alt="A boat" />\n\n<div className="x" style={{ color: \'red\' }}>\n  In *here*.\n</div>\n\nLast words <Inline text="shown words" />, {\'literal\'} {1 + 1}.',
        ),
      },
      pictures: ['content/news/boat.jpg'],
    });
    expect(bodyOf(one)).toBe('## Heading one\n\n**Box title**\n\nWords in the box 3.\n\nIn *here*.\n\nLast words shown words, literal .');
    expect(one.text('photos/boat.yaml')).toContain('alt: A boat');
    expect(one.losses.filter(({ kind }) => kind === 'left').map(({ words }) => words)).toEqual([
      "import Box from '../../Box.astro' import boat from './boat.jpg' export const n = 3 export const meta = { a: 1, b: 2, }",
      'hidden note',
    ]);
    expect(one.told).toContainEqual(expect.stringContaining('The code {1 + 1} was filled in by the old site'));
  });

  it('in MDX that is not sound costs no words', async () => {
    const one = await brought({
      files: {
        'hugo.toml': '',
        'content/news/a.mdx': story("import A from './a'\n\nWords < more {words} here.\n\n{/* note */}\n\nLast <B>words."),
      },
    });
    expect(bodyOf(one)).toContain('more');
    expect(bodyOf(one)).toContain('words.');
    expect(bodyOf(one)).not.toContain('import');
    expect(one.told).toContainEqual(expect.stringContaining('no sound MDX'));
  });

  it('of Hugo’s shortcodes comes over as what it showed, and the rest is reported', async () => {
    const one = await brought({
      files: {
        'hugo.toml': '',
        'content/news/a/index.md': story(
          '{{< figure src="boat.png" alt="A boat" caption="The boat in May" attr="Ana Pires" >}}\n\n{{< highlight go "linenos=table" >}}\nfmt.Println("{{ x }}")\n{{< /highlight >}}\n\n{{% notice tip %}}\nWords in a **box**.\n{{% /notice %}}\n\n{{< details summary="More of this" >}}Hidden words{{< /details >}}\n\n{{</* figure src="no.png" */>}}\n\nEuro {{< price 5 >}} each.',
          'resources: [{ src: boat.png, title: The boat }]\n',
        ),
      },
      pictures: ['content/news/a/boat.png'],
    });
    expect(one.text('photos/boat.yaml')).toBe('alt: A boat\ncaption: The boat in May\ncredit: Ana Pires\n');
    expect(bodyOf(one)).toBe(
      '```go\nfmt.Println("{{ x }}")\n```\n\nWords in a **box**.\n\nHidden words\n\n{{&lt; figure src="no.png" >}}\n\nEuro each.',
    );
    expect(one.losses.map(({ words }) => words)).toContain('More of this');
    expect(one.told).toContainEqual(expect.stringContaining('{{< price 5 >}}'));
  });

  it.each([
    [
      'Formulas $a_1 * b_2 * c$, $$\\sum_{i=1}^n i^2$$ and \\(x^2\\).',
      /\$a_1 \\\* b_2 \\\* c\$.*\$\$\\sum\\?_\{i=1\}\^n i\^2\$\$ and \\\\\(x\^2\\\\\)/,
    ],
    ['It costs $5 and *not* $6.', /It costs \$5 and \*not\* \$6\./],
    ['A note[^n].\n\n[^n]: With *words*.', /A note\[\^1\]\.\n\n\[\^1\]: With \*words\*\./],
  ])('keeps its signs and notes: %s', async (source, expected) => {
    const one = await brought({ files: { 'hugo.toml': '', 'content/news/a.md': story(source) } });
    expect(bodyOf(one)).toMatch(expected);
  });
});
