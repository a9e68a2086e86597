import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bring, type ArchiveOfFiles, type Brought } from '../../support/brought.ts';
import { SMALL_NEWSROOM } from '../../support/project.ts';

const made: Brought[] = [];
afterEach(() => {
  for (const { newsroom } of made.splice(0)) newsroom.remove();
});
async function brought(archive: ArchiveOfFiles): Promise<Brought> {
  const one = await bring(archive);
  made.push(one);
  return one;
}

const OTHER = '/news/2020/03/04/other-story/';

describe('a link from story to story of a Hugo site', () => {
  it.each([
    ['a full address', 'https://quay.example/posts/other-story/', OTHER],
    ['a full address without a slash', 'http://www.quay.example/posts/other-story', OTHER],
    ['an address with index.html', 'https://quay.example/posts/other-story/index.html', OTHER],
    ['an address with .html', '/posts/other-story.html', OTHER],
    ['a path', '/posts/other-story/', OTHER],
    ['a path with two slashes and capitals', '/Posts//Other-Story/', OTHER],
    ['a way from page to page', '../other-story/', OTHER],
    ['a way from file to file', 'other-story.md', OTHER],
    ['a file with a fragment', 'other-story.md#part', `${OTHER}#part`],
    ['what campaigns add', '/posts/other-story/?utm_source=letter&utm_medium=mail#part', `${OTHER}#part`],
    ['a dated address of an earlier pattern', '/2020/03/04/other-story/', OTHER],
    ['a dated address with another day', '/2020/03/other-story.html', OTHER],
    ['an earlier address', '/old/other.php', OTHER],
    ['Hugo’s ref', '{{< ref "other-story.md" >}}', OTHER],
    ['Hugo’s relref with a fragment', '{{% relref "/posts/other-story#part" %}}', `${OTHER}#part`],
  ])('that is %s leads to the imported story', async (_form, address, now) => {
    const { text, told } = await brought({
      files: {
        'hugo.toml': 'baseURL = "https://quay.example/"',
        'content/posts/first.md': `---\ntitle: First\ndate: 2020-03-05\n---\nSee [the *other*](${address}), \`[x](${OTHER})\`.`,
        'content/posts/other-story.md': '---\ntitle: Other\ndate: 2020-03-04\naliases: [/old/other.php]\n---\n## Part\n\nWords.',
      },
    });
    expect(text('articles/en/2020/first.md')).toContain(`See [the *other*](${now}), \`[x](${OTHER})\`.`);
    expect(told).toEqual([]);
  });
});

describe('a link within an archive that does not say where it was', () => {
  const files = (link: string) => ({
    '_config.yml': 'title: Quay',
    '_posts/2020-03-05-first.md': `---\ntitle: First\n---\nSee [**our** team](${link}).`,
    '_posts/2020/2020-03-04-other-story.md': '---\ntitle: Other\n---\nWords.',
  });

  it.each([
    ['a path', '/2020/03/04/other-story.html'],
    ['a path without its ending', '/2020/03/04/other-story'],
    ['a way from page to page', '../04/other-story.html?ref=home'],
    ['Jekyll’s post_url', '{% post_url 2020-03-04-other-story %}'],
    ['Jekyll’s link', '{{ site.baseurl }}{% link _posts/2020/2020-03-04-other-story.md %}'],
  ])('and is %s leads to the imported story', async (_form, link) => {
    const { text, told } = await brought({ files: files(link) });
    expect(text('articles/en/2020/first.md')).toContain(`See [**our** team](/news/2020/03/04/other-story/).`);
    expect(told).toEqual([]);
  });

  it.each(['/team/', '/files/form.pdf', 'staff/ana.html', '../../nowhere/', '/2019/01/01/gone.html#x'])(
    'and leads nowhere (%s) is its words, and the report lists it',
    async (link) => {
      const { text, told } = await brought({ files: files(link) });
      expect(text('articles/en/2020/first.md')).toMatch(/\nSee \*\*our\*\* team\.\n$/);
      expect(told).toEqual([
        expect.stringMatching(
          /^person, “First” \(_posts\/2020-03-05-first\.md\): The link “\*\*our\*\* team” led to .*, where nothing stands here\./,
        ),
      ]);
    },
  );

  it('leads to what the newsroom itself has there', async () => {
    const { text } = await brought({ files: files('/about/') });
    expect(text('articles/en/2020/first.md')).toContain('[**our** team](/about/)');
  });
});

describe('full links of an archive that does not say where it was', () => {
  const files = (links: string) => ({
    '_config.yml': '',
    '_posts/2020-03-05-first.md': `---\ntitle: First\n---\n${links}`,
    '_posts/2020-03-04-other.md': '---\ntitle: Other\n---\nWords.',
  });

  it('show where it was, and are led home', async () => {
    const links =
      '[One](https://quay.example/2020/03/04/other.html), [two](http://www.quay.example/2020/03/04/other/?utm_x=1) and [ship](https://ship.example/2020/).';
    const { text, told } = await brought({ files: files(links) });
    expect(text('articles/en/2020/first.md')).toContain(
      `[One](${OTHER.replace('-story', '')}), [two](${OTHER.replace('-story', '')}) and [ship](https://ship.example/2020/).`,
    );
    expect(told).toEqual([expect.stringContaining('its links show that it was at quay.example')]);
  });

  it('stay where they lead to another site that is like it by chance', async () => {
    const links = '[One](https://ship.example/2020/03/04/other.html), [two](https://ship.example/a/), [three](https://ship.example/b/).';
    const { text, told } = await brought({ files: files(links) });
    expect(text('articles/en/2020/first.md')).toContain(links);
    expect(told).toEqual([]);
  });
});

describe('a link into the old site that leads to nothing that came over', () => {
  it('stays when that site is elsewhere, and is reported once for all', async () => {
    const { text, told } = await brought({
      files: {
        '_config.yml': 'url: https://quay.example',
        '_posts/2020-03-05-first.md':
          '---\ntitle: First\n---\n[Team](/team/), [form](/files/form.pdf) and [team](https://quay.example/team/).',
      },
    });
    expect(text('articles/en/2020/first.md')).toContain('[Team](https://quay.example/team/)');
    expect(told).toEqual([
      expect.stringContaining('Links to the old site: 3 links lead to what did not come over, such as https://quay.example/team/'),
    ]);
  });

  it('becomes words when the newsroom has taken that site’s place', async () => {
    const { text, told } = await brought({
      files: {
        'hugo.toml': 'baseURL = "https://www.tideline.example/"',
        'content/posts/a.md':
          '---\ntitle: A\ndate: 2020-03-05\n---\n[Team](https://tideline.example/team/), [about](/about/), https://tideline.example/gone/ and [b](/posts/b/).',
        'content/posts/b.md': '---\ntitle: B\ndate: 2020-03-05\ndraft: true\n---\n[Nothing](/x/) here.',
      },
    });
    expect(text('articles/en/2020/a.md')).toContain(
      'Team, [about](/about/), `https://tideline.example/gone/` and [b](/news/2020/03/05/b/).',
    );
    expect(text('articles/en/2020/b.md')).toContain('Nothing here.');
    expect(told).toHaveLength(3);
  });
});

describe('a story that a house rule of the newsroom refuses', () => {
  const strict = (rule: string) => `${readFileSync(join(SMALL_NEWSROOM, 'site.yaml'), 'utf8')}\nhouse:\n  ${rule}: error\n`;

  it('comes over as a draft, and the report says why', async () => {
    const site = strict('headlineLength');
    const { text, told } = await brought({
      files: { 'content/a.md': `---\ntitle: ${'Long words '.repeat(15)}\ndate: 2020-03-05\n---\nWords.` },
      content: { 'site.yaml': site },
    });
    expect(text('articles/en/2020/a.md')).toContain('draft: true');
    expect(told).toEqual([expect.stringContaining('A house rule of this newsroom lets it be no more than a draft: “Long words')]);
  });

  it('comes over without the pictures that it refuses, which are listed', async () => {
    const { text, told } = await brought({
      files: {
        'hugo.toml': '',
        'content/a.md':
          '---\ntitle: A\ndate: 2020-03-05\n---\n![A boat](one.png)\n\n![A boat](two.png "The boat. Photo: Ana Pires")\n\nWords.',
      },
      pictures: ['content/one.png', 'content/two.png'],
      content: { 'site.yaml': strict('standIns') },
    });
    expect(text('articles/en/2020/a.md')).toContain('photos:\n  - photo: two\n');
    expect(told).toEqual([expect.stringContaining('content/one.png: It has no credit, and a house rule of this newsroom (standIns)')]);
  });

  it('with a link to a draft keeps the words alone', async () => {
    const site = strict('earlyLinks');
    const { text } = await brought({
      files: {
        'hugo.toml': '',
        'content/a.md': '---\ntitle: A\ndate: 2020-03-05\n---\nSee [b](b.md).',
        'content/b.md': '---\ntitle: B\ndate: 2020-03-05\ndraft: true\n---\nWords.',
      },
      content: { 'site.yaml': site },
    });
    expect(text('articles/en/2020/a.md')).toMatch(/\nSee b\.\n$/);
  });
});
