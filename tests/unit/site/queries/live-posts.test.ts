import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import type { Newsroom } from '../../../../src/content/newsroom-model.ts';
import type { LivePostData } from '../../../../src/content/schemas/article.ts';
import { buildChrome } from '../../../../src/site/queries/chrome.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import type { LiveHead } from '../../../../src/site/queries/live-head.ts';
import { allCredits } from '../../../../src/site/queries/credited-photos.ts';
import { buildLive, photosOfPosts } from '../../../../src/site/queries/live-posts.ts';
import { editionOf } from '../../../../src/site/queries/newsroom-index.ts';
import { listFiles } from '../../../../src/site/queries/pages.ts';
import type { DataFile } from '../../../../src/site/queries/site-files.ts';
import { storyEntry } from '../../../../src/site/queries/story-sitemaps.ts';
import { servingOf } from '../../../../src/site/statements/serving.ts';
import { SMALL_NEWSROOM } from '../../../support/project.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const COVERAGE = 'en/2026/spring-tide';
const { newsroom } = await readNewsroom(join(SMALL_NEWSROOM, '..'), SMALL_NEWSROOM);
if (!newsroom?.livePosts[0]) throw new Error('The small newsroom is not what this test takes it for.');
const small = newsroom;
const [sample] = newsroom.livePosts;

type Status = 'upcoming' | 'live' | 'ended';

/** Coverage with posts of these minutes, each with fields of its own. */
function coverage(status: Status, posts: Record<string, Partial<LivePostData>>) {
  const changes: Partial<Newsroom> = {
    articles: small.articles.map((story) =>
      story.id === COVERAGE ? { ...story, data: { ...story.data, live: { status, started: '2026-02-28T18:00:00+00:00' } } } : story,
    ),
    livePosts: Object.entries(posts).map(([minute, data]) => {
      const own = { published: `2026-02-28T18:${minute}:00+00:00`, headline: `At ${minute}`, ...data };
      // The digest of a post’s file is another when anything in it is.
      const source = { ...sample.source, digest: JSON.stringify(own) };
      return { ...sample, id: `${COVERAGE}/18${minute}`, data: own, source };
    }),
  };
  const index = buildIndex(contentOf(collectionsOf({ ...small, ...changes }, { now: NOW })), { now: NOW });
  const story = index.stories.get(COVERAGE);
  const file = listFiles(index).find(({ route }) => route === '[heads]/[...coverage].json.ts') as DataFile | undefined;
  if (!story || !file) throw new Error('The coverage has no head.');
  const text = file.text(() => Promise.reject(new Error('A head has no text.'))) as string;
  return { index, path: file.path, text, head: JSON.parse(text) as LiveHead, story };
}

function viewOf(status: Status, posts: Record<string, Partial<LivePostData>>) {
  const { index, story } = coverage(status, posts);
  const live = buildLive(index, editionOf(index, 'en'), story);
  if (!live) throw new Error('It is no live coverage.');
  return live;
}

describe('the head of live coverage', () => {
  it('is under 200 bytes, has an address of its own, and may be kept for seconds only', () => {
    const { path, text, head } = coverage('live', { '01': {}, '02': {} });
    expect(path).toBe('_live/en/2026/spring-tide.json');
    expect(Buffer.byteLength(text)).toBeLessThan(200);
    expect(head).toMatchObject({ state: 'live', posts: 2 });
    expect(servingOf(path)).toEqual({ type: 'application/json', cache: 'public, max-age=5' });
  });

  it('names what it was before its newest post came', () => {
    const before = coverage('live', { '01': {}, '02': {} }).head;
    const after = coverage('live', { '01': {}, '02': {}, '03': {} }).head;
    expect(after.before).toBe(before.newest);
    expect(after.newest).not.toBe(before.newest);
    expect(coverage('live', {}).head).toEqual({ state: 'live', posts: 0, newest: '', before: '' });
  });

  it.each<[what: string, posts: Record<string, Partial<LivePostData>>]>([
    ['changed', { '01': { headline: 'Otherwise' }, '02': {}, '03': {} }],
    ['withdrawn', { '01': { withdrawn: 'It was not so.' }, '02': {}, '03': {} }],
    ['taken away', { '02': {}, '03': {} }],
    ['put in before others', { '00': {}, '01': {}, '02': {}, '03': {} }],
  ])('is another in both digests when an earlier post is %s', (_, posts) => {
    const before = coverage('live', { '01': {}, '02': {}, '03': {} }).head;
    const { head } = coverage('live', posts);
    expect([before.newest, before.before]).not.toContain(head.newest);
    expect([before.newest, before.before]).not.toContain(head.before);
  });
});

describe('live posts', () => {
  it('come newest first below a pinned one while coverage goes on, and in reading order when it has ended', () => {
    const posts = { '01': { pinned: true }, '02': {}, '03': {} };
    expect(viewOf('live', posts).posts.map(({ headline }) => headline)).toEqual(['At 01', 'At 03', 'At 02']);
    const ended = viewOf('ended', posts);
    expect(ended.posts.map(({ headline }) => headline)).toEqual(['At 01', 'At 02', 'At 03']);
    expect([ended.order, ended.head]).toEqual(['updatesInOrder', undefined]);
  });

  it('that are key moments stand in the order of time that all have, a pinned one among them', () => {
    const posts = { '01': { pinned: true, key: true }, '02': {}, '03': { key: true }, '04': { key: true, withdrawn: 'It was not so.' } };
    const momentsOf = (status: Status) => viewOf(status, posts).moments.map(({ headline }) => headline);
    expect(momentsOf('live')).toEqual(['At 03', 'At 01']);
    expect(momentsOf('ended')).toEqual(['At 01', 'At 03']);
  });

  it('that are withdrawn say so and why, and keep nothing else', () => {
    const [post] = viewOf('live', { '01': { key: true, pinned: true, correction: 'No.', withdrawn: 'It was not so.' } }).posts;
    expect(post).toMatchObject({ headline: 'Withdrawn', withdrawn: 'It was not so.', key: false, pinned: false });
    expect([post?.text, post?.correction]).toEqual([undefined, undefined]);
  });
});

describe('the way to what is live', () => {
  const chromeOf = (status: Status) => {
    const { index } = coverage(status, {});
    return buildChrome(index, { edition: editionOf(index, 'en'), alternates: new Map() });
  };

  it.each<[Status, boolean]>([
    ['live', true],
    ['upcoming', false],
    ['ended', false],
  ])('is marked of coverage that is %s: %s', (status, isMarked) => {
    expect(chromeOf(status).onAir).toBe(isMarked);
  });
});

describe('Photos of posts', () => {
  const MOON = [{ photo: 'moon', caption: 'The Moon over the wall.' }];

  it('stand below their text, among the credits and in the sitemap, and not once a post is withdrawn', () => {
    const { index, story } = coverage('live', {
      10: { photos: MOON },
      20: { photos: [{ photo: 'harbour' }], withdrawn: 'It was another.' },
    });
    const live = buildLive(index, editionOf(index, 'en'), story);
    expect(live?.posts.map(({ pictures }) => pictures.map(({ caption }) => caption))).toEqual([[], ['The Moon over the wall.']]);
    expect(photosOfPosts(index, story)).toEqual(MOON);
    expect(
      allCredits(index, 'en')
        .find(({ photo }) => photo === 'moon')
        ?.latest.map(({ id }) => id),
    ).toContain(COVERAGE);
    expect(storyEntry(index, story).images).toHaveLength(1);
  });

  it('are withheld with a post that is not out, or was withdrawn, when nothing else shows them', () => {
    const elsewhere = small.articles.filter(({ id }) => id === COVERAGE);
    const collections = (data: Partial<LivePostData>) => {
      const own = { published: '2026-02-28T18:10:00+00:00', headline: 'New', photos: MOON, ...data };
      const livePosts = [{ ...sample, id: `${COVERAGE}/1810`, data: own }];
      return collectionsOf({ ...small, articles: elsewhere, livePosts, fronts: [], pages: [], authors: [] }, { now: NOW });
    };
    expect(collections({}).photos.has('moon')).toBe(true);
    expect(collections({ published: '2027-01-01T00:00:00+00:00' }).photos.has('moon')).toBe(false);
    expect(collections({ withdrawn: 'It was another.' }).photos.has('moon')).toBe(false);
  });
});
