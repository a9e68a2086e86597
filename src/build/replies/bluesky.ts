import { z } from 'zod';
import type { SocialReply } from '../../content/replies/story-replies.ts';
import { DownloadError } from '../../shared/web-answer.ts';

/** https://docs.bsky.app/docs/api/app-bsky-feed-get-post-thread */
const answerSchema = z.object({ thread: z.object({ post: z.unknown(), replies: z.array(z.unknown()).nullish() }) });

/** In place of a post that was deleted, or whose account nobody is to see. */
const goneSchema = z.object({ thread: z.union([z.object({ notFound: z.literal(true) }), z.object({ blocked: z.literal(true) })]) });

/** With labels, services ask that something is warned of, or not shown to people without an account. */
const noLabels = z.array(z.unknown()).max(0).nullish();

const nodeSchema = z.object({ post: z.unknown(), replies: z.array(z.unknown()).nullish() });

const postSchema = z.object({
  uri: z
    .string()
    .max(500)
    .regex(/^at:\/\/did:[a-z]+:[\w.:%-]+\/app\.bsky\.feed\.post\/[\w.~-]+$/),
  author: z.object({ did: z.string(), handle: z.string(), displayName: z.string().nullish(), labels: noLabels }),
  /** People label their own posts in the post itself. */
  record: z.object({ text: z.string(), createdAt: z.string(), labels: z.object({ values: noLabels }).nullish() }),
  labels: noLabels,
});

/** What the post’s author has hidden. */
const gateSchema = z.object({ threadgate: z.object({ record: z.object({ hiddenReplies: z.array(z.string()) }) }) });

const MOST_LOOKED_AT = 2000;

/**
 * The replies in what Bluesky answers, without those that are labelled, hidden by the newspaper’s own account, or not as they should be.
 * Throws when it is no such answer.
 */
export function readBluesky(answer: unknown): SocialReply[] {
  if (goneSchema.safeParse(answer).success) throw new DownloadError('the post is gone', { status: 410 });
  const { thread } = answerSchema.parse(answer);
  const gate = gateSchema.safeParse(thread.post);
  const hidden = new Set(gate.data?.threadgate.record.hiddenReplies);
  const found: SocialReply[] = [];
  const seen = new Set<string>();
  // An open list rather than recursion: what is nested too deep must not end the build.
  const open = (thread.replies ?? []).slice(0, MOST_LOOKED_AT).map((node) => ({ node, answers: undefined as string | undefined }));
  for (let looked = 0, next = open.shift(); next !== undefined && looked < MOST_LOOKED_AT; looked += 1, next = open.shift()) {
    const node = nodeSchema.safeParse(next.node).data;
    const uri = uriOf(node?.post);
    if (!node || uri === undefined || hidden.has(uri) || seen.has(uri)) continue;
    seen.add(uri);
    const reply = readPost(node.post, next.answers);
    if (reply) found.push(reply);
    const room = Math.max(0, MOST_LOOKED_AT - open.length);
    open.push(...(node.replies ?? []).slice(0, room).map((below) => ({ node: below, answers: reply?.id })));
  }
  return found;
}

function uriOf(post: unknown): string | undefined {
  return z.object({ uri: z.string() }).safeParse(post).data?.uri;
}

function readPost(post: unknown, answers: string | undefined): SocialReply | undefined {
  const { data } = postSchema.safeParse(post);
  if (!data) return undefined;
  const { uri, author, record } = data;
  const [did = '', , key = ''] = uri.slice('at://'.length).split('/');
  const { handle, displayName } = author;
  return {
    id: uri,
    ...(answers === undefined ? {} : { answers }),
    name: displayName ?? '',
    handle: `@${handle}`,
    date: record.createdAt,
    text: record.text,
    url: `https://bsky.app/profile/${did}/post/${key}`,
    alsoAt: [`https://bsky.app/profile/${handle}/post/${key}`],
  };
}
