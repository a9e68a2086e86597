import { generateAtomFeed, type AtomFeed } from 'feedsmith';
import { audioOf, FEED_TYPES, GENERATOR, type Feed, type FeedItem } from './feed.ts';
import { mediaOf } from './media.ts';
import { printable, tidyXml } from './xml.ts';

/** A feed as Atom 1.0. */
export function writeAtom(feed: Feed): string {
  const { title, description, language, url, pageUrl, styleUrl, icon, publisher, copyright, updated, hubs = [], items } = printable(feed);
  return tidyXml(
    generateAtomFeed(
      {
        id: url,
        title: { value: title, type: 'text' },
        subtitle: { value: description, type: 'text' },
        rights: { value: copyright, type: 'text' },
        updated,
        icon,
        logo: icon,
        generator: { text: GENERATOR },
        authors: [{ name: publisher.name, uri: publisher.url }],
        links: [
          { href: url, rel: 'self', type: FEED_TYPES.atom.type },
          { href: pageUrl, rel: 'alternate', type: 'text/html', hreflang: language },
          ...hubs.map((href) => ({ href, rel: 'hub' })),
        ],
        xml: { lang: language },
        entries: items.map(atomEntry),
      },
      { stylesheets: [{ type: 'text/css', href: styleUrl }] },
    ),
  );
}

function atomEntry(item: FeedItem): AtomFeed.Entry<string> {
  const audio = audioOf(item);
  const media = mediaOf(item);
  return {
    id: item.id,
    title: { value: item.title, type: 'text' },
    links: [
      { href: item.url, rel: 'alternate', type: 'text/html', hreflang: item.language },
      ...(audio ? [{ href: audio.url, rel: 'enclosure', type: audio.type, length: audio.bytes }] : []),
    ],
    published: item.published,
    updated: item.updated,
    authors: item.authors.map(({ name, url }) => ({ name, uri: url })),
    categories: item.categories.map((term) => ({ term })),
    ...(item.picture?.rights === undefined ? {} : { rights: { value: item.picture.rights, type: 'text' } }),
    ...(item.summary === undefined ? {} : { summary: { value: item.summary, type: 'text' } }),
    content: { value: item.html, type: 'html' },
    ...(media ? { media } : {}),
  };
}
