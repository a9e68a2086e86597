import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import { getAuthor } from '../../../../src/site/queries/authors.ts';
import { getAuthors } from '../../../../src/site/queries/directories.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import type { Edition, NewsroomIndex } from '../../../../src/site/queries/newsroom-index.ts';
import { getTopic } from '../../../../src/site/queries/topics.ts';
import { NotedMap } from '../../../../src/site/queries/noted.ts';
import { copyNewsroom } from '../../../support/overlay.ts';
import { buildViews } from '../../../support/view-press.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const copy = copyNewsroom(fileURLToPath(new URL('../../../fixtures/newsroom/', import.meta.url)));
const settings = join(copy.contentDir, 'site.yaml');
const folderBefore = process.cwd();

beforeAll(() => {
  process.chdir(copy.root);
});
afterAll(() => {
  process.chdir(folderBefore);
  copy.remove();
});

async function readIndex(): Promise<NewsroomIndex> {
  const { newsroom, faults } = await readNewsroom(copy.root, copy.contentDir);
  if (!newsroom || faults.length > 0) throw new Error(JSON.stringify(faults));
  return buildIndex(contentOf(collectionsOf(newsroom, { now: NOW })), { now: NOW });
}

function editionOf(index: NewsroomIndex, language: string): Edition {
  const edition = index.editions.get(language);
  if (!edition) throw new Error(`There is no edition in ${language}.`);
  return edition;
}

describe('The page of a topic', () => {
  it('leads to the topics that its stories are about besides', async () => {
    const index = await readIndex();
    expect(getTopic(index, editionOf(index, 'en'), 'tides').related).toEqual([{ label: 'Harbours', url: '/topics/harbours/' }]);
    expect(getTopic(index, editionOf(index, 'es'), 'harbours').related).toEqual([]);
  });
});

describe('The page of an author', () => {
  it('shows their portrait with its credit, where they have one', async () => {
    const index = await readIndex();
    const [photo = ''] = index.photos.keys();
    const of = (portrait?: string) => {
      const desk = index.authors.get('coast-desk');
      if (!desk) throw new Error('The desk is not there.');
      const authors = new NotedMap(new Map([['coast-desk', { ...desk, portrait }]]), (id) => `author:${id}`, 'authors');
      return getAuthor({ ...index, authors }, editionOf(index, 'en'), 'coast-desk').portrait;
    };
    expect(of(photo)?.image).toEqual(index.photos.get(photo)?.image);
    expect(of(photo)?.credit).toMatch(/^Photo: ./);
    expect(of()).toBeUndefined();
  });
});

describe('The list of authors', () => {
  it('says what each is there for, and what they have written last', async () => {
    const index = await readIndex();
    const { entries } = getAuthors(index, editionOf(index, 'en'));
    const desk = entries.find(({ url }) => url === '/authors/coast-desk/');
    const newest = [...editionOf(index, 'en').stories].find(({ data }) => data.byline.includes('coast-desk'));
    expect(desk).toMatchObject({ covers: 'Harbours and shores.', latest: { label: newest?.data.headline, url: newest?.url } });
  });
});

describe('A newspaper that is called otherwise in an edition', () => {
  it('has that name on all pages of the edition, and on no other', async () => {
    const sound = readFileSync(settings, 'utf8');
    const before = await buildViews(await readIndex());
    writeFileSync(settings, sound.replace(/code: ar,/, 'code: ar, newspaper: خط المد,'));
    const index = await readIndex();
    expect(editionOf(index, 'ar')).toMatchObject({ newspaper: 'خط المد', newspaperLanguage: 'ar' });
    expect(editionOf(index, 'es')).toMatchObject({ newspaper: index.site.name, newspaperLanguage: 'en' });
    const after = await buildViews(index, { before });
    const changed = Object.keys(after.keys).filter((path) => before.keys[path] !== after.keys[path] && path.endsWith('.html'));
    expect(changed).toContain('ar/index.html');
    expect(changed.filter((path) => !path.startsWith('ar/') && path !== '404.html')).toEqual([]);
    writeFileSync(settings, sound);
  });
});
