import type { TextEntry } from '../content/newsroom-model.ts';
import type { ArticleData, LivePostData } from '../content/schemas/article.ts';

/** What was done: of which coverage, and of a new post the moment that it has. */
export interface LiveDeed {
  story: TextEntry<ArticleData>;
  published?: string | undefined;
  /** Whether that moment is said in the call, and not by this computer’s clock. */
  isTimeSaid?: boolean;
}

const NEXT = 'The next build publishes it.';

/** When readers have what was written, and what an editor would be surprised by. */
export function outlookOf(
  { story: { id, data }, published, isTimeSaid = false }: LiveDeed,
  posts: readonly LivePostData[],
  now: number,
): string {
  if (data.removed !== undefined) return `Readers do not have it: ${id} is taken down.`;
  if (data.draft === true) return `It is out when ${id} is: that is a draft still.`;
  if (Date.parse(data.published) > now) return `It is out when ${id} is, at ${data.published}.`;
  if (published === undefined) return NEXT;
  if (Date.parse(published) > now) return `It waits for its time: the first build after ${published} publishes it.`;
  const warning = warningOf(data, published, isTimeSaid ? [] : posts);
  return warning === undefined ? NEXT : `${NEXT}\n${warning}`;
}

function warningOf({ live }: ArticleData, published: string, posts: readonly LivePostData[]): string | undefined {
  if (live?.status === 'ended')
    return `But this coverage has ended${live.ended === undefined ? '' : `, at ${live.ended}`}: whoever has its page open is not told of it.`;
  if (live?.status === 'upcoming') return 'But this coverage is still to come. When it begins, write “status: live” into the story.';
  const moment = Date.parse(published);
  if (live !== undefined && moment < Date.parse(live.started)) return behind(published, 'the coverage began');
  const later = posts.filter((post) => Date.parse(post.published) > moment);
  return later.length === 0 ? undefined : behind(published, later.length === 1 ? 'another post' : `${String(later.length)} other posts`);
}

function behind(published: string, what: string): string {
  return `But it has the time ${published}, which is before ${what}. If that is wrong, see whether this computer’s clock is right.`;
}
