import { join } from 'node:path';
import type { Newsroom } from '../../content/newsroom-model.ts';
import type { PostReplies, StoryReplies } from '../../content/replies/story-replies.ts';
import { digestOf } from '../../shared/digest.ts';
import { isNamedBy, withoutHidden } from './hidden-replies.ts';
import { readKeptReplies, writeKeptReplies, type KeptReplies } from './kept-replies.ts';
import { listNamedPosts, type NamedPost } from './named-posts.ts';
import type { askAll } from './question-round.ts';
import type { askForReplies } from './reply-question.ts';

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

/** The page leads to all. */
const MOST_SHOWN = 50;
const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
/** Posts are asked about anew after this at the earliest; those of older stories after a part of their age, and each once a week. */
const SHORTEST_PAUSE = 10 * MINUTE;
const PART_OF_AGE = 1 / 50;
const LONGEST_PAUSE = 7 * DAY;

/**
 * The replies to the posts that published stories name, as they were fetched last: what is due is asked for. A server that is slow, gone
 * or says something else keeps nothing from being built. No request is made where no story names a post.
 */
export async function findReplies(newsroom: Newsroom, options: RepliesOptions): Promise<FoundReplies> {
  const posts = listNamedPosts(newsroom, options.now);
  if (posts.length === 0) return { replies: new Map(), notes: [] };
  const file = join(options.root, '.cache/replies', `${digestOf(options.contentDir)}.json`);
  const before = readKeptReplies(file);
  const named = new Set(posts.map(({ post }) => post.question));
  const kept = new Map([...before].filter(([question]) => named.has(question)));
  const due = [...new Map(posts.map((one) => [one.post.question, one])).values()].filter((one) =>
    isDue(one, kept.get(one.post.question), options.now),
  );
  const notes = due.length === 0 ? [] : await askAboutPosts(due, kept, newsroom.site.address, options);
  if (due.length > 0 || kept.size < before.size) writeKeptReplies(file, kept);
  const asked = new Set(due.map(({ post }) => post.question));
  return { replies: byStory(posts, kept), notes: [...notes, ...notesOfHiding(posts, kept, asked, options.now)].sort() };
}

/** What asks over the network is opened when there is something to ask: it takes longer to open than a build that asks nothing can spare. */
const askAboutPosts: typeof askAll = async (...asked) => (await import('./question-round.ts')).askAll(...asked);

function isDue({ published }: NamedPost, kept: KeptReplies | undefined, now: number): boolean {
  if (!kept) return true;
  const pause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, (now - published) * PART_OF_AGE));
  const since = now - kept.asked;
  // Asked by a clock that was far ahead: it would not be asked again for as long.
  if (since < -LONGEST_PAUSE) return true;
  return since >= pause && now >= (kept.until ?? 0);
}

function byStory(posts: readonly NamedPost[], kept: ReadonlyMap<string, KeptReplies>): Map<string, StoryReplies> {
  const found = new Map<string, StoryReplies>();
  for (const [story, own] of Map.groupBy(posts, (post) => post.story)) {
    const shown = own.flatMap(({ address, hide, post }): PostReplies[] => {
      const replies = withoutHidden(kept.get(post.question)?.replies ?? [], hide).slice(0, MOST_SHOWN);
      return replies.length === 0 ? [] : [{ address, service: post.service, replies }];
    });
    if (shown.length > 0) found.set(story, { posts: shown, digest: digestOf(JSON.stringify(shown)) });
  }
  return found;
}

/** An editor who hides a reply relies on it: what hides none is told whenever its post has answered. */
function notesOfHiding(
  posts: readonly NamedPost[],
  kept: ReadonlyMap<string, KeptReplies>,
  asked: ReadonlySet<string>,
  now: number,
): string[] {
  return posts.flatMap(({ story, address, hide, post: { question } }) => {
    const { answered, replies = [] } = kept.get(question) ?? {};
    if (!asked.has(question) || answered !== now || replies.length === 0) return [];
    return hide
      .filter((hidden) => !replies.some((reply) => isNamedBy(reply, hidden)))
      .map(
        (hidden) =>
          `${story} hides ${hidden}, which is none of the replies to ${address}. If it is still shown, copy the address from its time on the page; if it is gone, take the line out.`,
      );
  });
}
