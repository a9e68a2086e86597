import { join } from 'node:path';
import { expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import { correctedStories, latestCorrections } from '../../../../src/site/queries/corrections.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import { editionOf } from '../../../../src/site/queries/newsroom-index.ts';
import { SMALL_NEWSROOM } from '../../../support/project.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

it('A story that was corrected twice is one story that was corrected, at the time of the latest', async () => {
  const { newsroom } = await readNewsroom(join(SMALL_NEWSROOM, '..'), SMALL_NEWSROOM);
  if (!newsroom) throw new Error('It cannot be read.');
  const on = (...days: number[]) => days.map((day) => ({ date: `2026-03-0${String(day)}T20:00:00+00:00`, wrong: 'Five.', right: 'Six.' }));
  const [first, second] = newsroom.articles.filter(({ id }) => id.startsWith('en/'));
  const articles = newsroom.articles.map((article) => {
    const corrections = article === first ? on(5, 9, 8) : article === second ? on(7) : undefined;
    return { ...article, data: { ...article.data, corrections } };
  });
  const index = buildIndex(contentOf(collectionsOf({ ...newsroom, articles }, { now })), { now });
  const edition = editionOf(index, 'en');
  expect(latestCorrections(index, edition, 3).map(({ correction }) => correction.date.slice(8, 10))).toEqual(['09', '08', '07']);
  const stories = correctedStories(index, edition, 2);
  expect(stories.map(({ story }) => story.label)).toEqual([first?.data.headline, second?.data.headline]);
  expect(stories.map(({ when }) => when.datetime.slice(0, 10))).toEqual(['2026-03-09', '2026-03-07']);
});
