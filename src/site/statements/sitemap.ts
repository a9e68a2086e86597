import { escapeHtml } from '../../shared/escape-html.ts';

/** Search engines take 50,000 addresses and 50 MB a file; ours stay below, so that a file may grow between two builds. */
export const MOST_ADDRESSES = 45_000;
export const MOST_BYTES = 45 * 1024 * 1024;
/** Of a news sitemap. */
export const MOST_NEWS = 1000;

export interface SitemapImage {
  url: string;
  caption: string;
  /** Where its licence can be read. */
  licence?: string | undefined;
}

/** What a news sitemap says of a story besides its address. */
export interface SitemapNews {
  publication: string;
  language: string;
  published: string;
  title: string;
}

/** One page in a sitemap. Addresses are absolute, moments in ISO 8601. */
export interface SitemapEntry {
  url: string;
  modified?: string | undefined;
  alternates: readonly { language: string; url: string }[];
  images?: readonly SitemapImage[];
  news?: SitemapNews | undefined;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const EXTENSIONS = [
  { prefix: 'image', name: 'http://www.google.com/schemas/sitemap-image/1.1' },
  { prefix: 'news', name: 'http://www.google.com/schemas/sitemap-news/0.9' },
  { prefix: 'xhtml', name: 'http://www.w3.org/1999/xhtml' },
] as const;

/** Pages as a sitemap. */
export function writeSitemap(entries: readonly SitemapEntry[]): string {
  const written = entries.map(writeEntry);
  const used = EXTENSIONS.filter(({ prefix }) => written.some((entry) => entry.includes(`<${prefix}:`)));
  const names = used.map(({ prefix, name }) => ` xmlns:${prefix}="${name}"`).join('');
  return `${DECLARATION}\n<urlset xmlns="${SITEMAP}"${names}>\n${written.join('\n')}\n</urlset>\n`;
}

/** Sitemaps as an index of them. */
export function writeSitemapIndex(sitemaps: readonly { url: string; modified?: string | undefined }[]): string {
  const written = sitemaps.map(({ url, modified }) => `<sitemap>${element('loc', url)}${lastModified(modified)}</sitemap>`);
  return `${DECLARATION}\n<sitemapindex xmlns="${SITEMAP}">\n${written.join('\n')}\n</sitemapindex>\n`;
}

function writeEntry({ url, modified, alternates, images = [], news }: SitemapEntry): string {
  return [
    '<url>',
    element('loc', url),
    lastModified(modified),
    news === undefined ? '' : writeNews(news),
    ...images.map(writeImage),
    ...alternates.map(
      (alternate) =>
        `<xhtml:link rel="alternate" hreflang="${escapeInSitemap(alternate.language)}" href="${escapeInSitemap(alternate.url)}"/>`,
    ),
    '</url>',
  ].join('');
}

function writeNews({ publication, language, published, title }: SitemapNews): string {
  return [
    '<news:news><news:publication>',
    element('news:name', publication),
    element('news:language', newsLanguage(language)),
    '</news:publication>',
    element('news:publication_date', published),
    element('news:title', title),
    '</news:news>',
  ].join('');
}

function writeImage({ url, caption, licence }: SitemapImage): string {
  const license = licence === undefined ? '' : element('image:license', licence);
  return `<image:image>${element('image:loc', url)}${element('image:caption', caption)}${license}</image:image>`;
}

function lastModified(modified: string | undefined): string {
  return modified === undefined ? '' : element('lastmod', modified);
}

function element(name: string, text: string): string {
  return `<${name}>${escapeInSitemap(text)}</${name}>`;
}

/** Sitemaps escape the apostrophe too: https://www.sitemaps.org/protocol.html#escaping */
function escapeInSitemap(text: string): string {
  return escapeHtml(text).replaceAll("'", '&apos;');
}

/** A language as news sitemaps name it: two or three letters, but for the two ways of writing Chinese. */
export function newsLanguage(code: string): string {
  const [language = code, ...parts] = code.toLowerCase().split('-');
  if (language !== 'zh') return language;
  return parts.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-tw' : 'zh-cn';
}

/** Cuts a list into files, each within the limits. `sizeOf` says how many bytes an entry has at most. */
export function cutIntoFiles<T>(list: readonly T[], sizeOf: (entry: T) => number, mostAddresses = MOST_ADDRESSES): T[][] {
  const files: T[][] = [];
  let size = 0;
  for (const entry of list) {
    const own = sizeOf(entry);
    const latest = files.at(-1);
    if (latest === undefined || latest.length >= mostAddresses || size + own > MOST_BYTES) {
      files.push([entry]);
      size = own;
    } else {
      latest.push(entry);
      size += own;
    }
  }
  return files;
}
