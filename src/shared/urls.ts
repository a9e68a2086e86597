import { dayKey, type CalendarDay } from './calendar.ts';
import type { StandingPage } from './standing-pages.ts';

/** What addresses depend on; the same for every page of a build. */
export interface AddressSpace {
  /** `https://example.org`, without a slash at the end. */
  origin: string;
  /** `/`, or `/paper/` when the newspaper is published below a path. */
  base: string;
  /** The language whose edition stands at the top of the site. */
  firstLanguage: string;
  timeZone: string;
  /** The names of pages and sections in addresses, by language; absent where all have their own. */
  names?: Readonly<Record<string, AddressNames>>;
}

/** What stands in the addresses of an edition in place of a name. */
export interface AddressNames {
  /** `archive` → `archiv` */
  standing?: Readonly<Partial<Record<StandingPage, string | undefined>>> | undefined;
  /** `news/world` → `nachrichten/welt` */
  sections?: Readonly<Record<string, string>> | undefined;
}

/** Reads origin and base from the address in `site.yaml`. */
export function addressSpace(
  address: string,
  firstLanguage: string,
  timeZone: string,
  names: Readonly<Record<string, AddressNames>> = {},
): AddressSpace {
  const url = new URL(address);
  const base = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
  return { origin: url.origin, base, firstLanguage, timeZone, ...(Object.keys(names).length === 0 ? {} : { names }) };
}

function path(space: AddressSpace, language: string, parts: string): string {
  return `${space.base}${language === space.firstLanguage ? '' : `${language}/`}${parts}`;
}

export function frontUrl(space: AddressSpace, language: string): string {
  return path(space, language, '');
}

export function sectionUrl(space: AddressSpace, language: string, section: string): string {
  return path(space, language, `${sectionName(space, language, section)}/`);
}

export function sectionMonthUrl(space: AddressSpace, language: string, section: string, month: Omit<CalendarDay, 'day'>): string {
  return `${sectionUrl(space, language, section)}${month.year}/${month.month}/`;
}

export function standingUrl(space: AddressSpace, language: string, page: StandingPage): string {
  return path(space, language, `${standingName(space, language, page)}/`);
}

/** What a standing page is called in the addresses of an edition. */
export function standingName({ names }: AddressSpace, language: string, page: StandingPage): string {
  return names?.[language]?.standing?.[page] ?? page;
}

/** A section’s path in the addresses of an edition. */
export function sectionName({ names }: AddressSpace, language: string, section: string): string {
  return names?.[language]?.sections?.[section] ?? section;
}

export function authorUrl(space: AddressSpace, language: string, author: string): string {
  return `${standingUrl(space, language, 'authors')}${author}/`;
}

export function topicUrl(space: AddressSpace, language: string, topic: string): string {
  return `${standingUrl(space, language, 'topics')}${topic}/`;
}

export function archiveUrl(space: AddressSpace, language: string, date: { year: string; month: string; day?: string | undefined }): string {
  return `${standingUrl(space, language, 'archive')}${date.year}/${date.month}/${date.day === undefined ? '' : `${date.day}/`}`;
}

/** Everything of a day on one page, for print: `/editions/2026-11-21/`. */
export function dayEditionUrl(space: AddressSpace, language: string, day: string): string {
  return `${standingUrl(space, language, 'editions')}${day}/`;
}

/** The same as an e-book. */
export function bookUrl(space: AddressSpace, language: string, day: string): string {
  return `${dayEditionUrl(space, language, day)}${day}.epub`;
}

export function pageUrl(space: AddressSpace, language: string, page: string): string {
  return path(space, language, `${page}/`);
}

export interface StoryAddress {
  language: string;
  section: string;
  published: string;
  slug: string;
}

/** `/news/ukraine/2022/02/28/first-talks/`: it never changes, because none of its parts does. */
export function storyUrl(space: AddressSpace, story: StoryAddress): string {
  return storyUrlOn(space, dayKey(story.published, space.timeZone), story);
}

/** The same for a story whose day is known in the newsroom’s time zone. */
export function storyUrlOn(space: AddressSpace, day: string, { language, section, slug }: Omit<StoryAddress, 'published'>): string {
  return `${sectionUrl(space, language, section)}${day.replaceAll('-', '/')}/${slug}/`;
}

/** The list of what is not out yet, which only editors see. No section or page can have this name. */
export function deskUrl(space: AddressSpace, language: string): string {
  return path(space, language, '_drafts/');
}

/** The formats of feeds, each with the name of its file beside the page that it is the feed of. */
export const FEED_FILES = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;
export type FeedFormat = keyof typeof FEED_FILES;

const FEED_STYLE = 'feed.css';

export const WEB_APP = 'app.webmanifest';

/** Beside it. */
export const READER_WORDS = 'reader-words.json';

/** At the top of the newspaper. */
export const SERVICE_WORKER = 'service-worker.js';

/** Files that stand beside pages anywhere on the site. */
export const FILES_BESIDE_PAGES: readonly string[] = [...Object.values(FEED_FILES), FEED_STYLE];

/** The feed of a page that lists stories: `/news/ukraine/rss.xml`. */
export function feedUrl(pageAddress: string, format: FeedFormat): string {
  return `${pageAddress}${FEED_FILES[format]}`;
}

export function podcastUrl(space: AddressSpace, language: string): string {
  return `${standingUrl(space, language, 'audio')}podcast.xml`;
}

/** What is on, for calendars: `/events.ics` */
export function eventsCalendarUrl(space: AddressSpace, language: string): string {
  return path(space, language, 'events.ics');
}

/** How an edition is put on a telephone’s screen: `/app.webmanifest` */
export function webAppUrl(space: AddressSpace, language: string): string {
  return path(space, language, WEB_APP);
}

/** The words for what a page does once a reader asks for it: `/reader-words.json` */
export function readerWordsUrl(space: AddressSpace, language: string): string {
  return path(space, language, READER_WORDS);
}

/** What makes the feeds of an edition readable in a browser. */
export function feedStyleUrl(space: AddressSpace, language: string): string {
  return path(space, language, FEED_STYLE);
}

/** The page from which others copy a story, by the story’s address. */
export function republishUrl(storyAddress: string): string {
  return `${storyAddress}republish/`;
}

/** What has been changed in a story since it was published. */
export function versionsUrl(storyAddress: string): string {
  return `${storyAddress}versions/`;
}

/** The words of a story’s recording as plain text. Several stories may share a recording, so it stands with the story. */
export function transcriptUrl(storyAddress: string): string {
  return `${storyAddress}transcript.txt`;
}

/** The folder of the heads of all live coverage, below the base: hosts let it be kept for moments only. */
export const LIVE_FOLDER = '_live';

/** Of live coverage, by its id: which state it is in. */
export function liveHeadUrl(space: AddressSpace, id: string): string {
  return `${space.base}${LIVE_FOLDER}/${id}.json`;
}

export function mediaUrl(space: AddressSpace, file: string): string {
  return `${space.base}media/${encodeURIComponent(file)}`;
}

/** The folder of all pictures’ sets, below the base. */
export const PICTURES_FOLDER = '_pictures';

export function pictureUrl(base: string, { set, file }: { set: string; file: string }): string {
  return `${base}${PICTURES_FOLDER}/${set}/${file}`;
}

/** Where the search of one language has its files, below the base: what all of it needs, or one part of its index. */
export function searchFolder(language: string, part?: string): string {
  return `pagefind/${language}${part === undefined ? '' : `/${part}`}`;
}

/** The address of a page as the path of the file that a host serves there, below the site’s base. */
export function outputFile(space: AddressSpace, address: string): string {
  const inside = (address.includes('%') ? decodeURI(address) : address).slice(space.base.length);
  return inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
}

/** One sitemap: `/sitemaps/2022-02.xml`. */
export function sitemapUrl(space: AddressSpace, name: string): string {
  return fileUrl(space, `sitemaps/${name}.xml`);
}

/** The list of all sitemaps. */
export function sitemapIndexUrl(space: AddressSpace): string {
  return fileUrl(space, 'sitemap.xml');
}

/** What the site says of itself to programs, at names that they know. */
export const STATEMENTS = {
  robots: 'robots.txt',
  trust: 'trust.txt',
  wellKnownTrust: '.well-known/trust.txt',
  security: '.well-known/security.txt',
} as const;

export function fileUrl(space: AddressSpace, file: string): string {
  return `${space.base}${file}`;
}

/** A path that an editor wrote as it stands in the browser, as one from the top of the site: `/paper/shop/` below `/paper/` is `/shop/`. */
export function pathInSite(base: string, path: string): string {
  return base !== '/' && path.startsWith(base) ? `/${path.slice(base.length)}` : path;
}

/** What structured data on all pages calls one and the same thing by: the newsroom, the site, an author. */
export function thingId(space: AddressSpace, name: string): string {
  return `${absoluteUrl(space, space.base)}#${name}`;
}

/** A path of the site as a full address. */
export function absoluteUrl(space: AddressSpace, sitePath: string): string {
  return `${space.origin}${sitePath}`;
}
