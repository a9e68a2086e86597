import { createApp } from 'astro/app/entrypoint';
import { digestView } from '../queries/chrome.ts';
import { buildIndex } from '../queries/newsroom-index.ts';
import type { PageKind } from '../lib/view-models.ts';
import { buildSearchRecord, digestPartInputs, listSearchParts, partPictures } from '../queries/search.ts';
import { listFiles } from '../queries/pages.ts';
import { getPublishedMedia } from '../queries/standing-pages.ts';

const app = createApp({ streaming: false });
const routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.component, routeData]));

/** A page as the bytes of its HTML. Throws when it cannot be printed. */
async function renderPage({ kind, url }: { kind: PageKind; url: string }, view: object): Promise<Buffer> {
  const routeData = routes.get(`src/pages/${kind}.astro`);
  if (!routeData) throw new Error(`src/pages/${kind}.astro is missing.`);
  const response = await app.render(new Request(url), { routeData, locals: { kind, view } });
  if (response.status !== 200) throw new Error(`${url} could not be printed: status ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
}

/** What the press uses of the compiled site. */
export const site = {
  buildIndex,
  buildSearchRecord,
  digestPartInputs,
  digestView,
  getPublishedMedia,
  listFiles,
  listSearchParts,
  partPictures,
  renderPage,
};
export type CompiledSite = typeof site;
