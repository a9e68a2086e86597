import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { collectionsOf } from '../../src/content/collections.ts';
import type * as Entry from '../../src/build/entry.ts';
import { contentCache, readContent } from '../../src/build/content.ts';
import { startTemplates } from '../../src/build/build.ts';
import type { PageFile } from '../../src/site/queries/site-files.ts';
import { MOMENT } from './build.ts';
import { SAMPLE } from './site.ts';

/** Prints pages of the working folder’s newsroom as the press does and as Astro does, and lists the ones that are not the same. */
const EACH_ROUTE = 12;
const root = process.cwd();
const contentDir = SAMPLE;
const now = MOMENT * 1000;

let compiling: ReturnType<typeof startTemplates>;
const cache = contentCache(root, contentDir);
const { newsroom } = await readContent(root, contentDir, now, cache, {
  onFoundation: (foundation) => {
    compiling = startTemplates({ root, code: cache.version, contentDir }, foundation);
  },
});
const templates = await compiling;
if (!newsroom || !templates) throw new Error('The content is faulty.');
const entry = pathToFileURL(join(templates.folder, 'site/server/entry.mjs')).href;
const { site } = (await import(entry)) as typeof Entry;

const compared: Record<string, number> = {};
const different: string[] = [];

async function compare(file: PageFile): Promise<void> {
  const { route, url, params } = file;
  if ((compared[route] ?? 0) >= EACH_ROUTE) return;
  compared[route] = (compared[route] ?? 0) + 1;
  const view = file.view();
  const byAstro = await site.answer({ component: `src/pages/${route}`, url, params, props: { page: file } });
  const byPress = await site.renderPage(file, view);
  if (!byAstro.equals(byPress)) different.push(`${route}: ${url}`);
}

/** The sample newsroom shows no versions of its stories; here one has two. */
const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
const versionsFile = join(folder, 'versions.json');
const words = { kicker: '', dateline: '', byline: [], paragraphs: ['One.'], transcripts: [], photos: [], corrections: [], sources: [] };
const told = ['Rain', 'Rain and wind'].map((headline, place) => ({
  since: now - place,
  text: { ...words, headline, standfirst: headline },
}));
writeFileSync(versionsFile, JSON.stringify({ isWhole: true, versions: told.toReversed() }));
const versions = new Map(newsroom.articles.map(({ id }) => [id, { file: versionsFile, digest: 'two' }]));

/** Nor has it events, pages with photos, stories that others may republish or such as were taken down; here it has one of each. */
const [firstPage, ...otherPages] = newsroom.pages;
const [firstPhoto] = newsroom.photos;
const removed = newsroom.articles.find(({ data, id }) => data.kind === 'news' && id.startsWith('en/'));
if (!firstPage || !firstPhoto || !removed) throw new Error('The sample newsroom has no page, no photo or no news.');
const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
const fuller: typeof newsroom = {
  ...newsroom,
  site: { ...newsroom.site, republish: { licence, stories: 'all' } },
  articles: newsroom.articles.map((story) =>
    story === removed
      ? { ...story, data: { ...story.data, removed: { date: '2026-11-20T12:00:00+00:00', notice: 'It was not ours to tell.' } } }
      : story,
  ),
  pages: [{ ...firstPage, data: { ...firstPage.data, photos: [{ photo: firstPhoto.id }] } }, ...otherPages],
  events: [
    {
      id: 'talk',
      source: { file: 'content/events/talk.yaml', digest: 'talk' },
      data: { title: 'A talk', start: '2026-12-05T18:00:00+00:00' },
    },
  ],
};

await site.open(collectionsOf(fuller, { now, versions }), new Map(), { now });
const files = await site.listAll();
for (const file of files) if (file.kind !== 'data' && file.kind !== 'own') await compare(file);
rmSync(folder, { recursive: true });
const feeds = files.map(({ path }) => path).filter((path) => /(^|\/)(rss\.xml|atom\.xml|feed\.json)$/.test(path));
process.stdout.write(`${JSON.stringify({ compared, different, feeds })}\n`);
