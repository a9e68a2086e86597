import { calendarDay, type CalendarDay } from './calendar.ts';

/** What addresses depend on; the same for every page of a build. */
export interface AddressSpace {
  /** `https://example.org`, without a slash at the end. */
  origin: string;
  /** `/`, or `/paper/` when the newspaper is published below a path. */
  base: string;
  /** The language whose edition stands at the top of the site. */
  firstLanguage: string;
  timeZone: string;
}

/** Names that a section or page may not have at the top of the site, because other pages stand there. */
export const RESERVED_NAMES = [
  '404',
  '404.html',
  'admin',
  'archive',
  'audio',
  'authors',
  'corrections',
  'live',
  'media',
  'pagefind',
  'pictures',
  'saved',
  'search',
  'topics',
  'video',
  '_astro',
  '_pictures',
];

/** The parts of the site that every edition has one page of. */
export type StandingPage = 'live' | 'audio' | 'video' | 'pictures' | 'search' | 'saved' | 'corrections' | 'archive' | 'topics' | 'authors';

/** Reads origin and base from the address in `site.yaml`. */
export function addressSpace(address: string, firstLanguage: string, timeZone: string): AddressSpace {
  const url = new URL(address);
  return { origin: url.origin, base: url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`, firstLanguage, timeZone };
}

function path(space: AddressSpace, language: string, parts: string): string {
  return `${space.base}${language === space.firstLanguage ? '' : `${language}/`}${parts}`;
}

export function frontUrl(space: AddressSpace, language: string): string {
  return path(space, language, '');
}

export function sectionUrl(space: AddressSpace, language: string, section: string): string {
  return path(space, language, `${section}/`);
}

export function sectionMonthUrl(space: AddressSpace, language: string, section: string, month: Omit<CalendarDay, 'day'>): string {
  return path(space, language, `${section}/${month.year}/${month.month}/`);
}

export function standingUrl(space: AddressSpace, language: string, page: StandingPage): string {
  return path(space, language, `${page}/`);
}

export function authorUrl(space: AddressSpace, language: string, author: string): string {
  return path(space, language, `authors/${author}/`);
}

export function topicUrl(space: AddressSpace, language: string, topic: string): string {
  return path(space, language, `topics/${topic}/`);
}

export function archiveUrl(space: AddressSpace, language: string, date: { year: string; month: string; day?: string | undefined }): string {
  return path(space, language, `archive/${date.year}/${date.month}/${date.day === undefined ? '' : `${date.day}/`}`);
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
  const { year, month, day } = calendarDay(story.published, space.timeZone);
  return path(space, story.language, `${story.section}/${year}/${month}/${day}/${story.slug}/`);
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
  const inside = decodeURI(address).slice(space.base.length);
  return inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
}

export function fileUrl(space: AddressSpace, file: string): string {
  return `${space.base}${file}`;
}

/** A path of the site as a full address. */
export function absoluteUrl(space: AddressSpace, sitePath: string): string {
  return `${space.origin}${sitePath}`;
}
