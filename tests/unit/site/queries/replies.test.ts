import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collectionsOf, contentOf } from '../../../../src/content/collections.ts';
import { readNewsroom } from '../../../../src/content/newsroom.ts';
import type { Newsroom } from '../../../../src/content/newsroom-model.ts';
import type { PostReplies, SocialReply, StoryReplies } from '../../../../src/content/replies/story-replies.ts';
import { buildIndex } from '../../../../src/site/queries/index-builder.ts';
import { getStory } from '../../../../src/site/queries/stories.ts';
import { SMALL_NEWSROOM } from '../../../support/project.ts';
import { buildViews } from '../../../support/view-press.ts';

const NOW = Date.parse('2026-03-06T12:00:00Z');
const STORY = 'en/2026/harbour-opens';
const POST = 'https://mastodon.example/@tideline/100';

const reply = (id: string, changes: Partial<SocialReply> = {}): SocialReply => ({
  id,
  name: `Reader ${id}`,
  handle: `@reader${id}@other.example`,
  date: '2026-03-03T09:30:00.000Z',
  text: 'At last.\n\nIt took a year.',
  url: `https://other.example/@reader/${id}`,
  alsoAt: [],
  ...changes,
});

let newsroom: Newsroom;
const folderBefore = process.cwd();
beforeAll(async () => {
  const read = await readNewsroom(join(SMALL_NEWSROOM, '..'), SMALL_NEWSROOM);
  if (!read.newsroom) throw new Error('It cannot be read.');
  const articles = read.newsroom.articles.map((story) =>
    story.id === STORY ? { ...story, data: { ...story.data, replies: [{ post: POST }] }, fields: undefined } : story,
  );
  newsroom = { ...read.newsroom, articles };
  process.chdir(join(SMALL_NEWSROOM, '..'));
});
afterAll(() => {
  process.chdir(folderBefore);
});

function indexWith(posts: PostReplies[] | undefined) {
  const replies = new Map<string, StoryReplies>(posts ? [[STORY, { posts, digest: JSON.stringify(posts) }]] : []);
  return buildIndex(contentOf(collectionsOf(newsroom, { now: NOW, replies })), { now: NOW });
}

function repliesOf(posts: PostReplies[] | undefined) {
  const index = indexWith(posts);
  const story = index.stories.get(STORY);
  if (!story) throw new Error('There is no such story.');
  return getStory(index, story).replies;
}

it('A story shows replies as quotations with their authors, times, addresses and where they come from', () => {
  expect(repliesOf([{ address: POST, service: 'Mastodon', replies: [reply('1'), reply('2', { answers: '1' })] }])).toEqual([
    {
      place: 'Mastodon',
      url: POST,
      replies: [
        {
          name: 'Reader 1',
          handle: '@reader1@other.example',
          url: 'https://other.example/@reader/1',
          when: { datetime: '2026-03-03T09:30:00+00:00', label: '3 March 2026, 09:30' },
          paragraphs: ['At last.', 'It took a year.'],
        },
        expect.objectContaining({ name: 'Reader 2', replyTo: 'Reader 1' }),
      ],
    },
  ]);
  expect(repliesOf(undefined)).toEqual([]);
});

it('A reply that comes or goes prints the page of its story and no other file', async () => {
  const none = await buildViews(indexWith(undefined));
  const one = await buildViews(indexWith([{ address: POST, service: 'Mastodon', replies: [reply('1')] }]), { before: none });
  const two = await buildViews(indexWith([{ address: POST, service: 'Mastodon', replies: [reply('1'), reply('2')] }]), { before: one });
  const page = 'news/coast/2026/03/02/harbour-opens/index.html';
  expect([one.made, two.made]).toEqual([[page], [page]]);
  const again = await buildViews(indexWith([{ address: POST, service: 'Mastodon', replies: [reply('1'), reply('2')] }]), { before: two });
  expect(again.looked).toEqual([]);
});
