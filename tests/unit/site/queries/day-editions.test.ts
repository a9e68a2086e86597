import { join } from 'node:path';
import { expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import type { Newsroom } from '../../../../src/content/newsroom-model.ts';
import type { DayEditionData } from '../../../../src/content/schemas/day-edition.ts';
import { listBooks } from '../../../../src/site/queries/books.ts';
import { editionDays, editionStories, getDayEdition } from '../../../../src/site/queries/day-editions.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import { editionOf, type NewsroomIndex } from '../../../../src/site/queries/newsroom-index.ts';
import { listFiles } from '../../../../src/site/queries/pages.ts';
import { SMALL_NEWSROOM } from '../../../support/project.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const { newsroom: read } = await readNewsroom(join(SMALL_NEWSROOM, '..'), SMALL_NEWSROOM);
if (!read) throw new Error('The small newsroom could not be read.');
const small: Newsroom = read;
const [arranged] = small.dayEditions;

function indexOf(changes: Partial<Newsroom>): NewsroomIndex {
  return buildIndex(contentOf(collectionsOf({ ...small, ...changes }, { now: NOW })), { now: NOW });
}

function withDays(days: number, files: Record<string, DayEditionData> = {}): NewsroomIndex {
  if (!arranged) throw new Error('The small newsroom has no edition.');
  return indexOf({
    site: { ...small.site, dayEditions: { days } },
    dayEditions: Object.entries(files).map(([id, data]) => ({ id, data, source: arranged.source })),
  });
}

const daysOf = (index: NewsroomIndex) => editionDays(index, editionOf(index, 'en'));
const storiesOf = (index: NewsroomIndex, day: string) => editionStories(index, editionOf(index, 'en'), day).map(({ key }) => key);

it('gives the latest days an edition, and those that an editor has put together', () => {
  expect(daysOf(withDays(2))).toEqual(['2026-03-02', '2026-02-28']);
  expect(daysOf(withDays(1, { 'en/2026-01-15': { title: 'Foghorns' } }))).toEqual(['2026-03-02', '2026-01-15']);
});

it('gives no day an edition where the settings ask for none, nor one without stories', () => {
  const without = indexOf({ site: { ...small.site, dayEditions: undefined } });
  expect(daysOf(without)).toEqual([]);
  expect(listFiles(without).filter(({ path }) => path.includes('editions/'))).toEqual([]);
  expect(daysOf(withDays(1, { 'en/2026-12-01': { title: 'Not yet' } }))).toEqual(['2026-03-02']);
});

it('puts the stories that an editor names first, those of other days too, and none twice', () => {
  const index = withDays(1, { 'en/2026-03-02': { stories: ['2026/spring-tide', '2026/harbour-opens'] } });
  expect(storiesOf(index, '2026-03-02')).toEqual(['2026/spring-tide', '2026/harbour-opens']);
  expect(storiesOf(withDays(1, { 'en/2026-03-02': { stories: ['2026/foghorn'], rest: false } }), '2026-03-02')).toEqual(['2026/foghorn']);
});

it('has nothing of a story under embargo, even when an editor names it', () => {
  const index = withDays(1, { 'en/2026-03-02': { stories: ['2026/next-winter'] } });
  expect(storiesOf(index, '2026-03-02')).toEqual(['2026/harbour-opens']);
});

it('goes without a photo whose rights allow it on the site alone', () => {
  const picturesOf = (index: NewsroomIndex) =>
    getDayEdition(index, editionOf(index, 'en'), '2026-03-02').stories.flatMap(({ lead, morePhotos, placedPhotos }) => [
      ...(lead ? [lead] : []),
      ...morePhotos,
      ...Object.values(placedPhotos),
    ]);
  const photos = small.photos.map((photo) => ({ ...photo, data: { ...photo.data, onlineOnly: true } }));
  expect(picturesOf(withDays(1)).length).toBeGreaterThan(0);
  expect(picturesOf(indexOf({ photos, dayEditions: [] }))).toEqual([]);
});

it('names each e-book by its page, its newspaper and its day', () => {
  const [book] = listBooks(indexOf({}));
  expect(book).toMatchObject({
    path: 'editions/2026-03-02/2026-03-02.epub',
    page: 'editions/2026-03-02/index.html',
    id: 'https://tideline.example/editions/2026-03-02/',
    title: 'The Tideline: The harbour edition, Monday, 2 March 2026',
    language: 'en-GB',
  });
});
