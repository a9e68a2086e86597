import { createApp } from 'astro/app/entrypoint';
import { digestView } from '../queries/chrome.ts';
import { buildIndex } from '../queries/newsroom-index.ts';
import type { PageKind } from '../lib/view-models.ts';
import { buildSearchRecord, listSearchParts, partPictures } from '../queries/search.ts';
import { asData } from '../queries/facts.ts';
import { listFiles } from '../queries/pages.ts';
import { readAgain, wholeOf } from '../queries/read-again.ts';
import { record } from '../queries/reading.ts';
import { listServerFiles } from '../queries/redirects.ts';
import { getPublishedMedia } from '../queries/standing-pages.ts';
import { PagePrinter } from './page-printer.ts';

/** Astro’s own way to a page, which the printer shortens. */
export const app = createApp({ streaming: false });
const printer = new PagePrinter(app);

/** A page as the bytes of its HTML. Throws when it cannot be printed. */
async function renderPage({ kind, url }: { kind: PageKind; url: string }, view: object): Promise<Buffer> {
  try {
    return Buffer.from(await printer.print(kind, view));
  } catch (error) {
    throw new Error(`${url} could not be printed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** What the press uses of the compiled site. */
export const site = {
  asData,
  buildIndex,
  buildSearchRecord,
  digestView,
  getPublishedMedia,
  listFiles,
  listSearchParts,
  listServerFiles,
  partPictures,
  readAgain,
  record,
  renderPage,
  wholeOf,
};
export type CompiledSite = typeof site;
