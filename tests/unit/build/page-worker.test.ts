import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/shared/digest.ts';
import { cardSet, cardUrl, type CardView } from '../../../src/site/seo/preview.ts';
import type { PageView } from '../../../src/site/views/page.ts';
import type { CompiledSite } from '../../../src/build/entry.ts';
import { runWorker, type WorkerResult, type SharedWork } from '../../../src/build/page-worker.ts';
import type { SiteFile } from '../../../src/site/queries/site-files.ts';
import { note, record } from '../../../src/site/queries/reading.ts';
import { listFiles } from '../../support/site.ts';

const parent = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(parent, { recursive: true });
});

/** New for each test. */
let staging: string;
let output: string;
beforeEach(() => {
  const folder = mkdtempSync(join(parent, 'worker-'));
  [staging, output] = [join(folder, 'next'), join(folder, 'dist')];
});

/** A site whose pages print their view’s one word; the key of a page is the digest of what it prints. */
const site = {
  digestView: (view: PageView) => digestOf(wordOf(view)),
  record,
  renderPage: (_file: unknown, view: object) => Promise.resolve(Buffer.from(wordOf(view))),
} as unknown as CompiledSite;

function wordOf(view: object): string {
  return (view as { word: string }).word;
}

function page(path: string, word: string): SiteFile {
  return { path, kind: 'text', url: `https://tideline.example/${path}`, view: () => ({ word, head: {} }) } as unknown as SiteFile;
}

function data(path: string, text: string): SiteFile {
  return { path, route: 'robots.txt.ts', params: {}, kind: 'data', text: () => text };
}

function work(files: readonly SiteFile[], change: Partial<SharedWork> = {}): SharedWork {
  return {
    previousKeys: files.map(() => ''),
    places: Int32Array.from(files.keys()),
    staging,
    output: undefined,
    counters: new Int32Array(new SharedArrayBuffer(8)),
    ...change,
  };
}

function run(files: readonly SiteFile[], change: Partial<SharedWork> = {}): Promise<WorkerResult> {
  return runWorker(site, files, work(files, change), () => undefined);
}

function standIn(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Of each file, whether it lies in the staging folder, by its path. */
function freshOf({ files }: WorkerResult, all: readonly SiteFile[]): Record<string, boolean> {
  return Object.fromEntries(files.map(({ place, fresh }) => [all[place]?.path ?? '', fresh]));
}

describe('a worker', () => {
  it('prints pages and writes data files', async () => {
    const files = [page('index.html', 'front'), data('search/index.json', '[]')];
    const result = await run(files);
    expect(result.printed).toBe(1);
    expect(freshOf(result, files)).toEqual({ 'index.html': true, 'search/index.json': true });
    expect(readFileSync(join(staging, 'index.html'), 'utf8')).toBe('front');
    expect(readFileSync(join(staging, 'search/index.json'), 'utf8')).toBe('[]');
  });

  it('leaves alone what was made of the same things', async () => {
    const files = [page('index.html', 'front'), data('search/index.json', '[]'), page('news/index.html', 'news')];
    const result = await run(files, { previousKeys: [digestOf('front'), digestOf('[]'), digestOf('older news')], output: undefined });
    expect(result.printed).toBe(1);
    expect(freshOf(result, files)).toEqual({ 'index.html': false, 'search/index.json': false, 'news/index.html': true });
    expect(listFiles(staging)).toEqual(['news/index.html']);
  });

  it('does not write a page again that was made of other things and has the same bytes', async () => {
    const files = [page('index.html', 'front'), page('news/index.html', 'news')];
    standIn(output, 'index.html', 'front');
    standIn(output, 'news/index.html', 'older news');
    const result = await run(files, { previousKeys: ['?', '?'], output });
    expect(result.printed).toBe(2);
    expect(freshOf(result, files)).toEqual({ 'index.html': false, 'news/index.html': true });
    expect(listFiles(staging)).toEqual(['news/index.html']);
  });

  it('looks at no other files than it is told to', async () => {
    const files = [page('index.html', 'front'), page('news/index.html', 'news'), data('feed.json', '{}')];
    const result = await run(files, { places: Int32Array.of(1) });
    expect(freshOf(result, files)).toEqual({ 'news/index.html': true });
    expect(listFiles(staging)).toEqual(['news/index.html']);
  });

  it('tells what was read for each file, also while a data file waits', async () => {
    const files = [
      {
        ...page('index.html', ''),
        view: () => {
          note('setting:shard');
          return { word: 'front', head: {} };
        },
      },
      {
        ...data('feed.json', ''),
        text: async () => {
          note('setting:name');
          await Promise.resolve();
          note('setting:shard');
          return '{}';
        },
      },
    ] as SiteFile[];
    const { inputs } = await run(files);
    expect(inputs.names).toEqual(['setting:shard', 'setting:name']);
    expect([...inputs.files.starts]).toEqual([0, 1, 3]);
    expect([...inputs.files.items]).toEqual([0, 2, 0]);
  });

  it('makes the files of its shard alone', async () => {
    const files = Array.from({ length: 300 }, (_, number) => page(`news/${number}/index.html`, `story ${number}`));
    const results = await Promise.all([1, 2, 3].map((number) => run(files, { shard: { number, of: 3 } })));
    const places = results.flatMap((result) => result.files.map(({ place }) => place)).sort((a, b) => a - b);
    expect(places).toEqual(files.map((_, place) => place));
  });

  it('takes what no other worker has taken', async () => {
    const files = Array.from({ length: 500 }, (_, number) => page(`news/${number}/index.html`, `story ${number}`));
    const shared = work(files);
    const results = await Promise.all([1, 2].map(() => runWorker(site, files, shared, () => undefined)));
    expect(results.flatMap((result) => result.files).length).toBe(500);
    expect(Math.min(...results.map(({ printed }) => printed))).toBeGreaterThan(100);
    expect(listFiles(staging)).toHaveLength(500);
  });

  it('stops when a page cannot be printed', async () => {
    const broken = {
      ...page('index.html', 'front'),
      view: () => {
        throw new Error('No view.');
      },
    } as SiteFile;
    await expect(run([broken])).rejects.toThrow('No view.');
  });
});

describe('the pictures on a page', () => {
  async function picturesOn(html: string, base = '/'): Promise<WorkerResult['pictureSets']> {
    const { pictureSets, files } = await run([page('index.html', html.replaceAll('BASE', base))]);
    expect(files[0]?.pictures).toEqual(pictureSets.map((_, place) => place));
    return pictureSets;
  }

  it.each(['/', '/paper/'])('are found, by what is shown at one place, below %s', async (base) => {
    const html =
      '<source srcset="BASE_pictures/moon.a-b_c123/200x100.avif 200w, BASE_pictures/moon.a-b_c123/400x200.avif 400w"><img src="BASE_pictures/moon.a-b_c123/200x100.webp"><img src="BASE_pictures/old-wall-2.12345678/80x80.webp"><img src="BASE_pictures/moon.a-b_c123/200x100.avif">';
    expect(await picturesOn(html, base)).toEqual([
      ['moon.a-b_c123', ['200x100.avif', '400x200.avif', '200x100.webp']],
      ['old-wall-2.12345678', ['80x80.webp']],
      ['moon.a-b_c123', ['200x100.avif']],
    ]);
  });

  it('are not what only looks like one', async () => {
    expect(
      await picturesOn(
        '<a href="https://other.example/_pictures/team/group.jpg">/_pictures/moon/1x1.avif /_pictures/moon.12345678/index.html /_pictures/moon.12345678/1x1.avif.webp</a>',
      ),
    ).toEqual([]);
  });

  it('are cards too, each with the words that stand on it', async () => {
    const card = {
      edition: { language: 'en', locale: 'en-GB', direction: 'ltr' },
      siteName: 'The Tideline',
      title: 'Tides',
      colour: 'blue',
    } as const satisfies CardView;
    const word = `<meta property="og:image" content="https://tideline.example${cardUrl('/', card)}">`;
    const view = () => ({ word, head: { picture: { card } } });
    const { pictureSets, cards } = await run([{ ...page('a.html', word), view } as unknown as SiteFile, page('b.html', word)]);
    expect(pictureSets).toEqual([[cardSet(card), ['1200x630.jpg']]]);
    expect([...cards]).toEqual([[cardSet(card), card]]);
  });

  it('are told once for all pages that show them', async () => {
    const html = '<img src="/_pictures/moon.12345678/80x80.webp">';
    const { pictureSets, files } = await run([page('a/index.html', html), page('b/index.html', html), page('c/index.html', 'none')]);
    expect(pictureSets).toEqual([['moon.12345678', ['80x80.webp']]]);
    expect(files.sort((a, b) => a.place - b.place).map(({ pictures }) => pictures)).toEqual([[0], [0], []]);
  });
});
