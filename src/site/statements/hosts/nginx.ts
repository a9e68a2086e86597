import { CACHE_RULES, MEDIA_TYPES, PAGE_CACHE } from '../serving.ts';
import {
  compressibleTypes,
  DAY_IN_ARCHIVE,
  escapeDots,
  headersOf,
  HIDDEN,
  NOTE,
  offloadedPattern,
  patternOf,
  storageAddress,
  type HostSettings,
  type OffloadedFiles,
} from './host-rules.ts';

/** For a `server` block, whose `root` is the folder above the base: below `/paper/`, the site lies in `<root>/paper`. */
export function writeNginxSite(settings: HostSettings): string {
  const { base, archives = [], offloaded } = settings;
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
    'default_type application/octet-stream;',
    'absolute_redirect off;',
    `error_page 403 404 =404 ${base}404.html;`,
    `error_page 410 ${base}404.html;`,
    'gzip on;',
    'gzip_vary on;',
    ...(settings.precompressed === true ? ['gzip_static on;'] : []),
    ...(offloaded ? ['gzip_proxied any;'] : []),
    `gzip_types ${compressibleTypes().join(' ')};`,
    ...headersOf(settings).map(([name, value]) => `add_header ${name} "${value}" always;`),
    `set $newspaper_cache "${PAGE_CACHE}";`,
    'add_header Cache-Control $newspaper_cache;',
    `location ~ ^${escapeDots(base)}(?:.*/)?${HIDDEN} { return 404; }`,
    ...archives.flatMap(writeDays),
    ...CACHE_RULES.map((rule) => {
      const asked = offloaded && rule.folders.some((folder) => offloaded.folders.includes(folder)) ? ' try_files $uri @elsewhere;' : '';
      return `location ~ ^${escapeDots(base)}${patternOf(rule)} { set $newspaper_cache "${rule.cache}";${asked} }`;
    }),
    ...(offloaded ? writeElsewhere(base, offloaded) : []),
    '',
  ].join('\n');
}

/** For where the module is: another server would not start with it. */
export function writeNginxBrotli(): string {
  return [
    `# ${NOTE}`,
    '# Include it beside nginx-site.conf where nginx has the module ngx_http_brotli_static_module.',
    'brotli_static on;',
    '',
  ].join('\n');
}

/** A day that has no page of its own is found in its month. It may come to have one, so that nobody is told that this is for good. */
function writeDays(archive: string): string[] {
  return [
    `location ~ "^${escapeDots(archive)}${DAY_IN_ARCHIVE}" {`,
    `  if (!-f $document_root${archive}$1/$2/$3/index.html) { return 302 ${archive}$1/$2/#d$3; }`,
    '}',
  ];
}

function writeElsewhere(base: string, offloaded: OffloadedFiles): string[] {
  const { origin, host, pathname } = storageAddress(offloaded);
  const stories = { ...offloaded, folders: [] };
  return [
    ...(offloaded.sections.length > 0
      ? [`location ~ "^${escapeDots(base)}${offloadedPattern(stories)}" { try_files $uri \${uri}index.html @elsewhere; }`]
      : []),
    'location @elsewhere {',
    `  rewrite "^${escapeDots(base)}(.*/)$" "${pathname}$1index.html" break;`,
    `  rewrite "^${escapeDots(base)}(.*)$" "${pathname}$1" break;`,
    `  proxy_pass ${origin};`,
    `  proxy_set_header Host ${host};`,
    '  proxy_ssl_server_name on;',
    '  proxy_intercept_errors on;',
    '  proxy_hide_header Cache-Control;',
    '}',
  ];
}
