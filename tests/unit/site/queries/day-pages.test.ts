import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import { ReadingCache } from '../../../../src/content/reading-cache.ts';
import { DAY_PAGE_STORIES } from '../../../../src/shared/day-pages.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import { listFiles } from '../../../../src/site/queries/pages.ts';
import type { ListingView } from '../../../../src/site/views/listing.ts';
import { copyNewsroom, type NewsroomCopy } from '../../../support/overlay.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const DAY = '2026-04-07';
const PAGE = 'archive/2026/04/07/index.html';
const MONTH = 'archive/2026/04/index.html';
const REDIRECT = 'redirects:\n  - { from: /an-old-day/, to: /archive/2026/04/07/ }\n';

const folderBefore = process.cwd();
let copy: NewsroomCopy;
beforeEach(() => {
  copy = copyNewsroom(fileURLToPath(new URL('../../../fixtures/newsroom/', import.meta.url)));
  process.chdir(copy.root);
});
afterEach(() => {
  process.chdir(folderBefore);
  copy.remove();
});

function writeStories(count: number, published = `${DAY}T09:00:00Z`): void {
  for (let number = 1; number <= count; number += 1) {
    writeFileSync(
      join(copy.contentDir, `articles/en/tide-${number}.md`),
      `---\nheadline: Tide ${number}\nsection: news/coast\nkind: news\npublished: ${published}\nbyline: [coast-desk]\n---\nIt rises.\n`,
    );
  }
}

async function read() {
  const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir, new ReadingCache(undefined, ''), { now: NOW });
  const index = newsroom && faults.length === 0 ? buildIndex(contentOf(collectionsOf(newsroom, { now: NOW })), { now: NOW }) : undefined;
  const files = new Map((index ? listFiles(index) : []).map((file) => [file.path, file]));
  const view = (path: string): ListingView => {
    const file = files.get(path);
    if (!file || file.kind === 'data') throw new Error(`${path} is no page.`);
    return file.view() as ListingView;
  };
  const dayIn = (path: string) => view(path).days.find(({ stories }) => stories[0]?.headline.startsWith('Tide'));
  return { faults, files, dayIn };
}

describe('A day with few stories', () => {
  it('is a part of its month’s page, to which all lists lead', async () => {
    writeStories(DAY_PAGE_STORIES - 1);
    const { files, dayIn } = await read();
    expect(files.has(PAGE)).toBe(false);
    expect(dayIn(MONTH)).toMatchObject({ id: 'd07', url: undefined });
    for (const path of ['news/2026/04/index.html', 'authors/coast-desk/index.html']) {
      expect(dayIn(path)?.url).toBe('/archive/2026/04/#d07');
      expect(dayIn(path)?.id).toBeUndefined();
    }
  });

  it('is nothing that a redirect can lead to', async () => {
    writeStories(DAY_PAGE_STORIES - 1);
    writeFileSync(join(copy.contentDir, 'redirects.yaml'), REDIRECT);
    expect((await read()).faults).toMatchObject([{ file: expect.stringContaining('redirects.yaml') as string }]);
  });
});

describe('A day with many stories', () => {
  it('has a page of its own, to which its month leads as well', async () => {
    writeStories(DAY_PAGE_STORIES);
    writeFileSync(join(copy.contentDir, 'redirects.yaml'), REDIRECT);
    const { files, dayIn, faults } = await read();
    expect(faults).toEqual([]);
    expect(files.has(PAGE)).toBe(true);
    expect(dayIn(MONTH)).toMatchObject({ id: 'd07', url: '/archive/2026/04/07/' });
    expect(dayIn('authors/coast-desk/index.html')?.url).toBe('/archive/2026/04/07/');
  });
});

describe('The card of a story without a photo', () => {
  it('is its own in this year and last, and shared by section and year before', async () => {
    writeStories(2);
    const card = async (year: number) => {
      writeStories(2, `${year}-04-07T09:00:00Z`);
      const { files } = await read();
      return [1, 2].map((number) => {
        const file = files.get(`news/coast/${year}/04/07/tide-${number}/index.html`);
        return file && file.kind !== 'data' ? file.view().head.picture : undefined;
      });
    };
    for (const year of [2026, 2025]) {
      const [one, two] = await card(year);
      expect([one?.card?.title, two?.card?.title]).toEqual(['Tide 1', 'Tide 2']);
    }
    const [one, two] = await card(2024);
    expect(one?.url).toBe(two?.url);
    expect(one?.card).toMatchObject({ title: 'Coast', day: '2024' });
  });
});
