import { LEAD_MODES, type LeadMode } from '../../content/schemas/front.ts';
import type { Content } from '../../content/collections.ts';
import { buildIndex } from './index-builder.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import { listFiles } from './pages.ts';
import type { PageFile, SiteFile } from './site-files.ts';

/** Where the pages of patterns stand below the site’s base, while editing: the sheet, and the papers that it shows. */
export const PATTERNS = '_patterns/';

/** The moment at which the papers of patterns stand still: every day they look as they did on the day before. */
const PATTERN_MOMENT = Date.UTC(2026, 2, 2, 12);

let papers: readonly NewsroomIndex[] = [];

/**
 * Sets the newspaper of which the page of patterns shows pages, as content for each of the ways in which a front may begin. `address` is
 * that of the site; an empty list leaves no pages.
 */
export function givePatterns(content: Content | undefined, address: string): void {
  const ofMode = (mode: LeadMode) => content && buildIndex(inMode(content, mode, address), { now: PATTERN_MOMENT });
  papers = LEAD_MODES.flatMap((mode) => ofMode(mode) ?? []);
}

/** Every page of the papers of patterns, as `getStaticPaths` answers. */
export function getPatternPages(): { params: { path: string }; props: { page: PageFile } }[] {
  return papers.flatMap((index, number) => {
    const folder = LEAD_MODES[number] ?? '';
    return listFiles(index)
      .filter(isPage)
      .map((page) => ({ params: { path: `${folder}/${page.path}`.replace(/\/?index\.html$|\.html$/, '') }, props: { page } }));
  });
}

function isPage(file: SiteFile): file is PageFile {
  return file.kind !== 'data';
}

/** The same newspaper with a front of this kind, at an address of its own. */
function inMode(content: Content, leadMode: LeadMode, address: string): Content {
  return {
    ...content,
    site: content.site.map((entry) => ({ ...entry, data: { ...entry.data, address: `${address}${PATTERNS}${leadMode}/` } })),
    fronts: content.fronts.map((entry) => ({ ...entry, data: { ...entry.data, leadMode } })),
  };
}
