import { LIVE_FOLDER } from '../../shared/urls.ts';
import { compressedFrom } from '../../shared/compressed-files.ts';

/** How a host is to answer with a file. */
export interface Serving {
  /** `Content-Type` */
  type: string;
  /** `Cache-Control` */
  cache: string;
  /** `Content-Encoding`, of a compressed form of another file. */
  encoding?: string;
}

/** How long answers may be kept, by what is said of a path. The first that fits counts. */
export const CACHE_RULES = [
  { name: 'hashed', folders: ['_astro', '_pictures'], files: [], cache: 'public, max-age=31536000, immutable' },
  { name: 'live', folders: [LIVE_FOLDER], files: [], cache: 'public, max-age=5' },
  {
    name: 'media',
    folders: ['media'],
    files: ['icon.svg', 'logo.png', 'icon-192.png', 'icon-maskable.png', 'apple-touch-icon.png', 'favicon.ico'],
    cache: 'public, max-age=86400',
  },
] as const satisfies readonly CacheRule[];

/** One rule of caching: for whole folders at the top of the site, and for single files there. */
export interface CacheRule {
  name: string;
  folders: readonly string[];
  files: readonly string[];
  cache: string;
}

/** What holds for pages, feeds, indexes and everything else that keeps its name. */
export const PAGE_CACHE = 'public, max-age=60';

/** Media types by the ending of a name. Feeds are plain XML: browsers show them, where they would save the more exact types. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  svg: 'image/svg+xml',
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
  epub: 'application/epub+zip',
  csv: 'text/csv; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
};

const UNKNOWN_TYPE = 'application/octet-stream';

/** Endings of what hosts should compress; pictures, fonts and recordings are compressed already. */
export const COMPRESSIBLE = ['html', 'css', 'js', 'mjs', 'json', 'xml', 'txt', 'vtt', 'svg', 'csv', 'webmanifest'];

const endingOf = (path: string) => /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

/** Whether hosts should compress a file. */
export function isCompressible(path: string): boolean {
  return COMPRESSIBLE.includes(endingOf(path));
}

/** The same of a file among others, one of which it may be the compressed form of: it has the type and the caching of that one. */
export function servingAmong(path: string, files: { has: (path: string) => boolean }): Serving {
  const from = compressedFrom(path);
  return from !== undefined && files.has(from.path) ? { ...servingOf(from.path), encoding: from.encoding } : servingOf(path);
}

/** Type and caching of a file of the output, by its path there. */
export function servingOf(path: string): Serving {
  const ending = endingOf(path);
  const slash = path.indexOf('/');
  const top = slash === -1 ? undefined : path.slice(0, slash);
  const rule = CACHE_RULES.find(({ folders, files }: CacheRule) => (top === undefined ? files.includes(path) : folders.includes(top)));
  return {
    type: Object.hasOwn(MEDIA_TYPES, ending) ? (MEDIA_TYPES[ending] ?? UNKNOWN_TYPE) : UNKNOWN_TYPE,
    cache: rule?.cache ?? PAGE_CACHE,
  };
}

/** Headers that are sound for every page, whatever the newspaper. `Strict-Transport-Security` is a newspaper’s own choice. */
export const SECURITY_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', "frame-ancestors 'none'"],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin-allow-popups'],
];
