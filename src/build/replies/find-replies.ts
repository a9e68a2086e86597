import { join } from 'node:path';
import type { Newsroom } from '../../content/newsroom-model.ts';
import { repliedPostOf, type RepliedPost } from '../../content/replies/replied-post.ts';
import type { PostReplies, SocialReply, StoryReplies } from '../../content/replies/story-replies.ts';
import type { ArticleData } from '../../content/schemas/article.ts';
import { digestOf } from '../../shared/digest.ts';
import { isPublished } from '../../shared/publication.ts';
import { DownloadError, type AnswerLimits } from '../../shared/web-answer.ts';
import { readBluesky } from './bluesky.ts';
import { readKeptReplies, writeKeptReplies, type KeptReplies } from './kept-replies.ts';
import { readMastodon } from './mastodon.ts';
import { askForReplies, REPLY_LIMITS } from './reply-question.ts';
import { plainReply } from './reply-words.ts';

export interface RepliesOptions {
  root: string;
  contentDir: string;
  /** The build’s moment, in milliseconds since 1970. */
  now: number;
  /** Another way to ask than by the network. */
  ask?: typeof askForReplies;
}

export interface FoundReplies {
  /** By the stories’ ids. */
  replies: ReadonlyMap<string, StoryReplies>;
  /** What could not be fetched, and what is shown in place of it. */
  notes: string[];
}

/** However many posts there are, and whatever their servers do, a build waits no longer. */
const LONGEST_MILLISECONDS = 10_000;
const AT_ONCE = 6;
/** The page leads to all. */
const MOST_SHOWN = 50;
const MOST_KEPT = 500;
/** Posts are asked about anew after this at the earliest; those of older stories after a part of their age. */
const SHORTEST_PAUSE = 10 * 60 * 1000;
const PART_OF_AGE = 1 / 50;

/**
 * The replies to the posts that published stories name, as they were fetched last: what is due is asked for. A server that is slow, gone
 * or says something else keeps nothing from being built. No request is made where no story names a post.
 */
export async function findReplies(newsroom: Newsroom, options: RepliesOptions): Promise<FoundReplies> {
  const posts = listPosts(newsroom, options.now);
  if (posts.length === 0) return { replies: new Map(), notes: [] };
  const file = join(options.root, '.cache/replies', `${digestOf(options.contentDir)}.json`);
  const before = readKeptReplies(file);
  const named = new Set(posts.map(({ address }) => address));
  const kept = new Map([...before].filter(([address]) => named.has(address)));
  const due = [...new Map(posts.map((post) => [post.address, post])).values()].filter((post) =>
    isDue(post, kept.get(post.address), options.now),
  );
  const notes = await askAll(due, kept, newsroom.site.address, options);
  if (due.length > 0 || kept.size < before.size) writeKeptReplies(file, kept);
  return { replies: byStory(posts, kept), notes };
}

interface NamedPost {
  story: string;
  published: number;
  address: string;
  hide: readonly string[];
  post: RepliedPost;
}

function listPosts({ articles }: Newsroom, now: number): NamedPost[] {
  return articles.flatMap(({ id, data }) => (isPublished(data, now) ? postsOf(id, data) : []));
}

function postsOf(story: string, { published, replies = [] }: ArticleData): NamedPost[] {
  return replies.flatMap(({ post: address, hide = [] }) => {
    const post = repliedPostOf(address);
    return post ? [{ story, published: Date.parse(published), address, hide, post }] : [];
  });
}

function isDue({ published }: NamedPost, kept: KeptReplies | undefined, now: number): boolean {
  if (!kept) return true;
  return now - kept.asked >= Math.max(SHORTEST_PAUSE, (now - published) * PART_OF_AGE);
}

/** Asks about posts, the newest stories’ first, and puts what is answered into `kept`. */
async function askAll(
  due: readonly NamedPost[],
  kept: Map<string, KeptReplies>,
  newspaper: string,
  { now, ask = askForReplies }: RepliesOptions,
): Promise<string[]> {
  const notes: string[] = [];
  const until = performance.now() + LONGEST_MILLISECONDS;
  const open = due.toSorted((one, other) => other.published - one.published || (one.address < other.address ? -1 : 1));
  const work = async (): Promise<void> => {
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const left = until - performance.now();
      if (left <= 0) {
        open.unshift(next);
        return;
      }
      const limits: AnswerLimits = { ...REPLY_LIMITS, milliseconds: Math.ceil(Math.min(REPLY_LIMITS.milliseconds, left)) };
      const known = kept.get(next.address);
      try {
        const answer = await ask(next.post.question, newspaper, limits);
        kept.set(next.address, { asked: now, answered: now, replies: readReplies(answer, next.post, now) });
      } catch (error) {
        kept.set(next.address, { replies: [], ...known, asked: now });
        notes.push(noteOf(next.address, error, known));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (open.length > 0)
    notes.push(
      `The replies to ${open.length === 1 ? 'one post' : `${String(open.length)} posts`} are left for the next build: it takes too long.`,
    );
  return notes.sort();
}

function readReplies(answer: unknown, { service, host }: RepliedPost, now: number): SocialReply[] {
  const all = service === 'Mastodon' ? readMastodon(answer, host) : readBluesky(answer);
  return all
    .flatMap((reply) => plainReply(reply, now) ?? [])
    .sort((one, other) => Date.parse(one.date) - Date.parse(other.date) || (one.id < other.id ? -1 : 1))
    .slice(0, MOST_KEPT);
}

function noteOf(address: string, error: unknown, known: KeptReplies | undefined): string {
  const why = error instanceof DownloadError ? error.message : 'the server answers with something else';
  const shown =
    known?.answered === undefined
      ? 'None are shown.'
      : `Those of ${new Date(known.answered).toISOString().slice(0, 16).replace('T', ' ')} UTC are shown.`;
  return `The replies to ${address} could not be fetched: ${why}. ${shown}`;
}

function byStory(posts: readonly NamedPost[], kept: ReadonlyMap<string, KeptReplies>): Map<string, StoryReplies> {
  const found = new Map<string, StoryReplies>();
  for (const [story, own] of Map.groupBy(posts, (post) => post.story)) {
    const shown = own.flatMap(({ address, hide, post }): PostReplies[] => {
      const replies = withoutHidden(kept.get(address)?.replies ?? [], hide).slice(0, MOST_SHOWN);
      return replies.length === 0 ? [] : [{ address, service: post.service, replies }];
    });
    if (shown.length > 0) found.set(story, { posts: shown, digest: digestOf(JSON.stringify(shown)) });
  }
  return found;
}

/** Without those that an editor has hidden, and what answers them. */
function withoutHidden(replies: readonly SocialReply[], hide: readonly string[]): SocialReply[] {
  const addresses = new Set(hide.map(bare));
  const byId = new Map(replies.map((reply) => [reply.id, reply]));
  const isHidden = (reply: SocialReply | undefined, steps: number): boolean => {
    if (!reply || steps > replies.length) return false;
    return (
      [reply.url, ...reply.alsoAt].some((address) => addresses.has(bare(address))) || isHidden(byId.get(reply.answers ?? ''), steps + 1)
    );
  };
  return replies.filter((reply) => !isHidden(reply, 0));
}

function bare(address: string): string {
  return address.toLowerCase().replace(/\/+$/, '');
}
