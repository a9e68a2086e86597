import { writeSitemap } from '../statements/sitemap.ts';
import { absoluteUrl, outputFile, sitemapUrl, type AddressSpace } from '../../shared/urls.ts';

/** Where those who list the routes leave the pages that are none of Standfirst’s own: the compiled site is not the only one to know them. */
const DOOR = Symbol.for('standfirst:own-addresses');

type World = Record<symbol, readonly string[] | undefined>;

/** Tells which pages an engineer or an integration has added, by their addresses (`/quiz/`). To be told before any sitemap is printed. */
export function tellOwnAddresses(addresses: readonly string[]): void {
  (globalThis as unknown as World)[DOOR] = [...addresses].sort();
}

export function ownAddresses(): readonly string[] {
  return (globalThis as unknown as World)[DOOR] ?? [];
}

/** The sitemap of those pages, as a file; none where there are none. */
export function ownSitemap(space: AddressSpace): { url: string; path: string; text: string }[] {
  const addresses = ownAddresses();
  if (addresses.length === 0) return [];
  const url = sitemapUrl(space, 'more-pages');
  const entries = addresses.map((address) => ({ url: absoluteUrl(space, address), alternates: [] }));
  return [{ url, path: outputFile(space, url), text: writeSitemap(entries) }];
}
