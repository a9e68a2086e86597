import { listBooks } from './books.ts';
import { listFiles } from './pages.ts';
import { listServerFiles } from './redirects.ts';
import { asData } from './facts.ts';
import { newsletterDays, writeNewsletter } from './newsletters.ts';
import { readAgain, wholeOf } from './read-again.ts';
import { record } from './reading.ts';
import { buildSearchRecord, listSearchParts, partPictures } from './search.ts';
import { getPublishedMedia } from './published-media.ts';

/** What is asked of the compiled site besides its pages, to make what no page is: the search, pictures, recordings, redirects. */
export const siteTools = {
  asData,
  buildSearchRecord,
  getPublishedMedia,
  listBooks,
  listFiles,
  listSearchParts,
  listServerFiles,
  newsletterDays,
  partPictures,
  readAgain,
  record,
  wholeOf,
  writeNewsletter,
};

export type SiteTools = typeof siteTools;
