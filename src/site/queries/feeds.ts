import feedStyle from '../../theme/styles/feed.css?inline';
import { writeAtom } from '../feeds/atom.ts';
import type { Feed, FeedItem } from '../feeds/feed.ts';
import { feedStyleSheet } from '../feeds/feed-style.ts';
import { writeJsonFeed } from '../feeds/json-feed.ts';
import { escapeHtml } from '../../shared/escape-html.ts';
import { withDirection } from '../feeds/story-content.ts';
import { writeRss } from '../feeds/rss.ts';
import { isoInZone } from '../../shared/date-format.ts';
import {
  absoluteUrl,
  authorUrl,
  FEED_FILES,
  feedStyleUrl,
  feedUrl,
  fileUrl,
  frontUrl,
  outputFile,
  sectionUrl,
  standingUrl,
  topicUrl,
  type FeedFormat,
} from '../../shared/urls.ts';
import { feedIdOf } from './feed-ids.ts';
import { buildFeedItem, lastChangeOf } from './feed-item.ts';
import { feedTitle } from './feed-links.ts';
import type { Edition, NewsroomIndex } from './newsroom-index.ts';
import type { StoryList } from './noted.ts';
import { podcastFiles } from './podcast.ts';
import { type DataRoute } from './route-names.ts';
import { editionParam, pathParam, type SiteFile, type TextPrinter } from './site-files.ts';
import { correctionYears, latestCorrections, type StoryCorrection } from './corrections.ts';
import { editionDays } from './day-editions.ts';
import { editionItem } from './day-edition-items.ts';

/** How many of the latest stories a feed holds. */
const ITEMS_IN_A_FEED = 20;

const FEED_ROUTES = {
  rss: '[...list]/rss.xml.ts',
  atom: '[...list]/atom.xml.ts',
  json: '[...list]/feed.json.ts',
} as const satisfies Record<FeedFormat, DataRoute>;

const WRITERS: Readonly<Record<FeedFormat, (feed: Feed) => string>> = { rss: writeRss, atom: writeAtom, json: writeJsonFeed };

/** A feed before it is made. What it says of itself is asked for then, so that it is read for the feed. */
interface Channel {
  /** The page whose feed it is. */
  url: string;
  words: () => { name?: string | undefined; description?: string | undefined };
  items: (printText: TextPrinter) => Promise<FeedItem[]>;
}

/** The feeds of an edition: of its front, and of every section, topic and author, each in three formats; of corrections; and the podcast. */
export function feedFiles(index: NewsroomIndex, edition: Edition): SiteFile[] {
  const { space } = index;
  const { language } = edition.view;
  const latest = (url: string, stories: StoryList, words: Channel['words']): Channel => ({
    url,
    words,
    items: (printText) => Promise.all(stories.first(ITEMS_IN_A_FEED).map((story) => buildFeedItem(index, edition, story, printText))),
  });
  const say = (text: Parameters<Edition['say']>[0] | undefined) => (text === undefined ? undefined : edition.say(text));
  const channels = [
    latest(frontUrl(space, language), edition.stories, () => ({ description: edition.say(index.site.description) })),
    ...[...edition.bySection].map(([path, stories]) =>
      latest(sectionUrl(space, language, path), stories, () => {
        const section = index.sections.get(path);
        return { name: say(section?.name), description: say(section?.covers) };
      }),
    ),
    ...[...edition.byTopic]
      .filter(([id]) => index.topics.has(id))
      .map(([id, stories]) =>
        latest(topicUrl(space, language, id), stories, () => {
          const topic = index.topics.get(id);
          return { name: say(topic?.name), description: say(topic?.about) };
        }),
      ),
    ...[...edition.byAuthor]
      .filter(([id]) => index.authors.has(id))
      .map(([id, stories]) =>
        latest(authorUrl(space, language, id), stories, () => {
          const author = index.authors.get(id);
          return { name: say(author?.name), description: say(author?.about) };
        }),
      ),
    ...correctionsChannel(index, edition),
    ...editionsChannel(index, edition),
  ];
  return [
    ...channels.flatMap((channel) => channelFiles(index, edition, channel)),
    {
      kind: 'data',
      route: '[...edition]/feed.css.ts',
      params: { edition: editionParam(index, edition) },
      path: outputFile(space, feedStyleUrl(space, language)),
      text: () => feedStyleSheet(feedStyle, index.look.feedStyles, edition.view),
    },
    ...podcastFiles(index, edition),
  ];
}

/** One channel in every format. */
function channelFiles(index: NewsroomIndex, edition: Edition, channel: Channel): SiteFile[] {
  return (Object.keys(FEED_FILES) as FeedFormat[]).map((format) => ({
    kind: 'data',
    route: FEED_ROUTES[format],
    params: { list: pathParam(index, channel.url) },
    path: outputFile(index.space, feedUrl(channel.url, format)),
    text: async (printText) => WRITERS[format](buildFeed(index, edition, channel, format, await channel.items(printText))),
  }));
}

function buildFeed(index: NewsroomIndex, edition: Edition, channel: Channel, format: FeedFormat, items: FeedItem[]): Feed {
  const { site, space } = index;
  const { language } = edition.view;
  const { name, description } = channel.words();
  const title = feedTitle(index, edition, name);
  return {
    title,
    description: description ?? edition.words.text('latestOf', { name: title }),
    language,
    url: absoluteUrl(space, feedUrl(channel.url, format)),
    pageUrl: absoluteUrl(space, channel.url),
    styleUrl: feedStyleUrl(space, language),
    icon: absoluteUrl(space, fileUrl(space, 'logo.png')),
    publisher: publisherOf(index, edition),
    copyright: `© ${site.publisher.name}`,
    updated: lastChangeOf(index, items),
    hubs: site.announce?.hubs,
    items,
  };
}

function publisherOf({ site, space }: NewsroomIndex, edition: Edition): Feed['publisher'] {
  return { name: site.name, url: absoluteUrl(space, frontUrl(space, edition.view.language)) };
}

/** What was corrected lately; absent before the first correction. */
function correctionsChannel(index: NewsroomIndex, edition: Edition): Channel[] {
  if (correctionYears(index, edition).length === 0) return [];
  return [
    {
      url: standingUrl(index.space, edition.view.language, 'corrections'),
      words: () => ({ name: edition.words.text('corrections'), description: edition.words.text('correctionsCovers') }),
      items: () => Promise.resolve(latestCorrections(index, edition, ITEMS_IN_A_FEED).map((one) => correctionItem(index, edition, one))),
    },
  ];
}

/** The editions of days; absent where there is none yet. */
function editionsChannel(index: NewsroomIndex, edition: Edition): Channel[] {
  if (editionDays(index, edition).length === 0) return [];
  return [
    {
      url: standingUrl(index.space, edition.view.language, 'editions'),
      words: () => ({ name: edition.words.text('dayEditions'), description: edition.words.text('editionsCovers') }),
      items: () =>
        Promise.resolve(
          editionDays(index, edition)
            .slice(0, ITEMS_IN_A_FEED)
            .map((day) => editionItem(index, edition, day, publisherOf(index, edition))),
        ),
    },
  ];
}

function correctionItem(index: NewsroomIndex, edition: Edition, { story, correction }: StoryCorrection): FeedItem {
  const { space } = index;
  const { words } = edition;
  const url = absoluteUrl(space, story.url);
  // The editor adds the newest correction last, so the place of each stays.
  const number = (story.data.corrections ?? []).indexOf(correction) + 1;
  const date = isoInZone(correction.date, space.timeZone);
  return {
    id: `${feedIdOf(index, story)}#correction-${number}`,
    isAddress: false,
    url: `${url}#corrections`,
    title: story.data.headline,
    summary: `${correction.wrong} ${correction.right}`,
    html: withDirection(
      edition.view,
      [
        [words.text('wrong'), correction.wrong],
        [words.text('right'), correction.right],
      ]
        .map(([label = '', text = '']) => `<p><strong>${escapeHtml(label)}</strong>${words.mark('colon')}${escapeHtml(text)}</p>`)
        .join('\n'),
    ),
    authors: [publisherOf(index, edition)],
    categories: [words.text('corrections')],
    published: date,
    updated: date,
    language: edition.view.language,
    recordings: [],
  };
}
