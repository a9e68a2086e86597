import { generateRssFeed, type RssFeed } from 'feedsmith';
import { audioOf, FEED_TYPES, GENERATOR, type Feed, type FeedItem } from './feed.ts';
import { mediaOf } from './media.ts';
import { printable, tidyXml } from './xml.ts';

/** A feed as RSS 2.0. */
export function writeRss(feed: Feed): string {
  const { styleUrl, icon, items, ...about } = printable(feed);
  return tidyXml(
    generateRssFeed({ ...rssChannel(about, icon), items: items.map(rssItem) }, { stylesheets: [{ type: 'text/css', href: styleUrl }] }),
  );
}

/** What any RSS feed says of itself. */
export function rssChannel(feed: Omit<Feed, 'items' | 'icon' | 'styleUrl'>, image: string) {
  const { title, description, language, url, pageUrl, copyright, updated, hubs = [] } = feed;
  return {
    title,
    link: pageUrl,
    description,
    language,
    copyright,
    lastBuildDate: updated,
    generator: GENERATOR,
    image: { url: image, title, link: pageUrl },
    atom: { links: [{ href: url, rel: 'self', type: FEED_TYPES.rss.type }, ...hubs.map((href) => ({ href, rel: 'hub' }))] },
    xml: { lang: language },
  };
}

/** What stands in an item of any RSS feed. */
export function rssItem(item: FeedItem): RssFeed.Item<string> {
  const audio = audioOf(item);
  const media = mediaOf(item);
  return {
    title: item.title,
    link: item.url,
    ...(item.summary === undefined ? {} : { description: item.summary }),
    guid: { value: item.id, isPermaLink: item.isAddress },
    pubDate: item.published,
    categories: item.categories.map((name) => ({ name })),
    ...(audio ? { enclosures: [{ url: audio.url, length: audio.bytes, type: audio.type }] } : {}),
    content: { encoded: item.html },
    dc: {
      creators: item.authors.map(({ name }) => name),
      languages: [item.language],
      ...(item.picture?.rights === undefined ? {} : { rights: [item.picture.rights] }),
    },
    atom: { updated: item.updated },
    ...(media ? { media } : {}),
  };
}
