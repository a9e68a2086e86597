import type { Host } from '../../content/schemas/redirects.ts';
import { writeApacheSite } from './hosts/apache.ts';
import { writeCaddySite } from './hosts/caddy.ts';
import { writeHeadersPolicy, writeViewerFunction } from './hosts/cloudfront.ts';
import { GONE_VALUE, writeGone } from './hosts/gone.ts';
import { writeHeaderLines, writeMissingLines } from './hosts/header-lines.ts';
import { headersOf, HIDDEN, type HostSettings } from './hosts/host-rules.ts';
import { writeNginxBrotli, writeNginxSite } from './hosts/nginx.ts';
import { REDIRECT_FILES, type Redirect } from './hosts/redirects.ts';
import { writeVercel } from './hosts/vercel.ts';

/** A file for a host. */
export interface HostFile {
  name: string;
  /** True for one that its host looks for among the published ones, and does not serve. */
  isPublished: boolean;
  text: string;
}

/** Every name that such a file has beside the output. */
export const SERVER_FILE_NAMES = [
  'nginx-redirects.conf',
  'nginx-site.conf',
  'nginx-brotli.conf',
  'redirects.caddy',
  'site.caddy',
  's3-redirects.sh',
  'cloudfront-redirects.json',
  'cloudfront-function.js',
  'cloudfront-headers.json',
];

/** All that a host is to be told: redirects, headers, types, caching. */
export function writeHostFiles(host: Host, redirects: readonly Redirect[], settings: HostSettings): HostFile[] {
  if (host === 'vercel') return [{ name: 'vercel.json', isPublished: true, text: writeVercel(redirects, settings) }];
  const { gone = [] } = settings;
  const { name, isPublished, text } = REDIRECT_FILES[host];
  const ofRedirects: HostFile = { name, isPublished, text: text(redirects, settings.base) + writeGone(host, gone, settings.base) };
  const beside = (file: string, own: string): HostFile => ({ name: file, isPublished: false, text: own });
  switch (host) {
    case 'apache':
      return [{ ...ofRedirects, text: ofRedirects.text + writeApacheSite(settings) }];
    case 'nginx':
      return [
        ofRedirects,
        beside('nginx-site.conf', writeNginxSite(settings)),
        ...(settings.precompressed === true ? [beside('nginx-brotli.conf', writeNginxBrotli())] : []),
      ];
    case 'caddy':
      return [ofRedirects, beside('site.caddy', writeCaddySite(settings))];
    case 'netlify':
      return [
        { ...ofRedirects, text: ofRedirects.text + writeMissingLines(settings) },
        { name: '_headers', isPublished: true, text: writeHeaderLines(settings, host) },
      ];
    case 'cloudflare':
      return [ofRedirects, { name: '_headers', isPublished: true, text: writeHeaderLines(settings, host) }];
    case 's3':
      return [ofRedirects];
    case 'cloudfront':
      return [
        { ...ofRedirects, text: text([...redirects, ...gone.map((from) => ({ from, to: GONE_VALUE }))], settings.base) },
        beside('cloudfront-function.js', writeViewerFunction(settings.base, HIDDEN)),
        beside('cloudfront-headers.json', writeHeadersPolicy(headersOf(settings))),
      ];
  }
}
