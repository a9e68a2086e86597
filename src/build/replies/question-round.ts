import type { RepliedPost } from '../../content/replies/replied-post.ts';
import type { SocialReply } from '../../content/replies/story-replies.ts';
import { DownloadError, type AnswerLimits } from '../../shared/web-answer.ts';
import { readBluesky } from './bluesky.ts';
import type { KeptReplies } from './kept-replies.ts';
import { readMastodon } from './mastodon.ts';
import type { NamedPost } from './named-posts.ts';
import { askForReplies, REPLY_LIMITS } from './reply-question.ts';
import { plainReply } from './reply-words.ts';

/** However many posts there are, and whatever their servers do, a build waits no longer. */
const LONGEST_MILLISECONDS = 10_000;
const AT_ONCE = 6;
const MOST_KEPT = 500;
const DAY = 24 * 60 * 60 * 1000;
/** Of replies that nobody could confirm for so long, it cannot be known which of them their authors have deleted. */
const LONGEST_SHOWN = 30 * DAY;
/** What a server that is asked too much may ask for at most. */
const LONGEST_REST = DAY;
/** What it gets where it does not say for how long. */
const SHORTEST_REST = 10 * 60 * 1000;

/** Asks about posts, the newest stories’ first, and puts what is answered into `kept`; tells what was not. */
export async function askAll(
  due: readonly NamedPost[],
  kept: Map<string, KeptReplies>,
  newspaper: string,
  { now, ask = askForReplies }: { now: number; ask?: typeof askForReplies },
): Promise<string[]> {
  const notes: string[] = [];
  const until = performance.now() + LONGEST_MILLISECONDS;
  const open = due.toSorted((one, other) => other.published - one.published || (one.address < other.address ? -1 : 1));
  /** Servers that asked for a rest, until when, and how many more of their posts have to wait. */
  const resting = new Map<string, { until: number; waiting: number }>();
  const askOne = async ({ address, story, post }: NamedPost, milliseconds: number): Promise<void> => {
    const { question, service } = post;
    const known = kept.get(question);
    const server = new URL(question).host;
    const pausing = resting.get(server);
    if (pausing) {
      pausing.waiting += 1;
      kept.set(question, { replies: [], ...known, asked: now, until: pausing.until });
      return;
    }
    try {
      const answer = await ask(question, newspaper, { ...REPLY_LIMITS, milliseconds } satisfies AnswerLimits);
      kept.set(question, { asked: now, answered: now, replies: readReplies(answer, post, now) });
    } catch (error) {
      if (isGone(error, service)) {
        kept.set(question, { asked: now, answered: now, replies: [] });
        notes.push(
          `${address} is not there any more, or not for everybody: no replies to it are shown. Take it out of ${story}, or correct its address.`,
        );
        return;
      }
      const { pause, status } = error instanceof DownloadError ? error : {};
      const rest = pause ?? (status === 429 ? SHORTEST_REST : undefined);
      const rested = rest === undefined ? undefined : now + Math.min(rest, LONGEST_REST);
      if (rested !== undefined) resting.set(server, { waiting: 0, ...resting.get(server), until: rested });
      const shown = known && now - (known.answered ?? now) > LONGEST_SHOWN ? { ...known, replies: [] } : known;
      kept.set(question, { replies: [], ...shown, asked: now, until: rested });
      notes.push(noteOf(address, error, known, shown));
    }
  };
  const work = async (): Promise<void> => {
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const left = until - performance.now();
      if (left <= 0) {
        open.unshift(next);
        return;
      }
      await askOne(next, Math.ceil(Math.min(REPLY_LIMITS.milliseconds, left)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const [server, { until: rested, waiting }] of resting)
    if (waiting > 0)
      notes.push(
        `${server} asks for a rest until ${momentOf(rested)}: so long the replies to ${postsOf(waiting)} more there are as they were.`,
      );
  if (open.length > 0) notes.push(`The replies to ${postsOf(open.length)} are left for the next build: it takes too long.`);
  return notes;
}

/** Deleted, hidden, or of an account that is no more. Bluesky says so with 400, of a post whose address has the right form. */
function isGone(error: unknown, service: RepliedPost['service']): boolean {
  const status = error instanceof DownloadError ? error.status : undefined;
  return status === 404 || status === 410 || (status === 400 && service === 'Bluesky');
}

function readReplies(answer: unknown, { service, host }: RepliedPost, now: number): SocialReply[] {
  const all = service === 'Mastodon' ? readMastodon(answer, host) : readBluesky(answer);
  return all
    .flatMap((reply) => plainReply(reply, now) ?? [])
    .sort((one, other) => Date.parse(one.date) - Date.parse(other.date) || (one.id < other.id ? -1 : 1))
    .slice(0, MOST_KEPT);
}

function noteOf(address: string, error: unknown, known: KeptReplies | undefined, shown: KeptReplies | undefined): string {
  const why = error instanceof DownloadError ? error.message : 'the server answers with something else';
  const what =
    known?.answered === undefined
      ? 'None are shown.'
      : shown === known
        ? `Those of ${momentOf(known.answered)} are shown.`
        : `Those of ${momentOf(known.answered)} are shown no longer: which of them were deleted since, nobody can tell.`;
  return `The replies to ${address} could not be fetched: ${why}. ${what}`;
}

function momentOf(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function postsOf(count: number): string {
  return count === 1 ? 'one post' : `${String(count)} posts`;
}
