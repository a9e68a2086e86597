import { findReplies, type FoundReplies } from '../../src/build/replies/find-replies.ts';
import type { Newsroom } from '../../src/content/newsroom-model.ts';
import type { SocialReply } from '../../src/content/replies/story-replies.ts';
import type { ArticleData } from '../../src/content/schemas/article.ts';

export const NOW = Date.parse('2026-11-22T12:00:00Z');
export const TOOT = 'https://mastodon.example/@tideline/100';
export const SKEET = 'https://bsky.app/profile/tideline.example/post/3aaa';
export const STORY = 'en/2026/harbour';

export type Stories = Record<string, Partial<ArticleData>>;

function newsroom(stories: Stories): Newsroom {
  const articles = Object.entries(stories).map(([id, data]) => ({ id, data: { published: '2026-11-22T11:00:00+00:00', ...data } }));
  return { site: { address: 'https://tideline.example/' }, articles } as unknown as Newsroom;
}

/** Builds at a moment; `answer` stands for all servers. */
export function find(root: string, stories: Stories, answer: (question: string) => unknown, now = NOW): Promise<FoundReplies> {
  return findReplies(newsroom(stories), {
    root,
    contentDir: '/content',
    now,
    ask: (question) => Promise.resolve().then(() => answer(question)),
  });
}

export const named = (...posts: string[]): Stories => ({ [STORY]: { replies: posts.map((post) => ({ post })) } });
export const shown = ({ replies }: FoundReplies, story = STORY): SocialReply[] =>
  (replies.get(story)?.posts ?? []).flatMap((post) => post.replies);
export const texts = (found: FoundReplies) => shown(found).map(({ text }) => text);

/** As https://docs.joinmastodon.org/entities/Status/ has it. */
export const status = (id: string, changes: Record<string, unknown> = {}) => ({
  id,
  in_reply_to_id: '100',
  created_at: `2026-11-22T11:${id.padStart(2, '0').slice(-2)}:00.000Z`,
  url: `https://other.example/@ana/${id}`,
  content: `<p><span class="h-card"><a href="https://mastodon.example/@tideline">@<span>tideline</span></a></span> Reply ${id}</p>`,
  visibility: 'public',
  sensitive: false,
  spoiler_text: '',
  account: { acct: 'ana@other.example', display_name: 'Ana :wave:' },
  ...changes,
});
export const context = (...descendants: unknown[]) => ({ ancestors: [], descendants });

/** As https://docs.bsky.app/docs/api/app-bsky-feed-get-post-thread has it. */
export const node = (key: string, changes: Record<string, unknown> = {}, replies: unknown[] = []) => ({
  post: {
    uri: `at://did:plc:ana/app.bsky.feed.post/${key}`,
    author: { did: 'did:plc:ana', handle: 'ana.example', displayName: 'Ana', labels: [] },
    record: { text: `Reply ${key}`, createdAt: '2026-11-22T11:30:00Z' },
    labels: [],
    ...changes,
  },
  replies,
});
export const thread = (replies: unknown[], post: unknown = {}) => ({ thread: { post, replies } });
