import { STANDING_PAGES } from '../../shared/standing-pages.ts';
import { isHls, streamOrigins } from '../../content/stream.ts';
import type { StoriesPageView, StreamPageView } from '../views/standing.ts';
import type { TeaserView } from '../views/teaser.ts';
import { buildStandingPage } from './standing-page.ts';
import { listedStories } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { alikeInRows } from './picture-rows.ts';
import { podcastLink } from './podcast.ts';
import type { Story } from './story.ts';
import { buildTeaser } from './teasers.ts';

/** How many stories a page of one kind shows; older ones are in the archive. */
const OF_KIND = 60;

type KindPage = 'live' | 'audio' | 'video' | 'pictures';

/** How many of the latest stories a page shows that has none of its own. */
const INSTEAD = 3;

/** The newest of the newspaper. */
function newest(index: NewsroomIndex, edition: Edition): TeaserView[] {
  return alikeInRows(edition.stories.first(INSTEAD).map((story) => buildTeaser(index, edition, story)));
}

/** A page of all stories of one kind. */
export function getKindPage(index: NewsroomIndex, edition: Edition, page: KindPage): StoriesPageView {
  const stories = edition.byKind.get(STANDING_PAGES[page].lists)?.first(OF_KIND) ?? [];
  return {
    ...buildStandingPage(index, edition, page, { stories: listedStories(index, stories) }),
    latest: stories.length > 0 ? [] : newest(index, edition),
    stories: gridOf(stories.map((story) => buildTeaser(index, edition, story))),
  };
}

/** The first stands alone above the rows. */
function gridOf([first, ...others]: readonly TeaserView[]): TeaserView[] {
  return first ? [first, ...alikeInRows(others)] : [];
}

/** The Live page, or the Audio Only page: the stream or its state, then the stories of that kind. */
export function getStreamPage(index: NewsroomIndex, edition: Edition, kind: 'live' | 'audio'): StreamPageView {
  const { words } = edition;
  const stream = index.site[kind];
  const onAir = stream.status === 'on-air';
  const podcast = kind === 'audio' ? podcastLink(index, edition) : undefined;
  const page = getKindPage(index, edition, kind);
  const isComing = ({ data }: Story) => data.live?.status === 'upcoming';
  const next = kind === 'live' ? (edition.byKind.get('live')?.first(OF_KIND) ?? []).filter(isComing) : [];
  const isNext = new Set(next.map(({ url }) => url));
  return {
    ...page,
    next: { heading: words.liveState('upcoming'), stories: next.map((story) => buildTeaser(index, edition, story)) },
    stories: gridOf(page.stories.filter(({ url }) => !isNext.has(url))),
    head: { ...page.head, streams: streamOrigins(stream), feeds: [...(podcast ? [podcast] : []), ...page.head.feeds] },
    kind,
    stream: {
      onAir,
      state: words.text(onAir ? 'onAir' : 'offAir'),
      text: words.text(kind === 'live' ? 'liveOffAirText' : 'audioOffAirText'),
      url: onAir ? stream.url : undefined,
      isHls: onAir && stream.url !== undefined && isHls(stream.url),
      title: stream.title === undefined ? undefined : edition.say(stream.title),
    },
    heading: words.text(kind === 'live' ? 'liveStories' : 'audioStories'),
    feed: podcast && { label: words.text('followPodcast'), url: podcast.url },
  };
}
