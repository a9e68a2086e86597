import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { collectionsOf } from '../../../src/content/collections.ts';
import { findEmbargoes } from '../../../src/content/embargo.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));

it('From the day after its rights have ended a photo is in no collection, its stories go on without it, and the build is due then', async () => {
  const words = 'alt: The moon\ncaption: The moon.\ncredit: Agency. Do not use after 30 June 2026\n';
  const { newsroom } = await readNewsroom(fixtures, `${fixtures}newsroom`, undefined, { changed: new Map([['photos/moon.yaml', Buffer.from(words)]]) });
  if (!newsroom) throw new Error('It cannot be read.');
  const story = newsroom.articles.find(({ data }) => data.photos?.some(({ photo }) => photo === 'moon'));
  const at = (moment: string) => {
    const { photos, articles } = collectionsOf(newsroom, { now: Date.parse(moment) });
    return [photos.has('moon'), articles.get(story?.id ?? '')?.data.photos?.some(({ photo }) => photo === 'moon')];
  };
  expect(at('2026-06-30T20:00:00Z')).toEqual([true, true]);
  expect(at('2026-07-01T00:00:00Z')).toEqual([false, false]);
  expect(collectionsOf(newsroom, { now: Date.parse('2026-07-01T00:00:00Z'), everything: true }).photos.has('moon')).toBe(true);
  const { ends } = findEmbargoes(newsroom, Date.parse('2026-06-30T20:00:00Z'));
  expect(ends).toContainEqual({ at: '2026-07-01T00:00:00Z', stories: 0, posts: 0, turns: 1 });
});
