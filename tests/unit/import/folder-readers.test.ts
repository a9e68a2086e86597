import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBodyFacts } from '../../../src/content/checks/body-check.ts';
import { ImportError, type Archive, type ArchiveReader, type ImportedStory } from '../../../src/import/model.ts';
import { htmlReader } from '../../../src/import/readers/html.ts';
import { markdownReader } from '../../../src/import/readers/markdown.ts';
import { textReader } from '../../../src/import/readers/text.ts';

const FIXTURES = 'tests/fixtures/import';
const temporary: string[] = [];

afterAll(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'standfirst-folder-'));
  temporary.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

async function read(reader: ArchiveReader, path: string): Promise<Archive & { byKey: (key: string) => ImportedStory | undefined }> {
  const archive = await reader.read(path, { timeZone: 'Europe/London', language: 'en', progress: () => undefined });
  const stories = archive.stories.map((story) => ({ ...story }));
  archive.close?.();
  return { ...archive, stories, byKey: (key) => stories.find((story) => story.key === key) };
}

const lossesOf = ({ losses }: Archive): string[] => losses.map(({ where, kind, what }) => `${kind}, ${where}: ${what}`);

describe('a Hugo site', async () => {
  const archive = await read(markdownReader, `${FIXTURES}/hugo`);

  it('is known by its configuration', () => {
    expect(archive).toMatchObject({
      id: 'markdown:old-harbour.example',
      title: 'Hugo site “The Old Harbour”',
      address: 'https://old-harbour.example/',
    });
  });

  it('gives up a page bundle with fields in TOML', () => {
    expect(archive.byKey('content/posts/bundle/index.md')).toMatchObject({
      headline: 'Quay: the wall "holds"',
      standfirst: 'Six weeks after the storm the wall stands.',
      published: '2019-04-12T09:30:00+01:00',
      updated: '2019-04-13T00:00:00+01:00',
      draft: false,
      slug: 'bundle',
      authors: ['Ana Pires', 'Tom Reed'],
      sections: ['News'],
      topics: ['harbour', 'storm'],
      lead: { key: 'content/posts/bundle/wall.png', alt: 'A wall of pale stone', caption: 'The wall in September.' },
      redirects: ['/2019/04/bundle/', '/2019/04/quay-the-wall-holds/', '/old/quay.html'],
      page: false,
      components: true,
    });
  });

  it('has its shortcodes written out, links between files led to pages, and code left alone', () => {
    expect(archive.byKey('content/posts/bundle/index.md')?.body).toMatchInlineSnapshot(`
      "The wall **holds**, said the harbour office. See [the plan](https://old-harbour.example/news/harbour/plan/).

      ![](picture:content/posts/bundle/wall.png)

      <Embed url="https://www.youtube.com/watch?v=abcdefghijk" by="YouTube">

      YouTube: https://www.youtube.com/watch?v=abcdefghijk

      </Embed>

      Bring a coat.

      \`\`\`go
      {{< not-a-shortcode >}}
      \`\`\`

      | Year | Metres |
      | - | -: |
      | 1953 | 3.1 |

      One note.[^1]

      [^1]: It was measured twice.
      "
    `);
  });

  it('has pictures of the folder, with their words', () => {
    expect(archive.pictures.map(({ key, source, credit }) => [key, source.kind, credit]).sort()).toEqual(
      [
        ['content/posts/bundle/wall.png', 'file', 'Ana Pires'],
        ['static/images/plan.png', 'file', undefined],
      ].sort(),
    );
  });

  it('takes sections from folders, dates without a zone on the newsroom’s clock, and authors with what is said about them', () => {
    expect(archive.byKey('content/news/harbour/plan.md')).toMatchObject({
      sections: ['news/harbour'],
      published: '2019-03-02T10:00:00+00:00',
      authors: ['Ana Pires'],
      redirects: ['/news/harbour/plan/'],
      lead: { key: 'static/images/plan.png' },
    });
    expect(archive.sections).toContainEqual({ key: 'news/harbour', name: 'News of the harbour', parents: ['news'] });
    expect(archive.authors).toContainEqual({ key: 'Ana Pires', name: 'Ana Pires', about: 'Writes about the sea.' });
  });

  it('lets no raw HTML through', () => {
    expect(archive.byKey('content/news/harbour/plan.md')?.body).toBe(
      'Stone first.\n\nBack to [the wall](https://old-harbour.example/2019/04/bundle/) and here.\n\n![](picture:static/images/plan.png)\n',
    );
  });

  it('has standing pages, with fields in JSON', () => {
    expect(archive.byKey('content/about.md')).toMatchObject({
      headline: 'About us',
      page: true,
      body: 'We print news of the harbour.\n',
      draft: false,
    });
  });

  it('explains everything that did not come over', () => {
    expect(lossesOf(archive)).toMatchInlineSnapshot(`
      [
        "person, “About us” (content/about.md): The file gives no date. Its page says that it is of 1970; write the right date in “updated”.",
        "left, content/news/harbour/_index.md: This is the old site’s page for a list of stories; its words were left out. Put them into the section’s description if readers need them.",
        "left, “The plan” (content/news/harbour/plan.md): The old site told readers who pointed at a picture: “Map”. Say it in the text if they need it.",
        "left, “The plan” (content/news/harbour/plan.md): A script was left out; scripts of other sites never come over.",
        "person, “Broken” (content/posts/broken.md): The file gives no date. It came over as a draft of 1970; write the right date in “published”.",
        "person, “Quay: the wall "holds"” (content/posts/bundle/index.md): The mark {{% notice tip %}} was filled in by the old site’s theme and was taken out. See whether something is missing.",
        "person, “A story without a date” (content/posts/undated.md): The file gives no date. It came over as a draft of 1970; write the right date in “published”.",
        "left, hugo: Fields that nothing here corresponds to were left out: rating (1).",
      ]
    `);
  });
});

describe('a Jekyll site', async () => {
  const archive = await read(markdownReader, `${FIXTURES}/jekyll`);

  it('has dates and addresses by the names of its files', () => {
    expect(archive.byKey('_posts/2015-07-04-high-tide.markdown')).toMatchObject({
      headline: 'High tide: what comes',
      published: '2015-07-04T00:00:00+02:00',
      slug: 'high-tide',
      authors: ['ana'],
      sections: ['sea', 'weather'],
      redirects: ['/notes/sea/weather/2015/07/04/high-tide.html', '/notes/tide/'],
    });
    expect(archive.authors).toEqual([{ key: 'ana', name: 'Ana Pires', about: 'Writes about the sea.' }]);
  });

  it('has its tags written out', () => {
    expect(archive.byKey('_posts/2015-07-04-high-tide.markdown')?.body).toMatchInlineSnapshot(`
      "![](picture:assets/tide.png)

      Read [the other](https://tide.example/notes/2015/07/05/low-tide.html) or [home](https://tide.example/notes/).

      \`\`\`ruby
      puts "{{ tide }}"
      \`\`\`

      {{ kept }} and gone.
      "
    `);
  });

  it('has drafts and standing pages', () => {
    expect(archive.byKey('_drafts/soon.md')).toMatchObject({ draft: true, headline: 'Not yet' });
    expect(archive.byKey('contact.md')).toMatchObject({ page: true, redirects: ['/notes/contact/'] });
  });

  it('says which pictures are missing', () => {
    expect(lossesOf(archive)).toMatchInlineSnapshot(`
      [
        "person, “Not yet” (_drafts/soon.md): The file gives no date. It came over as a draft of 1970; write the right date in “published”.",
        "person, “High tide: what comes” (_posts/2015-07-04-high-tide.markdown): The mark {{ page.custom }} was filled in by the old site’s theme and was taken out. See whether something is missing.",
        "person, “Contact” (contact.md): The file gives no date. Its page says that it is of 1970; write the right date in “updated”.",
      ]
    `);
  });
});

describe('an Eleventy site', async () => {
  const archive = await read(markdownReader, `${FIXTURES}/eleventy`);

  it('tells topics from the names of its lists', () => {
    expect(archive.byKey('posts/boats.md')).toMatchObject({
      headline: 'Boats',
      topics: ['boats'],
      redirects: ['/posts/boats/'],
      body: 'Boats sail.\n',
    });
  });
});

describe('a folder of Markdown', () => {
  it('of a few hundred posts comes over whole, and passes the site’s check', { timeout: 30_000 }, async () => {
    const names = Array.from({ length: 300 }, (_, index) => String(index + 1));
    const root = folder(
      Object.fromEntries(
        names.map((name) => [
          `posts/2018/post-${name}.md`,
          `---\ntitle: Post ${name}\ndate: 2018-${String((Number(name) % 12) + 1).padStart(2, '0')}-${String((Number(name) % 28) + 1).padStart(2, '0')}\ncategories: [Part ${Number(name) % 7}]\n---\nWords of post ${name} with a [link](post-${(Number(name) % 300) + 1}.md).\n\n* one\n* two ::: three\n\n::: aside\n\n> quoted {${name}}\n`,
        ]),
      ),
    );
    const archive = await read(markdownReader, root);
    expect(archive.stories).toHaveLength(300);
    expect(archive.sections).toHaveLength(7);
    for (const { body, headline } of archive.stories) {
      const facts = readBodyFacts({ file: 'x.md', text: body, data: {}, body });
      expect([facts.faults, facts.marks]).toEqual([[], []]);
      expect(body).toContain(`Words of ${headline.toLowerCase()}`);
    }
    expect(archive.losses).toEqual([]);
    expect(archive.byKey('posts/2018/post-1.md')?.body).toContain('[link](/posts/2018/post-2.md)');
    expect(archive.byKey('posts/2018/post-2.md')?.names).toContain('/posts/2018/post-2.md');
  });

  it('does not follow what climbs out of it', async () => {
    const outside = folder({ 'secret.png': 'x', 'secret.md': '---\ntitle: Secret\n---\nx' });
    const root = folder({
      'in/a.md': `---\ntitle: A\ndate: 2020-01-01\nimage: ../../../../../../etc/hostname\n---\nOne ![](../../${outside.split('/').pop() ?? ''}/secret.png) ![](file:///etc/hostname)`,
    });
    symlinkSync(join(outside, 'secret.md'), join(root, 'link.md'));
    symlinkSync(outside, join(root, 'folder'));
    symlinkSync(join(outside, 'secret.png'), join(root, 'in', 'b.png'));
    const archive = await read(markdownReader, root);
    expect(archive.stories.map(({ headline }) => headline)).toEqual(['A']);
    expect(archive.pictures).toEqual([]);
    expect(lossesOf(archive)).toContain(
      'left, folder, in/b.png, link.md: Symbolic links are not followed, since they may lead out of the folder. If stories lie there, import that folder too.',
    );
    expect(archive.losses.filter(({ kind }) => kind === 'picture')).toHaveLength(3);
  });

  it('leaves out a file that is no story by its size, and says so', async () => {
    const archive = await read(
      markdownReader,
      folder({ 'a.md': '# A\n\nOne', 'big.md': 'x'.repeat(11 * 1024 * 1024), 'binary.md': 'a\0b' }),
    );
    expect(archive.stories.map(({ headline }) => headline)).toEqual(['A']);
    expect(lossesOf(archive)).toEqual([
      'words, big.md: The file has 11 MB; 10 MB is the most that one story may have. It was left out: cut it into stories.',
      'words, binary.md: The file is not a text and was left out. Open it in its own program and save it as text.',
      'person, “A” (a.md): The file gives no date. It came over as a draft of 1970; write the right date in “published”.',
    ]);
  });

  it('survives fields and text that are made to do harm', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array.from({ length: 8 }, () => `*${'abcdefg'.charAt(index)}`).join(',')}]`)
      .join('\n')}\ntags: *h\n`;
    const archive = await read(
      markdownReader,
      folder({
        'bomb.md': `---\ntitle: Bomb\ndate: 2020-01-01\n${bomb}---\nx`,
        'deep.md': `---\ntitle: Deep\ndate: 2020-01-01\n---\n${'> '.repeat(5000)}x\n\n${'['.repeat(5000)}`,
        'proto.md': '---\ntitle: Proto\ndate: 2020-01-01\n__proto__: { draft: true }\n---\nx',
      }),
    );
    expect(archive.stories.map(({ headline, draft }) => [headline, draft])).toEqual([
      ['Bomb', false],
      ['Deep', false],
      ['Proto', false],
    ]);
  });

  it('without Markdown is refused in a sentence', async () => {
    await expect(read(markdownReader, folder({ 'a.css': '' }))).rejects.toThrow(ImportError);
  });
});

describe('saved pages', async () => {
  const archive = await read(htmlReader, `${FIXTURES}/pages`);

  it('say in JSON-LD what their story is', () => {
    expect(archive.byKey('https://paper.example/2018/06/quay-opens/')).toEqual({
      key: 'https://paper.example/2018/06/quay-opens/',
      headline: 'Quay opens & closes',
      standfirst: 'It opened.',
      published: '2018-06-01T08:00:00+02:00',
      updated: '2018-06-02T08:00:00+02:00',
      draft: false,
      slug: 'quay-opens',
      language: 'en',
      authors: ['Ana Pires'],
      sections: ['Harbour'],
      topics: ['quay', 'boats'],
      lead: { key: 'paper.example/media/quay.jpg', alt: 'The quay' },
      body: 'The quay opened on Friday after six weeks of repairs, the harbour office said, and closed again at noon.\n\n![](picture:quay_files/boat.png)\n\nSee [what was before](https://paper.example/2018/05/before/).\n',
      pictures: [{ key: 'quay_files/boat.png', alt: 'A boat', caption: 'A boat.' }],
      components: false,
      comments: [],
      sources: [],
      redirects: ['/2018/06/quay-opens/'],
      page: false,
    });
  });

  it('of old are read by what is largest on them', () => {
    const story = archive.byKey('plain.htm');
    expect(story).toMatchObject({ headline: 'The ferry of 1998' });
    expect(story?.body).toContain('forty people, two cars and a piano');
    expect(story?.body).not.toContain('Menu');
  });

  it('explain what is in doubt', () => {
    expect(lossesOf(archive)).toMatchInlineSnapshot(`
      [
        "person, “The ferry of 1998” (plain.htm): Nothing on the page says where its story begins and ends; the largest text was taken. See whether it is whole, and free of menus.",
        "left, “The ferry of 1998” (plain.htm): What stands around the story on its page (menus, teasers, the footer) was left out.",
        "left, “Quay opens & closes” (quay.html): Links for sharing the story were left out.",
        "left, “Quay opens & closes” (quay.html): What stands around the story on its page (menus, teasers, the footer) was left out.",
      ]
    `);
  });

  it('survive markup that is nested beyond measure', async () => {
    const root = folder({ 'deep.html': `<html><title>Deep</title><body>${'<div>'.repeat(50_000)}Words here` });
    expect((await read(htmlReader, root)).stories[0]?.body).toContain('Words here');
  });
});

describe('plain texts', async () => {
  const archive = await read(textReader, `${FIXTURES}/texts`);

  it('begin with headline, byline and date', () => {
    expect(archive.byKey('ferry.txt')).toMatchObject({
      headline: 'THE LAST FERRY',
      authors: ['Ana Pires', 'Tom Reed'],
      published: '1998-05-04T09:30:00+01:00',
      body: 'The ferry came at nine in the morning, as it had for sixty years. It cost \\*2 pounds\\* and &lt;nothing> else.\n\n- forty people\n- two cars\n\n1\\. It went back.\n',
    });
  });

  it('may name their parts', () => {
    expect(archive.byKey('budget.txt')).toMatchObject({
      headline: 'Harbour budget',
      authors: ['Desk'],
      sections: ['News'],
      published: '2001-02-03T10:00:00+01:00',
      body: 'The budget is 3 million.\n',
    });
  });

  it('in other encodings are read too', async () => {
    const root = folder({});
    writeFileSync(join(root, 'a.txt'), Buffer.from('El puerto\n12 de abril de 2019\n\nReabri\u00f3 ayer.', 'latin1'));
    writeFileSync(join(root, 'b.txt'), Buffer.from('\uFEFFThe quay\n\nOpen.', 'utf16le'));
    expect((await read(textReader, root)).stories.map(({ headline, body, published }) => [headline, body, published.slice(0, 10)])).toEqual(
      [
        ['El puerto', 'Reabrió ayer.\n', '2019-04-12'],
        ['The quay', 'Open.\n', '1970-01-01'],
      ],
    );
  });
});

describe('the right reader', () => {
  it.each([
    { path: `${FIXTURES}/hugo`, reader: markdownReader },
    { path: `${FIXTURES}/jekyll`, reader: markdownReader },
    { path: `${FIXTURES}/pages`, reader: htmlReader },
    { path: `${FIXTURES}/texts`, reader: textReader },
  ])('knows its folder: $path', ({ path, reader }) => {
    expect([markdownReader, htmlReader, textReader].find((one) => one.recognises(path, '', true))).toBe(reader);
  });
});
