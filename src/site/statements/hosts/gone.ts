import type { Host } from '../../../content/schemas/redirects.ts';
import { escapePattern, encodePath, quotePath, withoutSlashToo } from './redirects.ts';

/**
 * What a host is told of addresses at which something was and is no more, in lines for the file that its redirects stand in. Hosts that
 * have no word for it answer that there is no page: Cloudflare’s pages, S3 and Vercel.
 */
export function writeGone(host: Host, addresses: readonly string[], base: string): string {
  const write = WRITERS[host];
  return write === undefined || addresses.length === 0 ? '' : `${write(addresses, base).join('\n')}\n`;
}

/** What the key value store of CloudFront has in the place of where an address leads. No redirect leads there. */
export const GONE_VALUE = '410';

const WRITERS: Partial<Record<Host, (addresses: readonly string[], base: string) => string[]>> = {
  // The exclamation mark has it answer so where a file of an earlier publication is still there.
  netlify: (addresses, base) => addresses.filter((path) => !/[*:]/.test(path)).map((path) => `${encodePath(path)} ${base}404.html 410!`),
  apache: (addresses) =>
    addresses.map((path) => `RedirectMatch 410 "^${path.endsWith('/') ? `${escapePattern(path.slice(0, -1))}/?` : escapePattern(path)}$"`),
  nginx: (addresses) => bothForms(addresses).map((path) => `location = ${quotePath(path)} { return 410; }`),
  caddy: (addresses) => [
    'map {http.request.uri.path} {standfirst_gone} {',
    ...bothForms(addresses).map((path) => `\t"~^${escapePattern(path)}$" "gone"`),
    '\tdefault ""',
    '}',
    '@standfirst_gone expression `{standfirst_gone} != ""`',
    // Before what is looked for elsewhere, which is handled too.
    'handle @standfirst_gone {',
    '\terror 410',
    '}',
  ],
};

/** With and without the slash, for servers that do not add it. */
function bothForms(addresses: readonly string[]): string[] {
  return withoutSlashToo(addresses.map((from) => ({ from, to: '' }))).map(({ from }) => from);
}
