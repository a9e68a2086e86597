import { digestOf } from '../../shared/digest.ts';
import { LIVE_FOLDER, liveHeadUrl, outputFile } from '../../shared/urls.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { SiteFile } from './site-files.ts';
import type { LivePost, Story } from './story.ts';

/** Long enough that no two states of coverage are taken for one. */
const LENGTH = 16;

/** What a page that is open asks for again and again, to see whether there is more: under 200 bytes. */
export interface LiveHead {
  state: 'upcoming' | 'live' | 'ended';
  /** How many posts there are, withdrawn ones included. */
  posts: number;
  /** The digest of the newest post and of all before it; empty while there is none. */
  newest: string;
  /** What `newest` was before the newest post came. */
  before: string;
}

/** `posts`: newest first, as the index has them. */
export function buildLiveHead(state: LiveHead['state'], posts: readonly LivePost[]): LiveHead {
  const chain = chainOf(posts);
  return { state, posts: posts.length, newest: chain.at(-1) ?? '', before: chain.at(-2) ?? '' };
}

/** The digest of a post as its file has it. */
export function digestOfPost({ id, source }: Pick<LivePost, 'id' | 'source'>): string {
  return digestOf(`${id} ${source.digest}`).slice(0, LENGTH);
}

/** The heads of an edition’s live coverage. */
export function liveHeadFiles(index: NewsroomIndex, edition: Edition): SiteFile[] {
  return (edition.byKind.get('live')?.all ?? []).map((story): SiteFile => {
    const address = liveHeadUrl(index.space, story.id);
    return {
      kind: 'data',
      route: '[heads]/[...coverage].json.ts',
      params: { heads: LIVE_FOLDER, coverage: story.id },
      path: outputFile(index.space, address),
      text: () => JSON.stringify(headOf(index, story)),
    };
  });
}

/** The head of a story’s coverage. */
export function headOf(index: NewsroomIndex, story: Story): LiveHead {
  return buildLiveHead(story.data.live?.status ?? 'ended', index.livePosts.get(story.id) ?? []);
}

/** A digest for each post from the first to the last, each made of the post and of the digest before: none can be taken out unseen. */
function chainOf(posts: readonly LivePost[]): string[] {
  let before = '';
  return posts.toReversed().map((post) => {
    before = digestOf(`${before} ${digestOfPost(post)}`).slice(0, LENGTH);
    return before;
  });
}
