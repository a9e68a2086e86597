import { CACHE_RULES, MEDIA_TYPES, PAGE_CACHE } from '../serving.ts';
import {
  DAY_IN_ARCHIVE,
  headersOf,
  NOTE,
  offloadedPattern,
  patternOf,
  storageAddress,
  type HostSettings,
  type OffloadedFiles,
} from './host-rules.ts';

/** For a site block, whose `root` is the folder above the base. */
export function writeCaddySite(settings: HostSettings): string {
  const { base, archives = [], offloaded, precompressed } = settings;
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
    ...(offloaded ? deferred('', 'Cache-Control', PAGE_CACHE) : [`header Cache-Control "${PAGE_CACHE}"`]),
    ...rules.flat(),
    ...types.flat(),
    // Its expressions know no looking ahead.
    `@hidden {`,
    `\tpath_regexp ^${base}(?:.*/)?(?:\\.|_headers$|_redirects$)`,
    `\tnot path ${base}.well-known/*`,
    '}',
    'error @hidden 404',
    ...archives.flatMap(writeDays),
    ...(offloaded ? writeElsewhere(base, offloaded) : []),
    ...(precompressed === true ? ['file_server {', '\tprecompressed br gzip', '}'] : ['file_server']),
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
  return [matcher === '' ? 'header {' : `header ${matcher} {`, `\t${name} "${value}"`, '\tdefer', '}'];
}

/** A day that has no page of its own is found in its month. It may come to have one, so that nobody is told that this is for good. */
function writeDays(archive: string, place: number): string[] {
  const name = `day${place}`;
  return [
    `@${name} {`,
    `\tpath_regexp ${name} ^${archive}${DAY_IN_ARCHIVE}`,
    '\tnot file {path} {path}/index.html',
    '}',
    `redir @${name} ${archive}{re.${name}.1}/{re.${name}.2}/#d{re.${name}.3} 302`,
  ];
}

function writeElsewhere(base: string, offloaded: OffloadedFiles): string[] {
  const { origin, pathname } = storageAddress(offloaded);
  return [
    '@elsewhere {',
    `\tpath_regexp elsewhere ^${base}(${offloadedPattern(offloaded)}.*)$`,
    '\tnot file {path} {path}/index.html',
    '}',
    'handle @elsewhere {',
    '\troute {',
    `\t\trewrite * ${pathname}{re.elsewhere.1}`,
    '\t\t@page path */',
    '\t\trewrite @page {path}index.html',
    `\t\treverse_proxy ${origin} {`,
    '\t\t\theader_up Host {upstream_hostport}',
    '\t\t\t@missing status 403 404',
    '\t\t\thandle_response @missing {',
    '\t\t\t\terror 404',
    '\t\t\t}',
    '\t\t}',
    '\t}',
    '}',
  ];
}
