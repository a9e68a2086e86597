import { pathInSite } from '../shared/urls.ts';
import type { RedirectData } from './schemas/redirects.ts';
import type { SiteData } from './schemas/site.ts';

/** Redirects with paths from the top of the site, however they were written. */
export function fromTheTop(redirects: RedirectData[], { address }: SiteData): RedirectData[] {
  const base = new URL(address.endsWith('/') ? address : `${address}/`).pathname;
  return base === '/' ? redirects : redirects.map(({ from, to }) => ({ from: pathInSite(base, from), to: pathInSite(base, to) }));
}
