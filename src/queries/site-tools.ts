import { listFiles } from './pages.ts';
import { listServerFiles } from './redirects.ts';
import { buildSearchRecord, digestPartInputs, listSearchParts, partPictures } from './search.ts';
import { getPublishedMedia } from './standing-pages.ts';

/** What is asked of the compiled site besides its pages, to make what no page is: the search, pictures, recordings, redirects. */
export const siteTools = {
  buildSearchRecord,
  digestPartInputs,
  getPublishedMedia,
  listFiles,
  listSearchParts,
  listServerFiles,
  partPictures,
};

export type SiteTools = typeof siteTools;
