import type { FeedFormat } from '../../shared/urls.ts';

/** What a feed holds, whatever its format. All addresses are absolute, all moments ISO 8601. */
export interface Feed {
  title: string;
  description: string;
  language: string;
  /** Its own address. */
  url: string;
  /** The page it is the feed of. */
  pageUrl: string;
  /** The style sheet that makes it readable in a browser. */
  styleUrl: string;
  /** A square picture that stands for the newspaper. */
  icon: string;
  publisher: { name: string; url: string };
  copyright: string;
  /** When the newest of its items was published or changed. */
  updated: string;
  /** WebSub hubs that tell subscribers of changes. */
  hubs?: readonly string[] | undefined;
  items: FeedItem[];
}

export interface FeedItem {
  /** Never another, and of no other item. */
  id: string;
  /** True when the id is the address at which the item can be read. */
  isAddress: boolean;
  url: string;
  title: string;
  summary?: string | undefined;
  /** All of it, in HTML that is complete without style sheet, script or base address. */
  html: string;
  authors: { name: string; url: string }[];
  categories: string[];
  published: string;
  updated: string;
  language: string;
  picture?: FeedPicture | undefined;
  recordings: FeedRecording[];
}

export interface FeedPicture {
  url: string;
  type: string;
  width: number;
  height: number;
  /** What it shows, for those who cannot see it. */
  alt: string;
  caption: string;
  credit: string;
  /** The notice of copyright, and the licence’s name. */
  notice?: string | undefined;
  licence?: { name: string; url?: string | undefined } | undefined;
  /** Whose it is and on what terms, as a sentence that cannot be read as one on the story. */
  rights?: string | undefined;
}

export interface FeedRecording {
  kind: 'audio' | 'video';
  url: string;
  type: string;
  bytes: number;
  seconds: number;
}

export const FEED_TYPES: Readonly<Record<FeedFormat, { type: string; name: string }>> = {
  rss: { type: 'application/rss+xml', name: 'RSS' },
  atom: { type: 'application/atom+xml', name: 'Atom' },
  json: { type: 'application/feed+json', name: 'JSON Feed' },
};

export const GENERATOR = 'Standfirst';

/** The recording that a feed’s reader may fetch by itself. */
export function audioOf(item: FeedItem): FeedRecording | undefined {
  return item.recordings.find(({ kind }) => kind === 'audio');
}
