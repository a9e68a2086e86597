import { createApp } from 'astro/app/entrypoint';
import { printText } from '../pages/_send-file.ts';
import { contentOf, type Collections } from '../content/collections.ts';
import { digestView } from '../site/queries/view-digest.ts';
import { setCollections } from '../site/queries/content-store.ts';
import { getIndex, renewIndex } from '../site/queries/current-index.ts';
import type { NewsroomIndex } from '../site/queries/newsroom-index.ts';
import type { IndexOptions } from '../site/queries/index-builder.ts';
import type { PageFile, SiteFile } from '../site/queries/site-files.ts';
import { keepStylesApart, markedStyles } from '../site/printed-styles.ts';
import { siteTools } from '../site/queries/site-tools.ts';
import type { OtherCollections } from './other-collections.ts';
import { PagePrinter, type PrintJob } from './page-printer.ts';
import { listRoutes, type OwnFile } from './route-list.ts';

const app = createApp({ streaming: false });
keepStylesApart();
const printer = new PagePrinter(app);

/** Gives the pages their content. Whatever was made of other content before is forgotten. */
function open(collections: Collections, others: OtherCollections, options: IndexOptions): Promise<NewsroomIndex> {
  setCollections(collections, others);
  renewIndex(options, contentOf(collections));
  return getIndex();
}

/** A page as the bytes of its HTML, with the view that was made for it. Throws when it cannot be printed. */
function renderPage(file: PageFile, view: object): Promise<Buffer> {
  const { route, kind, params, path, url } = file;
  const page = { route, kind, params, path, url, view: () => view };
  return named(url, printer.print({ component: `src/pages/${route}`, url, params, props: { page } }));
}

/** What a route of an engineer’s own answers with. */
function renderOwn({ job }: OwnFile): Promise<Buffer> {
  return named(job.url, job.component.endsWith('.astro') ? printer.print(job) : printer.answer(job));
}

async function named(url: string, print: Promise<Buffer>): Promise<Buffer> {
  try {
    return await print;
  } catch (error) {
    throw new Error(`${url} could not be printed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** What the press uses of the compiled site. */
export const site = {
  ...siteTools,
  /** Astro’s own way to a page, for tests of the quick one. */
  answer: (job: PrintJob) => printer.answer(job),
  digestView,
  /** Every file, as the routes say. */
  markedStyles,
  listAll: async (): Promise<(SiteFile | OwnFile)[]> => listRoutes(app.manifest, (await getIndex()).space),
  open,
  printText,
  renderOwn,
  renderPage,
};
export type CompiledSite = typeof site;
