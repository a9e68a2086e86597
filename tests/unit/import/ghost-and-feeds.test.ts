import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARCHIVES, contentFile, importInto, makeUploads, newsroomForImport } from '../../support/import.ts';

describe('a Ghost export', () => {
  it('comes over with authors in order, tags, photos with credits, and drafts for what not everybody could read', async () => {
    const newsroom = newsroomForImport();
    const uploads = join(newsroom.root, 'copy');
    await makeUploads(uploads, ['content/images/2022/05/lamp.jpg', 'content/images/2022/05/berths.jpg']);
    const report = await importInto(newsroom, join(ARCHIVES, 'lamp.ghost.json'), {
      pictures: { folders: [uploads], download: false, allowPrivate: false },
    });
    expect(report).toMatchObject({ archive: 'Ghost export of lamp.example', drafts: 2, scheduled: 1, newSections: ['harbour-works'] });
    const file = (path: string) => contentFile(newsroom, path);
    expect(file('articles/en/2022/lamp-for-every-berth.md')).toBe(`---
headline: A lamp for every berth
standfirst: Ninety lamps, no shadows.
section: harbour-works
kind: news
published: 2022-05-02T07:00:00+01:00
updated: 2022-05-03T11:00:00+01:00
byline:
  - mara-lind
  - nils-berg
photos:
  - photo: berths
  - photo: lamp
topics:
  - light
redirects:
  - /lamp-for-every-berth/
---
Every berth has had its own lamp since Monday. [Who paid](/news/2022/05/04/who-paid/) is another matter.

![](lamp)

> It was dark before.
`);
    expect(file('photos/berths.yaml')).toBe('alt: A row of berths at night\ncaption: The berths on Monday.\ncredit: Nils Berg\n');
    expect(file('photos/lamp.yaml')).toBe('alt: A lamp on a post\ncaption: Lamp number nine.\ncredit: Nils Berg\n');
    expect(file('authors/mara-lind.yaml')).toBe('name: Mara Lind\nkind: person\nabout: Writes about light.\n');
    expect(file('articles/en/2022/who-paid.md')).toContain('draft: true');
    expect(file('articles/en/2022/without-form.md')).toContain('Words only.\n\nAnd a second paragraph.');
    expect(file('pages/en/contact.md')).toContain('Knock twice.');
    const told = report.losses.map(({ where, kind, what }) => `${kind} ${where}: ${what}`).join('\n');
    expect(told).toMatch(/person “Who paid” \(post-a2\): Only paying members could read it\./);
    expect(told).toMatch(/person “Without form” \(post-a6\): The export has its words but not their form/);
    newsroom.remove();
  });
});

describe('a feed', () => {
  it('comes over with dates in their own zone, authors without their addresses, and a category that is a section of the newsroom', async () => {
    const newsroom = newsroomForImport();
    const report = await importInto(newsroom, join(ARCHIVES, 'buoy.rss.xml'));
    expect(contentFile(newsroom, 'articles/en/2023/bell-buoy.md')).toMatch(
      /^---\nheadline: Bell buoy rings <again>\nstandfirst: A diver freed the clapper\.\nsection: science\nkind: news\npublished: 2023-02-03T10:15:00\+02:00\nbyline:\n {2}- oda-holm\n[\s\S]*redirects:\n {2}- \/2023\/bell-buoy\.html\n/,
    );
    expect(contentFile(newsroom, 'authors/per-dahl.yaml')).toBe('name: Per Dahl\nkind: person\n');
    const told = report.losses.map(({ where, what }) => `${where}: ${what}`).join('\n');
    expect(told).toContain('1 of 2 stories: The feed has only their summaries');
    newsroom.remove();
  });

  it('of Atom comes over with its texts in XHTML, in its own language', async () => {
    const newsroom = newsroomForImport();
    await importInto(newsroom, join(ARCHIVES, 'beacon.atom.xml'));
    const story = contentFile(newsroom, 'articles/es/2023/el-faro.md');
    expect(story).toContain('headline: El faro vuelve a girar\nstandfirst: Tras un mes a oscuras.\n');
    expect(story).toContain('El faro **gira** otra vez.\n\n- Dos destellos\n');
    expect(story).toContain('updated: 2023-03-01T10:00:00+01:00');
    newsroom.remove();
  });

  it('with a language that the newsroom does not have says so', async () => {
    const newsroom = newsroomForImport();
    const path = join(newsroom.root, 'feed.xml');
    writeFileSync(
      path,
      '<rss version="2.0"><channel><title>X</title><link>https://x.example/</link><language>fr</language><item><title>Bonjour</title><guid>1</guid><pubDate>Fri, 03 Feb 2023 10:15:00 GMT</pubDate><description>Salut.</description></item></channel></rss>',
    );
    const { losses } = await importInto(newsroom, path);
    expect(losses.map(({ where, what }) => `${where}: ${what}`).join('\n')).toContain(
      'Stories in “fr”: The newsroom has no such language, so they stand in “en”.',
    );
    newsroom.remove();
  });
});
