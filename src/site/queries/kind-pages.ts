import { STANDING_PAGES } from '../../shared/standing-pages.ts';
import type { StoriesPageView, StreamPageView } from '../views/standing.ts';
import { buildStandingPage } from './standing-page.ts';
import { listedStories } from './listings.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import { podcastLink } from './podcast.ts';
import { buildTeaser } from './teasers.ts';

/** How many stories a page of one kind shows; older ones are in the archive. */
const OF_KIND = 60;

type KindPage = 'live' | 'audio' | 'video' | 'pictures';

/** A page of all stories of one kind. */
export function getKindPage(index: NewsroomIndex, edition: Edition, page: KindPage): StoriesPageView {
  const stories = edition.byKind.get(STANDING_PAGES[page].lists)?.first(OF_KIND) ?? [];
  return {
    ...buildStandingPage(index, edition, page, { stories: listedStories(index, stories) }),
    stories: stories.map((story) => buildTeaser(index, edition, story)),
  };
}

/** The Live page, or the Audio Only page: the stream or its state, then the stories of that kind. */
export function getStreamPage(index: NewsroomIndex, edition: Edition, kind: 'live' | 'audio'): StreamPageView {
  const { words } = edition;
  const stream = index.site[kind];
  const onAir = stream.status === 'on-air';
  const podcast = kind === 'audio' ? podcastLink(index, edition) : undefined;
  const page = getKindPage(index, edition, kind);
  return {
    ...page,
    head: { ...page.head, feeds: [...(podcast ? [podcast] : []), ...page.head.feeds] },
    kind,
    stream: {
      onAir,
      state: words.text(onAir ? 'onAir' : 'offAir'),
      text: words.text(kind === 'live' ? 'liveOffAirText' : 'audioOffAirText'),
      url: onAir ? stream.url : undefined,
      title: stream.title === undefined ? undefined : edition.say(stream.title),
    },
    heading: words.text(kind === 'live' ? 'liveStories' : 'audioStories'),
    feed: podcast && { label: words.text('followPodcast'), url: podcast.url },
  };
}
