import type { Host } from '../../../content/schemas/redirects.ts';
import { writeKeyValueStore } from './cloudfront.ts';

/** An address that leads to another for good. */
export interface Redirect {
  /** On this site, from its root, decoded: `/paper/año/`. It ends with a slash or `.html`. */
  from: string;
  /** From the site’s root, or absolute; encoded. */
  to: string;
}

/** Redirects in the form of a host’s own. */
export interface RedirectFile {
  name: string;
  /** True for a file that its host looks for among the published ones; the others belong into a server’s configuration. */
  isPublished: boolean;
  text: (redirects: readonly Redirect[], base: string) => string;
}

/** Who wrote a file, for those who find it on a server. */
const NOTE = 'Written by the build from redirects in the content; changes here are lost.';

/** Of each host that has a form for them alone; Vercel’s stand in `vercel.json` with all else. */
export const REDIRECT_FILES: Readonly<Record<Exclude<Host, 'vercel'>, RedirectFile>> = {
  netlify: { name: '_redirects', isPublished: true, text: (redirects) => writeRedirectLines(redirects, '301!') },
  cloudflare: { name: '_redirects', isPublished: true, text: (redirects) => writeRedirectLines(redirects, '301') },
  apache: { name: '.htaccess', isPublished: true, text: writeApache },
  nginx: { name: 'nginx-redirects.conf', isPublished: false, text: writeNginx },
  caddy: { name: 'redirects.caddy', isPublished: false, text: writeCaddy },
  s3: { name: 's3-redirects.sh', isPublished: false, text: writeS3 },
  cloudfront: {
    name: 'cloudfront-redirects.json',
    isPublished: false,
    text: (redirects) => writeKeyValueStore(withoutSlashToo(redirects).map(({ from, to }) => ({ from, to: encodeTarget(to) }))),
  },
};

/** `*` and `:` stand for something else there; an address with one is left to its page. */
function writeRedirectLines(redirects: readonly Redirect[], status: string): string {
  const lines = redirects
    .filter(({ from }) => !/[*:]/.test(from))
    .map(({ from, to }) => `${encodePath(from)} ${encodeTarget(to)} ${status}`);
  return [`# ${NOTE}`, ...lines, ''].join('\n');
}

/** Apache compares the decoded path with a pattern, and encodes the target once more; one that is encoded is left to its page. */
function writeApache(redirects: readonly Redirect[]): string {
  const plain = redirects.map(({ from, to }) => ({ from, to: encodeTarget(to) })).filter(({ to }) => !/[%&]/.test(to));
  const lines = plain.map(({ from, to }) => {
    const pattern = from.endsWith('/') ? `${escapePattern(from.slice(0, -1))}/?` : escapePattern(from);
    return `RedirectMatch 301 "^${pattern}$" "${to}"`;
  });
  return [`# ${NOTE}`, ...lines, ''].join('\n');
}

/** Exact locations: they are compared letter for letter with the decoded path, where a map would take capitals for small letters. */
function writeNginx(redirects: readonly Redirect[]): string {
  const lines = withoutSlashToo(redirects).map(
    ({ from, to }) => `location = ${quotePath(from)} { absolute_redirect off; return 301 "${encodeTarget(to)}"; }`,
  );
  return [`# ${NOTE}`, '# Include it in a server block: include /etc/nginx/nginx-redirects.conf;', ...lines, ''].join('\n');
}

/** As nginx reads a path that may hold anything. */
export function quotePath(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`;
}

/** A map: it is compared letter for letter with the decoded path, where a path matcher would take capitals for small letters. */
function writeCaddy(redirects: readonly Redirect[]): string {
  const lines = withoutSlashToo(redirects).map(({ from, to }) => {
    const source = PLAIN_PATH.test(from) ? from : `~^${escapePattern(from)}$`;
    return `\t"${source}" "${encodeTarget(to)}"`;
  });
  return [
    `# ${NOTE}`,
    '# Import it in a site block: import redirects.caddy',
    'map {http.request.uri.path} {standfirst_redirect} {',
    ...lines,
    '\tdefault ""',
    '}',
    '@standfirst_redirect expression `{standfirst_redirect} != ""`',
    'redir @standfirst_redirect {standfirst_redirect} 301',
    '',
  ].join('\n');
}

/** S3 keeps a redirect with the file: the page at the earlier address is uploaded once more, with where it leads. */
function writeS3(redirects: readonly Redirect[], base: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const lines = redirects.map(({ from, to }) => {
    const file = from.endsWith('/') ? `${from}index.html` : from;
    const inside = file.slice(base.length);
    return `aws s3 cp "$1"/${quoted(inside)} "s3://$2"${quoted(file)} --website-redirect ${quoted(encodeTarget(to))}`;
  });
  return ['#!/bin/sh', `# ${NOTE}`, '# After each upload: sh s3-redirects.sh dist my-bucket', 'set -eu', ...lines, ''].join('\n');
}

/** Servers that do not add a missing slash by themselves are asked for both. */
export function withoutSlashToo(redirects: readonly Redirect[]): Redirect[] {
  return redirects.flatMap(({ from, to }) =>
    from.endsWith('/')
      ? [
          { from, to },
          { from: from.slice(0, -1), to },
        ]
      : [{ from, to }],
  );
}

const PLAIN_PATH = /^\/[\p{L}\p{N}\p{M}/_.,;=@+-]*$/u;

/** A text as a regular expression that every engine reads alike: what is neither letter nor digit, by its number. */
export function escapePattern(text: string): string {
  return text.replace(
    /[^\w/\u0080-\u{10ffff}-]/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}

/** A decoded path as an address. */
export function encodePath(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

/** An address as it may stand in any of the files: what has a meaning in one of them is encoded. */
export function encodeTarget(to: string): string {
  return to.toWellFormed().replace(/[^\w/:?#@!&=+,;.~%-]/gu, percentEncode);
}

function percentEncode(character: string): string {
  return encodeURIComponent(character).replace(/['()*]/, (own) => `%${own.charCodeAt(0).toString(16).toUpperCase()}`);
}
