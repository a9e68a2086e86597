import type { Host } from '../../content/schemas/redirects.ts';
import { writeHeadersPolicy, writeViewerFunction } from './cloudfront.ts';
import { REDIRECT_FILES, vercelRedirects, type Redirect } from './redirect-formats.ts';
import { CACHE_RULES, COMPRESSIBLE, MEDIA_TYPES, PAGE_CACHE, SECURITY_HEADERS, type CacheRule } from './serving.ts';

/** What a configuration depends on besides the table in `serving.ts`. */
export interface HostSettings {
  /** `/`, or `/paper/`. */
  base: string;
  /** Whether browsers are told to ask by HTTPS alone from now on. */
  hsts: boolean;
}

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
  'redirects.caddy',
  'site.caddy',
  's3-redirects.sh',
  'cloudfront-redirects.json',
  'cloudfront-function.js',
  'cloudfront-headers.json',
];

/** All that a host is to be told: redirects, headers, types, caching. */
export function writeHostFiles(host: Host, redirects: readonly Redirect[], settings: HostSettings): HostFile[] {
  const { name, isPublished, text } = REDIRECT_FILES[host];
  const ofRedirects: HostFile = { name, isPublished, text: text(redirects, settings.base) };
  switch (host) {
    case 'apache':
      return [{ ...ofRedirects, text: ofRedirects.text + writeApacheSite(settings) }];
    case 'nginx':
      return [ofRedirects, { name: 'nginx-site.conf', isPublished: false, text: writeNginxSite(settings) }];
    case 'caddy':
      return [ofRedirects, { name: 'site.caddy', isPublished: false, text: writeCaddySite(settings) }];
    case 'netlify':
    case 'cloudflare':
      return [ofRedirects, { name: '_headers', isPublished: true, text: writeHeaderLines(settings, host) }];
    case 'vercel':
      return [{ name: 'vercel.json', isPublished: true, text: writeVercel(redirects, settings) }];
    case 's3':
      return [ofRedirects];
    case 'cloudfront':
      return [
        ofRedirects,
        { name: 'cloudfront-function.js', isPublished: false, text: writeViewerFunction(settings.base, HIDDEN) },
        { name: 'cloudfront-headers.json', isPublished: false, text: writeHeadersPolicy(headersOf(settings)) },
      ];
  }
}

const NOTE = 'Written by the build; changes here are lost.';
const HSTS = ['Strict-Transport-Security', 'max-age=31536000'] as const;

function headersOf({ hsts }: HostSettings): (readonly [string, string])[] {
  return [...SECURITY_HEADERS, ...(hsts ? [HSTS] : [])];
}

const escapeDots = (text: string) => text.replaceAll('.', '\\.');

/** The paths that a rule is for, as a regular expression after the base. */
function patternOf({ folders, files }: CacheRule): string {
  const parts = [
    ...(folders.length > 0 ? [`(?:${folders.join('|')})/`] : []),
    ...(files.length > 0 ? [`(?:${files.map(escapeDots).join('|')})$`] : []),
  ];
  return parts.length === 1 ? (parts[0] ?? '') : `(?:${parts.join('|')})`;
}

/** Files that configure a host or tell what was published: nobody is to read them. */
const HIDDEN = '(?:\\.(?!well-known/)|_headers$|_redirects$)';

/** For a `server` block, whose `root` is the folder above the base: below `/paper/`, the site lies in `<root>/paper`. */
export function writeNginxSite(settings: HostSettings): string {
  const { base } = settings;
  const headers = headersOf(settings).map(([name, value]) => `add_header ${name} "${value}" always;`);
  const locations = CACHE_RULES.map((rule) => [
    `location ~ ^${escapeDots(base)}${patternOf(rule)} {`,
    ...[...headers, `add_header Cache-Control "${rule.cache}";`].map((line) => `  ${line}`),
    '}',
  ]);
  const types = Object.entries(MEDIA_TYPES).map(([ending, type]) => `  ${type.replace(/;.*/, '')} ${ending};`);
  return [
    `# ${NOTE}`,
    '# Include it in a server block that names server_name and root: include /etc/nginx/nginx-site.conf;',
    ...(base === '/' ? [] : [`# The contents of dist lie in the folder ${base.slice(1, -1)} below the root.`]),
    'index index.html;',
    'charset utf-8;',
    'charset_types text/css text/plain text/vtt text/csv text/javascript;',
    'types {',
    ...types,
    '}',
    'absolute_redirect off;',
    `error_page 403 404 =404 ${base}404.html;`,
    'gzip on;',
    'gzip_vary on;',
    `gzip_types ${compressibleTypes().join(' ')};`,
    ...headers,
    `add_header Cache-Control "${PAGE_CACHE}";`,
    `location ~ ^${escapeDots(base)}(?:.*/)?${HIDDEN} { return 404; }`,
    ...locations.flat(),
    '',
  ].join('\n');
}

function compressibleTypes(): string[] {
  // HTML is always compressed, and naming it is a fault there.
  const types = COMPRESSIBLE.filter((ending) => ending !== 'html').map((ending) => MEDIA_TYPES[ending]?.replace(/;.*/, '') ?? '');
  return [...new Set(types)].sort();
}

/** For a site block, whose `root` is the folder above the base. */
export function writeCaddySite(settings: HostSettings): string {
  const { base } = settings;
  const rules = CACHE_RULES.map((rule) => [
    `@${rule.name} path_regexp ^${base}${patternOf(rule)}`,
    ...deferred(`@${rule.name}`, 'Cache-Control', rule.cache),
  ]);
  const types = Object.entries(MEDIA_TYPES).map(([ending, type]) => [
    `@type_${ending} path *.${ending}`,
    ...deferred(`@type_${ending}`, 'Content-Type', type),
  ]);
  return [
    `# ${NOTE}`,
    '# Import it in a site block that names root: import site.caddy',
    'encode zstd gzip',
    'header {',
    ...headersOf(settings).map(([name, value]) => `\t${name} "${value}"`),
    '}',
    `header Cache-Control "${PAGE_CACHE}"`,
    ...rules.flat(),
    ...types.flat(),
    // Its expressions know no looking ahead.
    `@hidden {`,
    `\tpath_regexp ^${base}(?:.*/)?(?:\\.|_headers$|_redirects$)`,
    `\tnot path ${base}.well-known/*`,
    '}',
    'error @hidden 404',
    'file_server',
    'handle_errors {',
    `\trewrite * ${base}404.html`,
    '\tfile_server {',
    '\t\tstatus {err.status_code}',
    '\t}',
    '}',
    '',
  ].join('\n');
}

/** A header that replaces what the server, or a rule for all files, has set. */
function deferred(matcher: string, name: string, value: string): string[] {
  return [`header ${matcher} {`, `\t${name} "${value}"`, '\tdefer', '}'];
}

/** For `.htaccess` at the top of the site. */
export function writeApacheSite(settings: HostSettings): string {
  const { base } = settings;
  const rules = CACHE_RULES.flatMap((rule) => [
    `  Header set Cache-Control "${rule.cache}" "expr=%{REQUEST_URI} =~ m#^${base}${patternOf(rule)}#"`,
  ]);
  return [
    'DirectoryIndex index.html',
    'DirectorySlash On',
    'Options -Indexes',
    `ErrorDocument 404 ${base}404.html`,
    `ErrorDocument 403 ${base}404.html`,
    `RedirectMatch 404 "^${base}(.*/)?${HIDDEN}"`,
    '<IfModule mod_mime.c>',
    ...Object.entries(MEDIA_TYPES).map(([ending, type]) => `  AddType "${type}" .${ending}`),
    '</IfModule>',
    '<IfModule mod_headers.c>',
    ...headersOf(settings).map(([name, value]) => `  Header always set ${name} "${value}"`),
    `  Header set Cache-Control "${PAGE_CACHE}"`,
    ...rules,
    '</IfModule>',
    '<IfModule mod_filter.c>',
    '  <IfModule mod_deflate.c>',
    `    AddOutputFilterByType DEFLATE text/html ${compressibleTypes().join(' ')}`,
    '  </IfModule>',
    '</IfModule>',
    '',
  ].join('\n');
}

/** `_headers`, as Netlify and Cloudflare Pages read it. There, what fits twice is said twice, so that what is general is taken back first. */
export function writeHeaderLines(settings: HostSettings, host: 'netlify' | 'cloudflare'): string {
  const { base } = settings;
  const detach = host === 'cloudflare' ? ['  ! Cache-Control'] : [];
  const rules = CACHE_RULES.flatMap(({ folders, files, cache }) =>
    [...folders.map((folder) => `${base}${folder}/*`), ...files.map((file) => `${base}${file}`)].flatMap((path) => [
      path,
      ...detach,
      `  Cache-Control: ${cache}`,
    ]),
  );
  return [
    `# ${NOTE}`,
    `${base}*`,
    ...headersOf(settings).map(([name, value]) => `  ${name}: ${value}`),
    ...(host === 'cloudflare' ? [`  Cache-Control: ${PAGE_CACHE}`] : []),
    ...rules,
    '',
  ].join('\n');
}

/** `vercel.json`. Of two rules that fit, the later one counts there. */
function writeVercel(redirects: readonly Redirect[], settings: HostSettings): string {
  const { base } = settings;
  const list = (headers: readonly (readonly [string, string])[]) => headers.map(([key, value]) => ({ key, value }));
  const rules = CACHE_RULES.map((rule) => ({
    source: `${base}(${patternOf(rule).replace(/\$$/, '')}.*)`,
    headers: list([['Cache-Control', rule.cache]]),
  }));
  const headers = [{ source: `${base}(.*)`, headers: list([...headersOf(settings), ['Cache-Control', PAGE_CACHE]]) }, ...rules];
  return `${JSON.stringify({ trailingSlash: true, redirects: vercelRedirects(redirects), headers }, undefined, 2)}\n`;
}
