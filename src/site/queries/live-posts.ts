import { dayKey } from '../../shared/calendar.ts';
import { formatDate, timeView } from '../../shared/date-format.ts';
import type { LiveView } from '../views/story.ts';
import { authorNames } from './author-names.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { Story } from './story.ts';

export function buildLive(index: NewsroomIndex, edition: Edition, story: Story): LiveView | undefined {
  const { live } = story.data;
  if (!live) return undefined;
  const posts = index.livePosts.get(story.id) ?? [];
  const isOfOneDay = posts.every(({ data }) => dayKey(data.published, index.space.timeZone) === story.day);
  return {
    state: edition.words.liveState(live.status),
    running: live.status === 'live',
    updated: posts[0] && timeView(story.changed, 'time', edition.style),
    background: (story.data.related ?? []).flatMap((key) => {
      const other = edition.byKey.get(key);
      return other ? [{ label: other.data.headline, url: other.url }] : [];
    }),
    posts: posts.map((post) => ({
      id: `post-${post.id.split('/').at(-1) ?? ''}`,
      when: timeView(post.data.published, 'time', edition.style),
      day: isOfOneDay ? undefined : formatDate(post.data.published, 'shortDayMonth', edition.style),
      headline: post.data.headline,
      key: post.data.key ?? false,
      byline: authorNames(index, edition, post.data.byline ?? [], post.source.file)
        .map((name) => name.label)
        .join(edition.words.mark('listComma')),
      text: post.source,
    })),
  };
}
