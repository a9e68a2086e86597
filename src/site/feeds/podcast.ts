import { createHash } from 'node:crypto';
import { generateRssFeed } from 'feedsmith';
import type { Feed, FeedItem } from './feed.ts';
import { rssChannel, rssItem } from './rss.ts';
import { printable, tidyXml } from './xml.ts';

export interface Podcast extends Feed {
  items: Episode[];
  author: string;
  owner: { name: string; email: string };
  /** Of the categories that Apple Podcasts knows. */
  categories: readonly string[];
  explicit: boolean;
  /** A square picture of 1400 pixels or more; absent when the newsroom has none. */
  cover?: string | undefined;
}

export interface Episode extends FeedItem {
  /** Its authors as a list of names; empty of none. */
  byline: string;
  explicit: boolean;
  seconds: number;
  /** Of the episode alone; square or not. */
  image?: string | undefined;
  transcripts: { url: string; type: string; language: string }[];
}

/** A podcast as RSS 2.0 with what Apple’s directory and Podcasting 2.0 add to it. */
export function writePodcast(podcast: Podcast): string {
  const { styleUrl, icon, author, owner, categories, explicit, cover, items, ...about } = printable(podcast);
  return tidyXml(
    generateRssFeed(
      {
        ...rssChannel(about, cover ?? icon),
        itunes: {
          author,
          // Apple reads it no more; other directories write to this address to prove whose podcast it is.
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- needed by them
          owner,
          explicit,
          type: 'episodic',
          categories: categories.map((text) => ({ text })),
          ...(cover === undefined ? {} : { image: cover }),
        },
        podcast: { guid: podcastGuid(about.url), locked: { value: true, owner: owner.email }, medium: 'podcast' },
        items: items.map((episode) => ({
          ...rssItem(episode),
          itunes: {
            title: episode.title,
            author: episode.byline || author,
            duration: episode.seconds,
            explicit: episode.explicit,
            episodeType: 'full',
            ...(episode.image === undefined ? {} : { image: episode.image }),
          },
          podcast: { transcripts: episode.transcripts },
        })),
      },
      { stylesheets: [{ type: 'text/css', href: styleUrl }] },
    ),
  );
}

/** The namespace of podcasts: https://podcasting2.org/docs/podcast-namespace/tags/guid */
const PODCASTS = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/** A podcast’s own id, a UUID of version 5 made from its address without the scheme and slashes at its end. */
export function podcastGuid(url: string): string {
  const name = url.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
  const sum = createHash('sha1')
    .update(Buffer.from(PODCASTS.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  sum.writeUInt8((sum.readUInt8(6) & 0x0f) | 0x50, 6);
  sum.writeUInt8((sum.readUInt8(8) & 0x3f) | 0x80, 8);
  return sum.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
