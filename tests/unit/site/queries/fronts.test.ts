import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import type { Newsroom, TextEntry } from '../../../../src/content/newsroom-model.ts';
import type { FrontView } from '../../../../src/site/views/front.ts';
import type { TeaserView } from '../../../../src/site/views/teaser.ts';
import { getFront } from '../../../../src/site/queries/fronts.ts';
import { editionOf } from '../../../../src/site/queries/newsroom-index.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import type { ArticleData } from '../../../../src/content/schemas/article.ts';
import { BLOCK_ARRANGEMENTS, type FrontData } from '../../../../src/content/schemas/front.ts';
import { SMALL_NEWSROOM } from '../../../support/project.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const { newsroom } = await readNewsroom(join(SMALL_NEWSROOM, '..'), SMALL_NEWSROOM);
const small = there(newsroom);
const sample = there(small.articles.find(({ id }) => id === 'en/2026/harbour-opens'));
const photo = there(small.photos[0]);

function there<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('The small newsroom is not what this test takes it for.');
  return thing;
}

const SECTIONS = ['news', 'science', 'opinion'];
const PHOTOS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];

interface MadeUp {
  section: string;
  kind: ArticleData['kind'];
  photos: string[];
  related: number[];
}

/** A newsroom of made-up stories, the newest first; they are named by their numbers. */
function frontOf(stories: readonly MadeUp[], front: FrontData): FrontView {
  const articles = stories.map(({ section, kind, photos, related }, place): TextEntry<ArticleData> => {
    const published = new Date(NOW - (place + 1) * 3_600_000).toISOString();
    const { headline, standfirst, byline } = sample.data;
    const data: ArticleData = {
      headline: `${headline} ${place}`,
      standfirst,
      byline,
      section,
      kind,
      published,
      photos: photos.map((id) => ({ photo: id })),
      related: related.map((other) => keyOf(other)),
    };
    return { ...sample, id: `en/${keyOf(place)}`, data, fields: undefined };
  });
  const madeUp: Newsroom = {
    ...small,
    sections: [...small.sections, { id: 'opinion', name: 'Opinion', colour: 'orange', kind: 'opinion' }],
    articles,
    comments: [],
    livePosts: [],
    photos: PHOTOS.map((id) => ({ ...photo, id })),
    fronts: [{ id: 'en', source: sample.source, data: front }],
  };
  const index = buildIndex(contentOf(collectionsOf(madeUp, { now: NOW })), { now: NOW });
  return getFront(index, editionOf(index, 'en'));
}

const keyOf = (place: number) => `2026/s${place}`;

/** All that a front shows, place by place. */
function placesOf(view: FrontView): { urls: string[]; photos: string[] } {
  const teasers: TeaserView[] = [view.lead, ...view.leadRelated, ...view.top];
  const urls = view.latest.map(({ url }) => url);
  const photos: string[] = [];
  for (const row of view.rows) {
    if (row.kind === 'pictures') {
      urls.push(row.url);
      photos.push(...row.pictures.map(({ image }) => image.id));
    } else if (row.kind === 'choice' || row.kind === 'opinion') teasers.push(...row.stories);
    else if (row.kind === 'archive') teasers.push(row.story);
    else if (row.kind === 'columns') teasers.push(...row.blocks.flatMap(({ lead, stories }) => [lead, ...stories]));
    else if (row.kind === 'main' || row.kind === 'single' || row.kind === 'pair') {
      const blocks = row.kind === 'main' ? row.blocks : row.kind === 'single' ? [row.block] : [row.left, row.right];
      teasers.push(...blocks.flatMap(({ lead, stories }) => [lead, ...stories]));
      if (row.kind === 'main') teasers.push(...(row.opinion?.stories ?? []), ...(row.archive ? [row.archive.story] : []));
    }
  }
  urls.push(...teasers.map(({ url }) => url));
  photos.push(...teasers.flatMap(({ picture }) => picture?.image.id ?? []));
  return { urls, photos };
}

const doubles = (list: readonly string[]) => list.filter((item, place) => list.indexOf(item) !== place);

const story = fc.record({
  section: fc.constantFrom(...SECTIONS),
  kind: fc.constantFrom<ArticleData['kind'][]>('news', 'news', 'opinion', 'gallery'),
  photos: fc.array(fc.constantFrom(...PHOTOS), { maxLength: 4 }),
  related: fc.array(fc.nat(12), { maxLength: 3 }),
});
const key = fc.nat(14).map(keyOf);
const front: fc.Arbitrary<FrontData> = fc.record(
  {
    lead: key,
    leadRelated: fc.array(key, { maxLength: 4 }),
    top: fc.array(key, { maxLength: 8 }),
    blocks: fc.array(
      fc.record(
        { section: fc.constantFrom(...SECTIONS), lead: key, arrangement: fc.constantFrom(...BLOCK_ARRANGEMENTS) },
        { requiredKeys: ['section'] },
      ),
      { maxLength: 5 },
    ),
    pictures: key,
    archive: key,
    choice: fc.array(key, { maxLength: 5 }),
  },
  { requiredKeys: [] },
);

describe('a front', () => {
  it('shows no story and no photo twice, whatever is named where', () => {
    fc.assert(
      fc.property(fc.array(story, { minLength: 1, maxLength: 70 }), front, (stories, named) => {
        const { urls, photos } = placesOf(frontOf(stories, named));
        expect(doubles(urls)).toEqual([]);
        expect(doubles(photos)).toEqual([]);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('leaves out nothing that an editor has named', () => {
    fc.assert(
      fc.property(fc.array(story, { minLength: 15, maxLength: 60 }), front, (stories, named) => {
        const { urls } = placesOf(frontOf(stories, named));
        const asked = [named.lead, ...(named.leadRelated ?? []), ...(named.top ?? []).slice(0, 7), named.archive, ...(named.choice ?? [])];
        for (const each of asked) if (each !== undefined) expect(urls.some((url) => url.endsWith(`/${each.slice(5)}/`))).toBe(true);
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  it('names a story in the column once that is there twice, and puts no other in the lead’s place', () => {
    const news = Array.from({ length: 40 }, (): MadeUp => ({ section: 'news', kind: 'news', photos: [], related: [5, 5] }));
    const view = frontOf(news, { lead: keyOf(3), top: [keyOf(7), keyOf(7), keyOf(3)] });
    expect(view.lead.url).toContain('/s3/');
    expect(view.top.filter(({ url }) => url.includes('/s7/'))).toHaveLength(1);
    expect(view.leadRelated.filter(({ url }) => url.includes('/s5/'))).toHaveLength(1);
    expect(view.leadRelated).toHaveLength(3);
  });

  it('shows columnists in whole rows, each with what stands for them', () => {
    const kinds = Array.from({ length: 40 }, (_, place): MadeUp => ({
      section: place % 4 === 0 ? 'opinion' : 'news',
      kind: place % 4 === 0 ? 'opinion' : 'news',
      photos: [],
      related: [],
    }));
    const row = frontOf(kinds, { blocks: [{ part: 'opinion' }] }).rows.find(({ kind }) => kind === 'opinion');
    if (row?.kind !== 'opinion') throw new Error('The front has no opinion.');
    expect(row.stories).toHaveLength(4);
    for (const { columnist, byline } of row.stories) {
      expect(columnist?.initials).toMatch(/^\p{Lu}{1,2}$/u);
      expect(byline).toContain(columnist?.label);
    }
  });

  it('shows a story without its photo where that stands elsewhere already', () => {
    const news = Array.from({ length: 40 }, (_, place): MadeUp => ({
      section: place % 2 ? 'science' : 'news',
      kind: 'news',
      photos: ['p1'],
      related: [],
    }));
    const { photos, urls } = placesOf(frontOf(news, {}));
    expect(photos).toEqual(['p1']);
    expect(urls.length).toBeGreaterThan(20);
  });
});
