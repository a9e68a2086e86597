import { COMPRESSED_ENDINGS, ENCODINGS } from '../../../shared/compressed-files.ts';
import { CACHE_RULES, COMPRESSIBLE, MEDIA_TYPES, PAGE_CACHE } from '../serving.ts';
import {
  compressibleTypes,
  DAY_IN_ARCHIVE,
  escapeDots,
  headersOf,
  HIDDEN,
  offloadedPattern,
  patternOf,
  storageAddress,
  type HostSettings,
  type OffloadedFiles,
} from './host-rules.ts';

/** For `.htaccess` at the top of the site. */
export function writeApacheSite(settings: HostSettings): string {
  const { base, precompressed } = settings;
  // What is asked for stays what it was when another file is sent for it.
  const rules = CACHE_RULES.flatMap((rule) => [
    `  Header set Cache-Control "${rule.cache}" "expr=%{THE_REQUEST} =~ m#^\\S+ ${base}${patternOf(rule).replaceAll('$', '[ ?]')}#"`,
  ]);
  return [
    'DirectoryIndex index.html',
    'DirectorySlash On',
    'Options -Indexes',
    `ErrorDocument 404 ${base}404.html`,
    `ErrorDocument 403 ${base}404.html`,
    `ErrorDocument 410 ${base}404.html`,
    `RedirectMatch 404 "^${base}(.*/)?${HIDDEN}"`,
    ...rewriting(settings),
    '<IfModule mod_mime.c>',
    ...Object.entries(MEDIA_TYPES).map(([ending, type]) => `  AddType "${type}" .${ending}`),
    '</IfModule>',
    '<IfModule mod_headers.c>',
    ...headersOf(settings).map(([name, value]) => `  Header always set ${name} "${value}"`),
    `  Header set Cache-Control "${PAGE_CACHE}"`,
    ...rules,
    ...(precompressed === true
      ? ['  Header set Content-Encoding "%{ENCODED}e" env=ENCODED', '  Header merge Vary Accept-Encoding env=ENCODED']
      : []),
    '</IfModule>',
    '<IfModule mod_filter.c>',
    '  <IfModule mod_deflate.c>',
    `    AddOutputFilterByType DEFLATE text/html ${compressibleTypes().join(' ')}`,
    '  </IfModule>',
    '</IfModule>',
    '',
  ].join('\n');
}

function rewriting(settings: HostSettings): string[] {
  const { base, archives = [], precompressed, offloaded } = settings;
  const rules = [
    ...archives.flatMap((archive) => writeDay(base, archive)),
    ...(precompressed === true ? writeCompressed() : []),
    ...(offloaded ? writeElsewhere(offloaded) : []),
  ];
  if (rules.length === 0) return [];
  return ['<IfModule mod_rewrite.c>', '  RewriteEngine On', `  RewriteBase ${base}`, ...rules.map((rule) => `  ${rule}`), '</IfModule>'];
}

/** A day that has no page of its own is found in its month. It may come to have one, so that nobody is told that this is for good. */
function writeDay(base: string, archive: string): string[] {
  return [
    'RewriteCond %{REQUEST_FILENAME}/index.html !-f',
    `RewriteRule "^${escapeDots(archive.slice(base.length))}${DAY_IN_ARCHIVE}" "${archive}$1/$2/#d$3" [R=302,NE,L]`,
  ];
}

/** What has a compressed form is sent as that; on the second way through, it is said what it is. */
function writeCompressed(): string[] {
  const endings = COMPRESSIBLE.join('|');
  return [
    ...COMPRESSED_ENDINGS.flatMap((ending) => [
      ...COMPRESSIBLE.flatMap((of) => [
        'RewriteCond %{ENV:REDIRECT_STATUS} !^$',
        `RewriteCond %{REQUEST_FILENAME} "^(.+)\\.${ending}$"`,
        'RewriteCond %1 -f',
        `RewriteRule "\\.${of}\\.${ending}$" "-" "[T=${MEDIA_TYPES[of] ?? ''},E=no-gzip:1,E=ENCODED:${ENCODINGS[ending]},L]"`,
      ]),
    ]),
    ...COMPRESSED_ENDINGS.flatMap((ending) => [
      `RewriteCond %{HTTP:Accept-Encoding} "\\b${ENCODINGS[ending]}\\b"`,
      `RewriteCond "%{REQUEST_FILENAME}.${ending}" -f`,
      `RewriteRule "^(.+\\.(?:${endings}))$" "$1.${ending}" [L]`,
      `RewriteCond %{HTTP:Accept-Encoding} "\\b${ENCODINGS[ending]}\\b"`,
      `RewriteCond "%{REQUEST_FILENAME}index.html.${ending}" -f`,
      `RewriteRule "^(.*/)?$" "$1index.html.${ending}" [L]`,
    ]),
  ];
}

function writeElsewhere(offloaded: OffloadedFiles): string[] {
  const { href } = storageAddress(offloaded);
  const missing = ['RewriteCond %{REQUEST_FILENAME} !-f', 'RewriteCond %{REQUEST_FILENAME}/index.html !-f'];
  const pattern = offloadedPattern(offloaded);
  return [
    ...missing,
    `RewriteRule "^(${pattern}|${pattern}.*/)$" "${href}$1index.html" [P,L]`,
    ...missing,
    `RewriteRule "^(${pattern}.*)$" "${href}$1" [P,L]`,
  ];
}
