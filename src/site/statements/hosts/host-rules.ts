import { COMPRESSIBLE, MEDIA_TYPES, SECURITY_HEADERS, type CacheRule } from '../serving.ts';

/** What a configuration depends on besides the table in `serving.ts`. */
export interface HostSettings {
  /** `/`, or `/paper/`. */
  base: string;
  /** Whether browsers are told to ask by HTTPS alone from now on. */
  hsts: boolean;
  /** Whether compressed forms lie beside texts. */
  precompressed?: boolean;
  /** The addresses of the archives of all editions. In them, a day with few stories is a part of its month. */
  archives?: readonly string[];
  /** Addresses at which a story was that has been taken down without a notice: decoded, with a slash at their end. */
  gone?: readonly string[];
  /** What may lie elsewhere. */
  offloaded?: OffloadedFiles | undefined;
}

/** Files that are asked for elsewhere when they are not there. */
export interface OffloadedFiles {
  /** Where they lie by their paths: `https://storage.example/paper/`. */
  address: string;
  /** At the top of the site. */
  folders: readonly string[];
  /** The addresses of the sections whose older stories lie there. */
  sections: readonly string[];
}

export const NOTE = 'Written by the build; changes here are lost.';
const HSTS = ['Strict-Transport-Security', 'max-age=31536000'] as const;

export function headersOf({ hsts }: HostSettings): (readonly [string, string])[] {
  return [...SECURITY_HEADERS, ...(hsts ? [HSTS] : [])];
}

export const escapeDots = (text: string) => text.replaceAll('.', '\\.');

/** The paths that a rule is for, as a regular expression after the base. */
export function patternOf({ folders, files }: CacheRule): string {
  const parts = [
    ...(folders.length > 0 ? [`(?:${folders.join('|')})/`] : []),
    ...(files.length > 0 ? [`(?:${files.map(escapeDots).join('|')})$`] : []),
  ];
  return parts.length === 1 ? (parts[0] ?? '') : `(?:${parts.join('|')})`;
}

/** Files that configure a host or tell what was published: nobody is to read them. */
export const HIDDEN = '(?:\\.(?!well-known/)|_headers$|_redirects$)';

/** What compresses pages by itself is told of the other types. */
export function compressibleTypes(): string[] {
  const types = COMPRESSIBLE.filter((ending) => ending !== 'html').map((ending) => MEDIA_TYPES[ending]?.replace(/;.*/, '') ?? '');
  return [...new Set(types)].sort();
}

/** The year, month and day of an address in an archive, in three groups. */
export const DAY_IN_ARCHIVE = '(\\d{4})/(\\d{2})/(\\d{2})/?$';

/** The paths after the base that may lie elsewhere, as a regular expression; a story’s folder is named behind its day. */
export function offloadedPattern({ folders, sections }: OffloadedFiles): string {
  const parts = [...(folders.length > 0 ? [`(?:${folders.join('|')})/`] : []), ...(sections.length > 0 ? [STORY_FOLDER] : [])];
  return `(?:${parts.join('|')})`;
}

const STORY_FOLDER = '.+/\\d{4}/\\d{2}/\\d{2}/[^/]+/';

/** An address with nothing but letters that stand for themselves everywhere, ending with a slash. */
export function storageAddress({ address }: OffloadedFiles): URL {
  const url = new URL(address);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}
