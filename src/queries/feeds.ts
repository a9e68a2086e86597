import feedStyle from '../styles/feed.css?inline';
import { writeAtom } from '../lib/feeds/atom.ts';
import type { Feed, FeedItem } from '../lib/feeds/feed.ts';
import { feedStyleSheet } from '../lib/feeds/feed-style.ts';
import { writeJsonFeed } from '../lib/feeds/json-feed.ts';
import { escapeHtml } from '../lib/escape-html.ts';
import { withDirection } from '../lib/feeds/story-content.ts';
import { writeRss } from '../lib/feeds/rss.ts';
import { isoInZone } from '../lib/date-format.ts';
import { digestOf } from '../lib/digest.ts';
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
} from '../lib/urls.ts';
import { feedIdOf } from './feed-ids.ts';
import { buildFeedItem, digestFeedItem, newestOf } from './feed-items.ts';
import { feedTitle, type FeedPage } from './feed-links.ts';
import { digestGround } from './ground.ts';
import type { Edition, NewsroomIndex, Story } from './newsroom-index.ts';
import { editionParam, pathParam, type DataRoute, type SiteFile, type TextPrinter } from './site-files.ts';
import { podcastFiles } from './podcast.ts';
import { correctionsByYear } from './standing-pages.ts';

/** How many of the latest stories a feed holds. */
const LATEST = 20;

const FEED_ROUTES = { rss: '[...list]/rss.xml.ts', atom: '[...list]/atom.xml.ts', json: '[...list]/feed.json.ts' } as const satisfies Record<
  FeedFormat,
  DataRoute
>;

const WRITERS: Readonly<Record<FeedFormat, (feed: Feed) => string>> = { rss: writeRss, atom: writeAtom, json: writeJsonFeed };

/** A feed before its items are made. */
interface Channel extends FeedPage {
  description: string;
  /** Of all that its items are made from. */
  digest: () => string;
  items: (printText: TextPrinter) => Promise<FeedItem[]>;
}

/** The feeds of an edition: of its front, and of every section, topic and author, each in three formats; of corrections; and the podcast. */
export function feedFiles(index: NewsroomIndex, edition: Edition): SiteFile[] {
  const { space } = index;
  const { language } = edition.view;
  const latest = (page: FeedPage & { description?: string | undefined }, stories: readonly Story[]): Channel => {
    const own = stories.slice(0, LATEST);
    return {
      ...page,
      description: page.description ?? edition.words.text('latestOf', { name: feedTitle(index, edition, page.name) }),
      digest: () => digestOf(own.map((story) => digestFeedItem(index, edition, story)).join('\n')),
      items: (printText) => Promise.all(own.map((story) => buildFeedItem(index, edition, story, printText))),
    };
  };
  const say = (text: Parameters<Edition['say']>[0] | undefined) => (text === undefined ? undefined : edition.say(text));
  const channels = [
    latest({ url: frontUrl(space, language), description: edition.say(index.site.description) }, edition.stories),
    ...[...edition.bySection].flatMap(([path, stories]) => {
      const section = index.sections.get(path);
      if (!section) return [];
      return latest({ name: edition.say(section.name), url: sectionUrl(space, language, path), description: say(section.covers) }, stories);
    }),
    ...[...edition.byTopic].flatMap(([id, stories]) => {
      const topic = index.topics.get(id);
      if (!topic) return [];
      return latest({ name: edition.say(topic.name), url: topicUrl(space, language, id), description: say(topic.about) }, stories);
    }),
    ...[...edition.byAuthor].flatMap(([id, stories]) => {
      const author = index.authors.get(id);
      if (!author) return [];
      return latest({ name: edition.say(author.name), url: authorUrl(space, language, id), description: say(author.about) }, stories);
    }),
    ...correctionsChannel(index, edition),
  ];
  return [
    ...channels.flatMap((channel) => channelFiles(index, edition, channel)),
    {
      kind: 'data',
      route: '[...edition]/feed.css.ts',
      params: { edition: editionParam(index, edition) },
      path: outputFile(space, feedStyleUrl(space, language)),
      text: () => feedStyleSheet(feedStyle, edition.view),
    },
    ...podcastFiles(index, edition),
  ];
}

/** One channel in every format. What they are made from is digested once. */
function channelFiles(index: NewsroomIndex, edition: Edition, channel: Channel): SiteFile[] {
  let digest: string | undefined;
  const inputs = () =>
    (digest ??= digestOf(
      [digestGround(index, edition), channel.name ?? '', channel.description, channel.url, channel.digest()].join('\n'),
    ));
  return (Object.keys(FEED_FILES) as FeedFormat[]).map((format) => ({
    kind: 'data',
    route: FEED_ROUTES[format],
    params: { list: pathParam(index, channel.url) },
    path: outputFile(index.space, feedUrl(channel.url, format)),
    inputs,
    text: async (printText) => WRITERS[format](buildFeed(index, edition, channel, format, await channel.items(printText))),
  }));
}

function buildFeed(index: NewsroomIndex, edition: Edition, channel: Channel, format: FeedFormat, items: FeedItem[]): Feed {
  const { site, space } = index;
  const { language } = edition.view;
  return {
    title: feedTitle(index, edition, channel.name),
    description: channel.description,
    language,
    url: absoluteUrl(space, feedUrl(channel.url, format)),
    pageUrl: absoluteUrl(space, channel.url),
    styleUrl: feedStyleUrl(space, language),
    icon: absoluteUrl(space, fileUrl(space, 'logo.png')),
    publisher: publisherOf(index, edition),
    copyright: `© ${site.publisher.name}`,
    updated: newestOf(items.map((item) => item.updated)),
    items,
  };
}

function publisherOf({ site, space }: NewsroomIndex, edition: Edition): Feed['publisher'] {
  return { name: site.name, url: absoluteUrl(space, frontUrl(space, edition.view.language)) };
}

/** What was corrected lately; absent before the first correction. */
function correctionsChannel(index: NewsroomIndex, edition: Edition): Channel[] {
  const { space } = index;
  const { words } = edition;
  const latest = [...correctionsByYear(index, edition).values()].flat().slice(0, LATEST);
  if (latest.length === 0) return [];
  const items = latest.map(({ story, correction }): FeedItem => {
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
          .map(([label = '', text = '']) => `<p><strong>${escapeHtml(label)}</strong>: ${escapeHtml(text)}</p>`)
          .join('\n'),
      ),
      authors: [publisherOf(index, edition)],
      categories: [words.text('corrections')],
      published: date,
      updated: date,
      language: edition.view.language,
      recordings: [],
    };
  });
  return [
    {
      name: words.text('corrections'),
      url: standingUrl(space, edition.view.language, 'corrections'),
      description: words.text('correctionsCovers'),
      digest: () => digestOf(JSON.stringify(items)),
      items: () => Promise.resolve(items),
    },
  ];
}
