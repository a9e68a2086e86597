import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../src/import/report.ts';
import { ARCHIVES, contentFile, importInto, makeUploads, newsroomForImport, textsOf } from '../../support/import.ts';

const ARCHIVE = join(ARCHIVES, 'quay.wxr.xml');

describe('a WordPress export', () => {
  const newsroom = newsroomForImport();
  const uploads = join(newsroom.root, 'uploads');
  const again = () => importInto(newsroom, ARCHIVE, { pictures: { folders: [uploads], download: false, allowPrivate: false } });
  let report: ImportReport;
  const file = (path: string) => contentFile(newsroom, path);
  const lossesOf = (where: string) =>
    report.losses.filter((loss) => loss.where.includes(where)).map(({ kind, what }) => `${kind}: ${what}`);

  beforeAll(async () => {
    await makeUploads(uploads, ['2021/03/rope.jpg', '2021/03/ferry.jpg']);
    report = await again();
  });
  afterAll(() => {
    newsroom.remove();
  });

  it('counts what came over', () => {
    const news = Object.fromEntries(Object.entries(report.counts).map(([what, counts]) => [what, counts.new]));
    expect(news).toEqual({ stories: 10, pages: 2, photos: 2, comments: 3, authors: 2, topics: 2 });
    expect(report).toMatchObject({ drafts: 4, scheduled: 1, newSections: ['harbour', 'harbour/ferries'], reader: 'WordPress (WXR)' });
  });

  it('writes a story with its section, both authors, dates with their offset, tags, photos and earlier addresses', () => {
    expect(file('articles/en/2021/ferry-runs-again.md')).toBe(`---
headline: Ferry Marguerite runs again & on time
standfirst: The first crossing in five weeks was full.
section: harbour/ferries
kind: news
published: 2021-03-04T18:30:00+01:00
updated: 2021-03-05T08:00:00+00:00
byline:
  - ines-alba
  - tomas-rey
photos:
  - photo: ferry
  - photo: rope
    caption: A new rope on the second bollard.
topics:
  - winter
redirects:
  - /2021/03/ferry-runs-again/
  - /2021/03/ferry-returns/
comments: open
---
The ferry **Marguerite** left the quay at half past six on Thursday, the first time since the ice. See [what the ice did](/harbour/2021/03/01/ice-on-the-sound/).

![](rope)

## Who was on board

- Forty passengers
- Two dogs

Readers may write to the quay.

The harbour office thanked everybody.
`);
  });

  it('brings neither scripts nor what browsers would run', () => {
    const all = [...textsOf(newsroom.contentDir).values()].join('\n');
    expect(all).not.toMatch(/taken over|steal\(/);
  });

  it('brings no e-mail address, IP address or password', () => {
    const all = [...textsOf(newsroom.contentDir)].filter(([path]) => !path.startsWith('photos/')).map(([, text]) => text);
    expect(all.join('\n')).not.toMatch(/secret|198\.51\.100|\boar\b/);
  });

  it('keeps who answers whom among the comments, and leaves out pingbacks and what was not approved', () => {
    const folder = 'comments/en/2021/ferry-runs-again';
    expect([...textsOf(join(newsroom.contentDir, folder)).keys()]).toEqual(['01.yaml', '02.yaml', '03.yaml']);
    expect(file(`${folder}/01.yaml`)).toBe('name: Old salt\ndate: 2021-03-04T19:00:00+00:00\ntext: |-\n  I was on it.\n\n  It rolled.\n');
    expect(file(`${folder}/03.yaml`)).toContain('replyTo: "02"');
    expect(lossesOf('Ferry')).toContain('left: 1 pingback, which only says that another site linked here.');
    expect(lossesOf('Ferry')).toContain('left: 1 comment that nobody had approved.');
  });

  it('adds sections where they belong and leaves the rest of the file as it was', () => {
    const before = contentFile({ ...newsroom, contentDir: join(ARCHIVES, '../newsroom') }, 'sections.yaml');
    expect(file('sections.yaml')).toBe(
      `${before}  - id: harbour\n    name: Harbour\n    covers: What goes on at the quay.\n    sections:\n      - id: ferries\n        name: Ferries\n`,
    );
  });

  it('takes caption, credit and alt text from the library, and marks what nobody has said', () => {
    expect(file('photos/rope.yaml')).toBe(
      'alt: A coiled rope on an iron bollard\ncaption: A rope on a bollard, thick as an arm.\ncredit: Inés Alba\n',
    );
    expect(file('photos/ferry.yaml')).toBe(
      'alt: A picture that nobody has described yet\ncaption: Ferry Marguerite runs again & on time\ncredit: not recorded\n',
    );
    expect(lossesOf('Photo “ferry”')).toEqual([
      expect.stringMatching(/^person: It lacks a credit .* Write what is right into content\/photos\/ferry\.yaml\.$/),
    ]);
    expect(lossesOf('Photo “rope”')).toEqual([]);
  });

  it('says when two places credit one picture to two people', () => {
    expect(lossesOf('“Ice on the sound” (post-12)').join('\n')).toMatch(/“Tomás Rey”, another place to “Inés Alba”/);
  });

  it.each([
    ['a draft', 'a-draft-about-buoys'],
    ['a story behind a password', 'rowing-club'],
    ['a private story', 'memo'],
    ['a headline without a story', 'only-a-headline'],
  ])('brings %s as a draft', (_what, name) => {
    expect(file(`articles/en/2021/${name}.md`)).toMatch(/^draft: true$/m);
  });

  it('keeps a scheduled story’s date, so that it stays under embargo', () => {
    expect(file('articles/en/2031/regatta.md')).toContain('published: 2031-06-01T12:00:00+01:00');
    expect(file('articles/en/2031/regatta.md')).not.toContain('draft');
  });

  it('gives a story without a headline its first words, and says so', () => {
    expect(file('articles/en/2021/untitled-note.md')).toContain('headline: The crane was painted yellow over Easter, and …');
    expect(lossesOf('(post-13)')).toContain('person: It had no headline; its first words stand there now. Write one.');
  });

  it('spells addresses of other alphabets in Latin letters and leads the old address there', () => {
    expect(file('articles/en/2021/to-limani.md')).toContain('redirects:\n  - /2021/06/το-λιμάνι/\n');
  });

  it('gives two stories of one name two files, and says that only one can have the address', () => {
    expect(file('articles/en/2021/ice-on-the-sound-2.md')).toContain('Another story of the same name');
    expect(lossesOf('(post-18)')).toEqual([
      expect.stringMatching(
        /^person: Its earlier address “\/2021\/03\/ice-on-the-sound\/” is taken by content\/articles\/en\/2021\/ice-on-the-sound\.md/,
      ),
    ]);
  });

  it('makes standing pages of pages, below each other as they were', () => {
    expect(file('pages/en/about-us.md')).toMatch(/^---\ntitle: About the Quay\nsummary: The Quay is made by two people and a kettle\.\n/);
    expect(file('pages/en/about-us/team.md')).toContain('Inés and Tomás.');
    expect(lossesOf('“Team”')).toEqual([
      expect.stringMatching(/^picture: .*Standing pages have no pictures\. What stood with it: “The team at the rope”, /),
    ]);
  });

  it('names what it left out', () => {
    expect(lossesOf('nav_menu_item')).toEqual(['left: No stories: WordPress, a theme or a plugin keeps such entries for itself.']);
    expect(lossesOf('recipe')).toEqual([expect.stringContaining('--post-type recipe')]);
    expect(lossesOf('question mark')).toEqual([expect.stringContaining('“/?p=11”')]);
    expect(lossesOf('other file')).toEqual([expect.stringContaining('timetable.pdf')]);
  });

  it('changes nothing when it runs again', async () => {
    const before = textsOf(newsroom.contentDir);
    const second = await again();
    expect(second.files).toBe(0);
    expect(textsOf(newsroom.contentDir)).toEqual(before);
  });

  it('leaves alone what the newsroom has edited or deleted since', async () => {
    const edited = file('articles/en/2021/memo.md').replace('Not for readers.', 'Now for readers.');
    writeFileSync(join(newsroom.contentDir, 'articles/en/2021/memo.md'), edited);
    rmSync(join(newsroom.contentDir, 'articles/en/2021/rowing-club.md'));
    const third = await again();
    expect(third.files).toBe(0);
    expect(third.counts.stories).toMatchObject({ same: 8, edited: 1, deleted: 1, new: 0, changed: 0 });
    expect(file('articles/en/2021/memo.md')).toBe(edited);
  });
});

describe('what an editor may ask of an import', () => {
  it('puts categories into the sections that a map names, and stories without one into the section given', async () => {
    const newsroom = newsroomForImport();
    const report = await importInto(newsroom, ARCHIVE, { sections: { map: { Harbour: 'news/coast' }, fallback: 'science' } });
    expect(report.newSections).toEqual(['news/coast/ferries']);
    expect(contentFile(newsroom, 'articles/en/2021/ice-on-the-sound.md')).toContain('section: news/coast\n');
    expect(contentFile(newsroom, 'articles/en/2021/untitled-note.md')).toContain('section: science\n');
    newsroom.remove();
  });

  it('says which sections there are when a map names another', async () => {
    const newsroom = newsroomForImport();
    await expect(importInto(newsroom, ARCHIVE, { sections: { map: { Harbour: 'coast' } } })).rejects.toThrow(
      '“coast”, which “Harbour” is to become, is not a section. Write one of these, or add it to content/sections.yaml: news, news/coast, science.',
    );
    newsroom.remove();
  });

  it('writes nothing in a rehearsal', async () => {
    const newsroom = newsroomForImport();
    const before = textsOf(newsroom.contentDir);
    const report = await importInto(newsroom, ARCHIVE, { dryRun: true });
    expect(report.files).toBeGreaterThan(15);
    expect(textsOf(newsroom.contentDir)).toEqual(before);
    newsroom.remove();
  });

  it('reads a plugin’s posts as stories when it is told to', async () => {
    const newsroom = newsroomForImport();
    await importInto(newsroom, ARCHIVE, { reading: { postTypes: ['recipe'] } });
    expect(contentFile(newsroom, 'articles/en/2020/fish-soup.md')).toContain('Take three fish.');
    newsroom.remove();
  });

  it('brings the pictures later, when they could not be had at first', async () => {
    const newsroom = newsroomForImport();
    const without = await importInto(newsroom, ARCHIVE);
    expect(
      without.losses
        .filter(({ kind }) => kind === 'picture')
        .map(({ what }) => what)
        .join('\n'),
    ).toContain('rope.jpg: It was not downloaded, as you asked.');
    expect(contentFile(newsroom, 'articles/en/2021/ferry-runs-again.md')).not.toContain('![]');
    const uploads = join(newsroom.root, 'uploads');
    await makeUploads(uploads, ['wp-content/uploads/2021/03/rope.jpg', 'wp-content/uploads/2021/03/ferry.jpg']);
    const later = await importInto(newsroom, ARCHIVE, { pictures: { folders: [uploads], download: false, allowPrivate: false } });
    expect(later.counts.photos.new).toBe(2);
    expect(later.counts.stories).toMatchObject({ changed: 2, same: 8 });
    expect(contentFile(newsroom, 'articles/en/2021/ferry-runs-again.md')).toContain('![](rope)');
    newsroom.remove();
  });
});
