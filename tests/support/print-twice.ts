import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { PageKind } from '../../src/lib/view-models.ts';
import type * as Entry from '../../src/press/entry.ts';
import { readContent } from '../../src/press/content.ts';
import { startTemplates } from '../../src/press/build.ts';
import { MOMENT } from './build.ts';
import { SAMPLE } from './site.ts';

/** Prints pages of the working folder’s newsroom as the press does and as Astro does, and lists the ones that are not the same. */
const EACH_KIND = 12;
const root = process.cwd();
const contentDir = SAMPLE;
const now = MOMENT * 1000;

let compiling: ReturnType<typeof startTemplates>;
const { newsroom } = await readContent(root, contentDir, now, undefined, (foundation) => {
  compiling = startTemplates(root, contentDir, foundation, now);
});
const templates = await compiling;
if (!newsroom || !templates) throw new Error('The content is faulty.');
const entry = pathToFileURL(join(templates.folder, 'site/server/entry.mjs')).href;
const { app, site } = (await import(entry)) as typeof Entry;
const routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.component, routeData]));

const compared: Record<string, number> = {};
const different: string[] = [];

async function compare(kind: PageKind, url: string, view: object): Promise<void> {
  if ((compared[kind] ?? 0) >= EACH_KIND) return;
  compared[kind] = (compared[kind] ?? 0) + 1;
  const routeData = routes.get(`src/pages/${kind}.astro`);
  if (!routeData) throw new Error(`There is no route for pages of the kind “${kind}”.`);
  const response = await app.render(new Request(url), { routeData, locals: { kind, view } });
  const byAstro = Buffer.from(await response.arrayBuffer());
  const byPress = await site.renderPage({ kind, url }, view);
  if (response.status !== 200 || !byAstro.equals(byPress)) different.push(`${kind}: ${url}`);
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

for (const file of site.listFiles(site.buildIndex(newsroom, { now, versions }))) {
  if (file.kind === 'data') continue;
  const view = file.view();
  await compare(file.kind, file.url, view);
  // What feeds take up of stories with components.
  if (file.kind === 'mdx-story') await compare('story-text', file.url, view);
}
rmSync(folder, { recursive: true });
process.stdout.write(`${JSON.stringify({ compared, different })}\n`);
