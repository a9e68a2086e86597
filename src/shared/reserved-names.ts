import { STANDING_NAMES } from './standing-pages.ts';
import { PICTURES_FOLDER, READER_WORDS, SERVICE_WORKER, standingName, STATEMENTS, WEB_APP, type AddressSpace } from './urls.ts';

/**
 * Names that a section or page may not have at the top of the site or of an edition, because other pages or files stand there: in any
 * edition, since sections are the same in all.
 */
export function reservedNames(space: AddressSpace, languages: readonly string[]): Set<string> {
  const standing = languages.flatMap((language) => STANDING_NAMES.map((page) => standingName(space, language, page)));
  return new Set([...standing, ...FIXED_NAMES]);
}

/** Those that no setting changes. */
export const FIXED_NAMES: readonly string[] = [
  ...Object.values(STATEMENTS).map((file) => file.replace(/\/.*/, '')),
  PICTURES_FOLDER,
  '404',
  '404.html',
  'events.ics',
  WEB_APP,
  READER_WORDS,
  SERVICE_WORKER,
  'admin',
  'media',
  'pagefind',
  'sitemap.xml',
  'sitemaps',
  '.htaccess',
  '.standfirst',
  '_astro',
  '_headers',
  '_redirects',
  'vercel.json',
];
