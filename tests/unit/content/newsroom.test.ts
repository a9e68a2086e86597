import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import type { Newsroom } from '../../../src/content/newsroom-model.ts';
import { parentOf, slugOf, splitLanguage } from '../../../src/shared/ids.ts';

const root = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const { newsroom, faults } = await readNewsroom(root, `${root}newsroom`);

const ARTICLES = [
  'ar/2026/yuftah-al-mina',
  'en/2026/foghorn',
  'en/2026/harbour-opens',
  'en/2026/moon-and-sea',
  'en/2026/next-winter',
  'en/2026/spring-tide',
  'en/2026/why-tides',
  'es/2026/abre-el-puerto',
];

/** The newsroom of the fixtures, which is whole. */
function whole(): Newsroom {
  if (!newsroom) throw new Error('The newsroom could not be read.');
  return newsroom;
}

describe('the newsroom of the fixtures', () => {
  it('has no faults', () => {
    expect(faults).toEqual([]);
  });

  it.each([
    { what: 'stories', ids: () => whole().articles, expected: ARTICLES },
    { what: 'live posts', ids: () => whole().livePosts, expected: ['en/2026/spring-tide/1815', 'en/2026/spring-tide/1940'] },
    { what: 'authors', ids: () => whole().authors, expected: ['coast-desk', 'ines-marlow'] },
    { what: 'topics', ids: () => whole().topics, expected: ['harbours', 'tides'] },
    { what: 'photos', ids: () => whole().photos, expected: ['harbour', 'moon'] },
    { what: 'fronts', ids: () => whole().fronts, expected: ['ar', 'en', 'es'] },
    { what: 'pages', ids: () => whole().pages, expected: ['ar/about', 'en/about', 'en/policies/corrections', 'es/about'] },
    { what: 'comments', ids: () => whole().comments, expected: ['en/2026/harbour-opens/01', 'en/2026/harbour-opens/02'] },
  ])('holds its $what, sorted by id', ({ ids, expected }) => {
    expect(ids().map(({ id }) => id)).toEqual(expected);
  });

  it('holds its recordings by their names', () => {
    expect(whole().media.map(({ id }) => id)).toEqual(['foghorn.mp3']);
  });

  it('shows every file by its path from the project’s root, never by where it lies on this machine', () => {
    const files = [...whole().articles, ...whole().pages, ...whole().comments].map(({ source }) => source.file);
    expect(files).toContain('newsroom/articles/en/2026/harbour-opens.md');
    expect(files.filter((file) => !file.startsWith('newsroom/'))).toEqual([]);
  });

  it('keeps what an agency embedded in a picture apart from what the editor wrote beside it', () => {
    const moon = whole().photos.find(({ id }) => id === 'moon');
    expect(moon?.picture.credit).toBe('Inés Marlow');
    expect(moon?.data).toEqual({ alt: 'A white disc on a dark ground', kind: 'illustration' });
  });

  it('is the same when it is read again', async () => {
    expect(await readNewsroom(root, `${root}newsroom`)).toEqual({ newsroom, faults, draftFaults: [] });
  });
});

describe('an id', () => {
  it.each([
    { id: 'en/2022/first-talks', language: 'en', key: '2022/first-talks' },
    { id: 'pt-BR/a', language: 'pt-BR', key: 'a' },
    { id: 'en', language: 'en', key: '' },
  ])('$id is “$key” in “$language”', ({ id, language, key }) => {
    expect(splitLanguage(id)).toEqual([language, key]);
  });

  it('ends with the story’s own part of its address', () => {
    expect(slugOf('2022/first-talks')).toBe('first-talks');
    expect(slugOf('first-talks')).toBe('first-talks');
  });

  it('of a post or comment begins with that of its story', () => {
    expect(parentOf('en/2022/first-talks/01')).toBe('en/2022/first-talks');
  });
});
