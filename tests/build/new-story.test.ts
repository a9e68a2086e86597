import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleData } from '../../src/content/schemas/article.ts';
import { formatYaml } from '../bench/standing-files.ts';
import { digestsOf } from '../support/build.ts';
import { writeManyStories } from '../support/corpus.ts';
import { inLength } from '../support/length.ts';
import { Press, type Built } from '../support/press.ts';
import { copyProject } from '../support/project.ts';
import { listFiles } from '../support/site.ts';

const STORIES = inLength(200, 600);
const MOST = 20;

/** A story’s page in English: `sport/on-the-water/2026/11/10/court-in-sandwick/index.html` */
const STORY = /^(?<section>[a-z-]+(?:\/[a-z-]+)?)\/(?<day>\d{4}\/\d{2}\/\d{2})\/(?<slug>[^/]+)\/index\.html$/;

interface StoryPage {
  file: string;
  section: string;
  /** `2026/11/10` */
  day: string;
  slug: string;
}

const project = copyProject(null);
const press = new Press(project);
let digests: Record<string, string> = {};

beforeAll(async () => {
  await writeManyStories(project.contentDir, STORIES);
  await press.build();
  digests = digestsOf(project.output);
});

afterAll(() => {
  press.close();
  project.remove();
});

/** Every story’s page in English, newest first. */
function storyPages(): StoryPage[] {
  return listFiles(project.output)
    .flatMap((file) => parseStory(file) ?? [])
    .sort((a, b) => (a.day < b.day ? 1 : -1));
}

function parseStory(file: string): StoryPage | undefined {
  const { section = '', day = '', slug = '' } = STORY.exec(file)?.groups ?? {};
  return slug === '' || /^(es|ar|archive)$/.test(section.split('/')[0] ?? '') ? undefined : { file, section, day, slug };
}

/** Publishes a story, and tells which files the build has changed. */
async function publish(slug: string, data: Partial<ArticleData>): Promise<{ changed: string[]; built: Built }> {
  const story = { headline: 'The harbour opens', kind: 'news', byline: ['ines-marlow'], ...data };
  writeFileSync(join(project.contentDir, `articles/en/2026/${slug}.md`), `---\n${formatYaml(story)}---\nIt opened on Sunday.\n`);
  return buildAgain();
}

/** Builds what has been changed, and tells which files that has changed. */
async function buildAgain(): Promise<{ changed: string[]; built: Built }> {
  const built = await press.build();
  const after = digestsOf(project.output);
  const changed = [...new Set([...Object.keys(digests), ...Object.keys(after)])].filter((file) => digests[file] !== after[file]).sort();
  digests = after;
  return { changed, built };
}

/** The period that a page is of, `2026/11` or `2026/11/10`; undefined of pages that are of none. */
function periodOf(file: string): string | undefined {
  return /(?:^|\/)(\d{4}\/\d{2}(?:\/\d{2})?)\//.exec(file)?.[1];
}

const FEED = /(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json)$/;

/** Neither pictures, which stay as they are for as long as they are shown, nor feeds, nor the index of the search. */
function pagesAmong(files: readonly string[]): string[] {
  return files.filter((file) => !/^(_pictures|pagefind)\//.test(file) && !FEED.test(file));
}

/** The feeds of lists: `news/` has `news/rss.xml` and two more. */
function feedsOf(...folders: string[]): string[] {
  return folders.flatMap((folder) => ['rss.xml', 'atom.xml', 'feed.json'].map((name) => folder + name)).sort();
}

/** A section’s folder and those of the sections that it is in. */
function foldersOf(section: string): string[] {
  const parts = section.split('/');
  return parts.map((_part, place) => `${parts.slice(0, place + 1).join('/')}/`);
}

function topOf(section: string): string {
  return section.split('/')[0] ?? '';
}

describe(`In a newsroom of ${STORIES} stories, one more in the section, the month and the day of the latest`, () => {
  let latest: StoryPage;
  let sections: Set<string>;
  let author: string;
  let topic: string;
  let changed: string[];
  let built: Built;

  beforeAll(async () => {
    const pages = storyPages();
    const [first] = pages;
    if (!first) throw new Error('There are no stories.');
    latest = first;
    sections = new Set(pages.map(({ section }) => topOf(section)));
    [author = '', topic = ''] = ['authors', 'topics'].map((folder) => listFiles(join(project.contentDir, folder))[0]?.replace('.yaml', ''));
    const photo = listFiles(join(project.contentDir, 'photos'))[0]?.replace(/\.\w+$/, '') ?? '';
    ({ changed, built } = await publish('one-more', {
      section: latest.section,
      published: `${latest.day.replaceAll('/', '-')}T23:30:00+00:00`,
      byline: [author],
      topics: [topic],
      photos: [{ photo }],
    }));
  });

  const pages = () => pagesAmong(changed);

  test('is published', () => {
    expect(changed).toContain(`${latest.section}/${latest.day}/one-more/index.html`);
  });

  test(`changes at most ${MOST} pages, and no more are printed`, () => {
    expect(pages().length, pages().join('\n')).toBeLessThanOrEqual(MOST);
    expect(built.printed).toBeLessThanOrEqual(MOST);
    expect(built.changes.written + built.changes.removed).toBe(changed.length);
  });

  test('changes the part of the search’s index that is of its month, and no other', () => {
    const files = changed.filter((file) => file.startsWith('pagefind/'));
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !file.startsWith(`pagefind/en/${latest.day.slice(0, 7).replace('/', '-')}/`))).toEqual([]);
  });

  test('changes the feeds it stands in and no others', () => {
    const lists = ['', ...foldersOf(latest.section), `authors/${author}/`, `topics/${topic}/`];
    expect(changed.filter((file) => FEED.test(file))).toEqual(feedsOf(...lists));
  });

  test('changes the pages on which it is news', () => {
    expect(pages()).toEqual(
      expect.arrayContaining([
        'index.html',
        `${topOf(latest.section)}/index.html`,
        `${topOf(latest.section)}/${latest.day.slice(0, 7)}/index.html`,
        `archive/${latest.day.slice(0, 7)}/index.html`,
      ]),
    );
  });

  test('changes the sitemaps of its month, of other pages and of the latest news, and no other', () => {
    const month = latest.day.slice(0, 7).replace('/', '-');
    expect(pages().filter((file) => file.startsWith('sitemap'))).toEqual([
      'sitemap.xml',
      `sitemaps/${month}.xml`,
      'sitemaps/news.xml',
      'sitemaps/pages.xml',
    ]);
  });

  test('changes nothing of another month or another day', () => {
    const others = pages().filter((file) => {
      const period = periodOf(file);
      return period !== undefined && !latest.day.startsWith(period);
    });
    expect(others).toEqual([]);
  });

  test('changes nothing of another section', () => {
    const own = topOf(latest.section);
    expect(pages().filter((file) => sections.has(topOf(file)) && topOf(file) !== own)).toEqual([]);
  });

  test('changes no other story’s page', () => {
    expect(pages().flatMap((file) => parseStory(file)?.slug ?? [])).toEqual(['one-more']);
  });

  test('changes nothing in another language', () => {
    expect(pages().filter((file) => /^(es|ar)\//.test(file))).toEqual([]);
  });
});

describe('One on a day that had none', () => {
  test('changes, besides the same, only the pages before it in time, which now lead on to it', async () => {
    const [latest] = storyPages();
    if (!latest) throw new Error('There are no stories.');
    const before = new Set(Object.keys(digests));
    const { changed } = await publish('next-day', { section: 'food', published: '2026-11-21T10:00:00+00:00', byline: [] });
    const others = changed.filter(
      (file) => before.has(file) && periodOf(file) !== undefined && !'2026/11/21'.startsWith(periodOf(file) ?? ''),
    );
    // Days with few stories stand on the page of their month.
    expect(others.filter((file) => file.startsWith('archive/'))).toEqual([]);
    expect(others.filter((file) => !file.startsWith('archive/')).length, others.join('\n')).toBeLessThanOrEqual(1);
    expect(changed.flatMap((file) => parseStory(file)?.slug ?? [])).toEqual(['next-day']);
    expect(changed.filter((file) => FEED.test(file))).toEqual(feedsOf('', 'food/'));
    const pages = pagesAmong(changed);
    expect(pages.length, pages.join('\n')).toBeLessThanOrEqual(MOST);
  });
});

describe('A story that is corrected', () => {
  test('changes its own page, the corrections, what tells its readers of them, the feeds it stands in and the sitemaps that say when those changed, and nothing else', async () => {
    const published = '2026-11-21T10:00:00+00:00';
    const story = { section: 'food', published, byline: [] };
    const correction = { date: '2026-11-22T08:00:00+00:00', wrong: 'The story said Saturday.', right: 'It was Sunday.' };
    const { changed } = await publish('next-day', { ...story, corrections: [correction] });
    expect(changed.filter((file) => !file.startsWith('pagefind/en/2026-11/'))).toEqual(
      [
        'corrections/index.html',
        'food/2026/11/21/next-day/index.html',
        'index.html',
        'saved/index.html',
        'sitemap.xml',
        'sitemaps/2026-11.xml',
        'sitemaps/pages.xml',
        ...feedsOf('', 'corrections/', 'food/'),
      ].sort(),
    );
  });
});

describe('A change to the newsroom’s own files', () => {
  const file = (path: string) => join(project.contentDir, path);
  const rewrite = (path: string, edit: (text: string) => string) => {
    const before = readFileSync(file(path), 'utf8');
    const after = edit(before);
    expect(after).not.toBe(before);
    writeFileSync(file(path), after);
  };
  const author = () => listFiles(file('authors'))[0]?.replace('.yaml', '') ?? '';

  test('of what an author says of themselves prints the pages on which it stands, and no other', async () => {
    const id = author();
    rewrite(`authors/${id}.yaml`, (text) => `${text.replace(/^about:.*\n(?:^ .*\n)*/m, '')}about: Writes about the sea.\n`);
    const { changed } = await buildAgain();
    expect(changed).toContain(`authors/${id}/index.html`);
    const others = changed.filter((path) => !path.includes(`authors/${id}/`));
    expect(others.filter((path) => !readFileSync(join(project.output, path), 'utf8').includes('Writes about the sea.'))).toEqual([]);
  });

  test('of an author’s name prints no page on which it does not stand', async () => {
    const id = author();
    rewrite(`authors/${id}.yaml`, (text) => text.replace(/^name:.*\n(?:^ .*\n)*/m, 'name: Another Name Entirely\n'));
    const { changed } = await buildAgain();
    const pages = changed.filter((path) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.filter((path) => !readFileSync(join(project.output, path), 'utf8').includes('Another Name Entirely'))).toEqual([]);
  });

  test('that adds an author who has written nothing prints nothing', async () => {
    writeFileSync(file('authors/new-colleague.yaml'), 'name: New Colleague\nkind: person\n');
    const { changed, built } = await buildAgain();
    expect(changed).toEqual([]);
    expect(built.printed).toBe(0);
  });

  test('in the text of a standing page prints that page alone', async () => {
    const page = listFiles(file('pages/en')).find((path) => path.endsWith('.md')) ?? '';
    rewrite(`pages/en/${page}`, (text) => `${text}\nThis is new.\n`);
    const { changed, built } = await buildAgain();
    expect(changed).toEqual([`${page.replace('.md', '')}/index.html`]);
    expect(built.printed).toBe(1);
  });

  test('of a section’s name in one language prints the pages of that language alone', async () => {
    rewrite('sections.yaml', (text) => text.replace('es: Mundo', 'es: Otro nombre'));
    const { changed, built } = await buildAgain();
    expect(changed.filter((path) => path.endsWith('.html')).length).toBeGreaterThan(10);
    expect(changed.filter((path) => !/^(es|_pictures|pagefind\/es)\//.test(path))).toEqual([]);
    expect(built.printed).toBeLessThanOrEqual(listFiles(join(project.output, 'es')).filter((path) => path.endsWith('.html')).length);
  });
});
