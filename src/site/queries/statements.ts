import { isAccount } from '../accounts.ts';
import { writeRobots } from '../statements/robots-txt.ts';
import { writeSecurity } from '../statements/security-txt.ts';
import { writeTrust } from '../statements/trust-txt.ts';
import { absoluteUrl, fileUrl, pageUrl, sitemapIndexUrl, sitemapUrl, standingUrl, STATEMENTS } from '../../shared/urls.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import { contactPage } from './page-pairs.ts';
import type { SiteFile } from './site-files.ts';
import { newsSitemapNames } from './sitemaps.ts';

/** What the site says of itself to programs: `robots.txt`, `trust.txt` and, while it holds, `security.txt`. */
export function statementFiles(index: NewsroomIndex): SiteFile[] {
  const { security } = index.site;
  const isSecurityValid = security !== undefined && !index.isPast(security.expires);
  return [
    { kind: 'data', route: 'robots.txt.ts', params: {}, path: STATEMENTS.robots, text: () => getRobots(index) },
    { kind: 'data', route: 'trust.txt.ts', params: {}, path: STATEMENTS.trust, text: () => getTrust(index) },
    { kind: 'data', route: '.well-known/trust.txt.ts', params: {}, path: STATEMENTS.wellKnownTrust, text: () => getTrust(index) },
    ...(isSecurityValid
      ? [
          {
            kind: 'data' as const,
            route: '.well-known/[security].txt.ts' as const,
            params: { security: 'security' },
            path: STATEMENTS.security,
            given: () => security,
            text: () =>
              writeSecurity(security, {
                canonical: absoluteUrl(index.space, fileUrl(index.space, STATEMENTS.security)),
                languages: [...index.editions.keys()],
              }),
          },
        ]
      : []),
  ];
}

function getRobots(index: NewsroomIndex): string {
  const { space, site } = index;
  const sitemaps = [sitemapIndexUrl(space), ...newsSitemapNames(index).map((name) => sitemapUrl(space, name))];
  return writeRobots({
    base: space.base,
    refused: site.crawlers?.refuse ?? [],
    sitemaps: sitemaps.map((address) => absoluteUrl(space, address)),
  });
}

function getTrust(index: NewsroomIndex): string {
  const { space, site, firstLanguage } = index;
  const first = index.editions.get(firstLanguage);
  const page = first && contactPage(first);
  return writeTrust({
    trust: site.trust ?? {},
    contact:
      site.trust?.contact ?? (page ? absoluteUrl(space, pageUrl(space, firstLanguage, page.path)) : `mailto:${site.publisher.email}`),
    social: site.social
      .filter(isAccount)
      .map(({ url }) => url)
      .filter((url) => url.startsWith('http')),
    disclosures: [...index.editions.values()].flatMap(({ view, pages }) => [
      ...[...pages.values()]
        .filter(({ data }) => data.policy !== undefined)
        .map(({ path }) => absoluteUrl(space, pageUrl(space, view.language, path))),
      absoluteUrl(space, standingUrl(space, view.language, 'corrections')),
    ]),
  });
}
