import { dayKey } from '../../shared/calendar.ts';
import { formatDate, timeView } from '../../shared/date-format.ts';
import { liveHeadUrl } from '../../shared/urls.ts';
import type { LivePostView, LiveView } from '../views/story.ts';
import { authorNames } from './author-names.ts';
import { fact } from './facts.ts';
import { digestOfPost, headOf } from './live-head.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { LivePost, Story } from './story.ts';
import { buildPicture } from './teasers.ts';

export function buildLive(index: NewsroomIndex, edition: Edition, story: Story): LiveView | undefined {
  const { live } = story.data;
  if (!live) return undefined;
  const posts = index.livePosts.get(story.id) ?? [];
  const hasEnded = live.status === 'ended';
  const isOfOneDay = posts.every(({ data }) => dayKey(data.published, index.space.timeZone) === story.day);
  const newestFirst = posts.map((post) => buildPost(index, edition, post, isOfOneDay));
  const views = hasEnded ? newestFirst.reverse() : newestFirst;
  return {
    state: edition.words.liveState(live.status),
    running: live.status === 'live',
    order: hasEnded ? 'updatesInOrder' : 'allUpdates',
    updated: posts[0] && timeView(story.changed, 'time', edition.style),
    head: hasEnded ? undefined : { url: liveHeadUrl(index.space, story.id), newest: headOf(index, story).newest },
    background: (story.data.related ?? []).flatMap((key) => {
      const other = edition.byKey.get(key);
      return other ? [{ label: other.data.headline, url: other.url }] : [];
    }),
    moments: views.filter(({ key }) => key),
    posts: hasEnded ? views : [...views.filter(({ pinned }) => pinned), ...views.filter(({ pinned }) => !pinned)],
  };
}

/** What the address of a post ends with. */
export function anchorOf({ id }: Pick<LivePost, 'id'>): string {
  return `post-${id.split('/').at(-1) ?? ''}`;
}

/** The photos that a post shows: none once it is withdrawn, and none whose rights have ended. */
export function photosOfPost(index: NewsroomIndex, { data }: LivePost): NonNullable<LivePost['data']['photos']> {
  return data.withdrawn === undefined ? (data.photos ?? []).filter(({ photo }) => index.photos.has(photo)) : [];
}

/** Those of all posts of a story. */
export function photosOfPosts(index: NewsroomIndex, { id, head }: Pick<Story, 'id' | 'head'>): ReturnType<typeof photosOfPost> {
  return head.kind === 'live' ? (index.livePosts.get(id) ?? []).flatMap((post) => photosOfPost(index, post)) : [];
}

function buildPost(index: NewsroomIndex, edition: Edition, post: LivePost, isOfOneDay: boolean): LivePostView {
  const { published, headline, key = false, pinned = false, byline = [], updated, correction, withdrawn } = post.data;
  const isWithdrawn = withdrawn !== undefined;
  return {
    id: anchorOf(post),
    when: timeView(published, 'time', edition.style),
    day: isOfOneDay ? undefined : formatDate(published, 'shortDayMonth', edition.style),
    headline: isWithdrawn ? edition.words.text('postWithdrawn') : headline,
    key: key && !isWithdrawn,
    pinned: pinned && !isWithdrawn,
    withdrawn,
    correction: isWithdrawn ? undefined : correction,
    updated: updated === undefined ? undefined : timeView(updated, 'time', edition.style),
    byline: authorNames(index, edition, byline, post.source.file),
    text: isWithdrawn ? undefined : post.source,
    pictures: photosOfPost(index, post).map((use) => buildPicture(index, edition, use, post.source.file)),
    digest: digestOfPost(post),
  };
}

/** Whether an edition tells something as it happens, by a stream or in words. */
export function isAnythingLive(index: NewsroomIndex, edition: Edition): boolean {
  return index.site.live.status === 'on-air' || hasRunningCoverage(index, edition.view.language);
}

const hasRunningCoverage = fact('running-coverage', (index, language) =>
  [...(index.editions.get(language)?.byKind.get('live')?.all ?? [])].some(({ head }) => head.live?.status === 'live'),
);
