import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentOfBuilds, MOMENT } from '../support/build.ts';
import { Editor } from '../support/editor.ts';
import { copyProject } from '../support/project.ts';

/** What `npm run dev` shows of drafts and of what is under embargo. */
const project = copyProject();
let origin = '';
let server: ChildProcess;
let printed = '';

const STORY = 'section: news/coast\nkind: news\nbyline: [coast-desk]\n';

beforeAll(async () => {
  const editor = new Editor(project.root);
  editor.write(
    'content/articles/en/2026/new-ferry.md',
    `---\nheadline: A new ferry is announced\npublished: 2026-11-24T06:00:00+00:00\n${STORY}---\nIt is white.\n`,
  );
  editor.write(
    'content/articles/ar/2026/abbara.md',
    `---\nheadline: عبّارة جديدة\npublished: 2027-01-05T06:00:00+00:00\n${STORY}translationOf: 2026/new-ferry\n---\nبيضاء.\n`,
  );
  editor.write(
    'content/live/en/2026/spring-tide/2359.md',
    '---\npublished: 2026-11-25T07:00:00+00:00\nheadline: A last look\n---\nIt is calm.\n',
  );
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
  server = spawn(process.execPath, [astro, 'dev', '--host', '127.0.0.1', '--port', String(port)], {
    cwd: project.root,
    env: environmentOfBuilds({ SOURCE_DATE_EPOCH: String(MOMENT) }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (part: Buffer) => (printed += part.toString()));
  await answers();
});

afterAll(async () => {
  if (server.exitCode === null && server.kill()) await once(server, 'exit');
  project.remove();
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

async function answers(): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`“npm run dev” has ended by itself:\n${printed}`);
    const response = await fetch(origin).catch(() => undefined);
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function read(path: string): Promise<string> {
  return (await fetch(origin + path)).text();
}

/** The marks of a page, each with the words that follow it. */
async function marksOn(path: string): Promise<string[]> {
  const html = await read(path);
  return [...html.matchAll(/<span class="proof-mark">([^<]*)<\/span> ([^<]*)/g)].map(([, label, words]) => `${label}: ${words}`);
}

const EMBARGOED = 'Embargo until 24 Nov, 06:00: A new ferry is announced';
const DRAFT = 'Draft: What the harbour plans for next winter';

describe('While editing', () => {
  test.each(['/', '/news/', '/news/coast/', '/news/coast/2026/11/', '/archive/2026/11/', '/authors/coast-desk/'])(
    'a headline says why its story is not out: %s',
    async (path) => {
      expect(await marksOn(path)).toContain(EMBARGOED);
    },
  );

  test('drafts are marked too, and stories that are out are not', async () => {
    const marks = await marksOn('/news/');
    expect(marks).toContain(DRAFT);
    expect(marks.filter((mark) => mark !== DRAFT && mark !== EMBARGOED)).toEqual([]);
  });

  test('the mark is in the language of the edition, and has the year when it is another', async () => {
    expect(await marksOn('/ar/news/coast/')).toEqual(['محظور حتى ٥ يناير ٢٠٢٧، ٠٦:٠٠: عبّارة جديدة']);
  });

  test('a story’s own page says it in full', async () => {
    expect(await read('/news/coast/2026/11/24/new-ferry/')).toContain(
      '<p class="proof-banner">Under embargo until 24 November 2026, 06:00</p>',
    );
    expect(await read('/news/coast/2026/03/02/harbour-opens/')).not.toContain('<p class="proof-banner">');
  });

  test('a live post that is not out yet is marked', async () => {
    expect(await marksOn('/news/coast/2026/02/28/spring-tide/')).toContain('Embargo until 25 Nov, 07:00: A last look');
  });

  test('feeds mark their titles', async () => {
    expect(await read('/rss.xml')).toContain('<title>[Embargo until 24 Nov, 06:00] A new ferry is announced</title>');
  });

  test('every page leads to a list of all that waits: embargoes by their day, then drafts', async () => {
    const link = '<p class="proof-desk"><a href="/_drafts/">1 draft, 1 under embargo and 1 live post under embargo</a></p>';
    expect(await read('/')).toContain(link);
    expect(await read('/science/')).toContain(link);
    const desk = await read('/_drafts/');
    const places = [
      '24 November 2026',
      'A new ferry is announced',
      '25 November 2026',
      'A last look',
      '1 draft ',
      'What the harbour plans for next winter',
    ];
    const main = desk.slice(desk.indexOf('<main'));
    expect(places.map((words) => main.indexOf(words)).filter((place, index, all) => place > (all[index - 1] ?? 0))).toHaveLength(
      places.length,
    );
    expect(main).toContain('href="/news/coast/2026/02/28/spring-tide/#post-2359"');
  });

  test('each edition has a list of its own', async () => {
    expect(await read('/es/')).toContain('<a href="/es/_drafts/">Sin borradores ni embargos</a>');
    expect(await read('/ar/_drafts/')).toContain('عبّارة جديدة');
  });
});
