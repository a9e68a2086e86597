import type { NewsroomIndex } from './newsroom-index.ts';
import type { SiteTools } from './site-tools.ts';

/** The one place where `astro build`, once it has printed the pages, finds what they were printed from. */
const DOOR = Symbol.for('standfirst:printed-site');

interface PrintedSite {
  tools: SiteTools;
  index: NewsroomIndex;
}

type World = Record<symbol, PrintedSite | undefined>;

export function leaveForBuild(printed: PrintedSite): void {
  (globalThis as unknown as World)[DOOR] = printed;
}

/** Throws when no page has been printed in this process. */
export function findPrintedSite(): PrintedSite {
  const printed = (globalThis as unknown as World)[DOOR];
  if (!printed) throw new Error('No page of the newspaper has been printed.');
  return printed;
}
