import { STANDING_NAMES } from './standing-pages.ts';
import { PICTURES_FOLDER, STATEMENTS } from './urls.ts';

/** Names that a section or page may not have at the top of the site or of an edition, because other pages or files stand there. */
export const RESERVED_NAMES: readonly string[] = [
  ...STANDING_NAMES,
  ...Object.values(STATEMENTS).map((file) => file.replace(/\/.*/, '')),
  PICTURES_FOLDER,
  '404',
  '404.html',
  'events.ics',
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
