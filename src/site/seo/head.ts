import type { JsonLdObject } from 'schema-dts';
import { escapeByNumber } from '../../shared/escape-html.ts';
import type { PreviewView } from './preview.ts';

/** What a story’s head says besides. */
export interface ArticleHead {
  published: string;
  modified: string;
  section: string;
  /** The authors’ names with commas between them. */
  byline?: string | undefined;
  /** The authors’ pages, absolute. */
  authors: string[];
  tags: string[];
  recordings: { kind: 'audio' | 'video'; url: string; type: string }[];
}

/** Everything in a page’s head that depends on the page, as data. */
export interface HeadView {
  /** As the browser shows it, with the site’s name. */
  title: string;
  /** The same without the site’s name, for where that stands beside it. */
  name: string;
  description: string;
  /** Absolute; absent on the 404 page, which has no address of its own. */
  canonical?: string | undefined;
  alternates: { language: string; url: string }[];
  /** The page’s own feeds first, then its edition’s. */
  feeds: { type: string; title: string; url: string }[];
  /** The front of the page’s edition, under whose address all its pages are. */
  home: string;
  /** How the page’s edition is put on a telephone’s screen. */
  webApp: string;
  type: 'website' | 'article';
  siteName: string;
  locale: string;
  /** The locales of the same page in other languages. */
  otherLocales: string[];
  article?: ArticleHead | undefined;
  /** The picture that goes with a link to the page. */
  picture?: PreviewView | undefined;
  /** The newsroom’s account on X: `@name`. */
  xAccount?: string | undefined;
  /** Whom Mastodon names as the page’s authors: `@name@server`. */
  fediverse: string[];
  jsonLd: JsonLdObject[];
  indexed: boolean;
  /** The origins of what a reader may ask to see in a frame on this page. */
  frames?: readonly string[] | undefined;
  /** The origins of the stream that the page plays. */
  streams?: readonly string[] | undefined;
  /** The origins that the page’s forms may be sent to, besides its own. */
  forms?: readonly string[] | undefined;
  /** Where a browser goes on to at once: an earlier address leads to the story’s own. */
  forward?: string | undefined;
}

/** A tag of the head, in the order in which it is printed. */
export interface HeadTag {
  tag: 'meta' | 'link';
  attributes: Record<string, string>;
}

/** Other sites learn from which site their reader comes, and not what was read there. */
const REFERRER = meta('referrer', 'strict-origin-when-cross-origin');

/** The tags that a head prints, title and JSON-LD apart. */
export function headTags(head: HeadView): HeadTag[] {
  const link = (attributes: Record<string, string>): HeadTag => ({ tag: 'link', attributes });
  return [
    meta('description', head.description),
    REFERRER,
    head.indexed ? meta('robots', 'max-image-preview:large') : meta('robots', 'noindex'),
    ...(head.forward === undefined
      ? []
      : [{ tag: 'meta' as const, attributes: { 'http-equiv': 'refresh', content: `0; url=${head.forward}` } }]),
    ...(head.canonical === undefined ? [] : [link({ rel: 'canonical', href: head.canonical })]),
    ...head.alternates.map(({ language, url }) => link({ rel: 'alternate', hreflang: language, href: url })),
    ...head.feeds.map(({ type, title, url }) => link({ rel: 'alternate', type, title, href: url })),
    link({ rel: 'manifest', href: head.webApp }),
    ...sharingTags(head),
  ];
}

/** What networks and messengers show of a page whose address is shared: https://ogp.me */
function sharingTags(head: HeadView): HeadTag[] {
  const { article, picture } = head;
  return [
    property('og:site_name', head.siteName),
    property('og:type', head.type),
    property('og:title', head.name),
    property('og:description', head.description),
    property('og:locale', openGraphLocale(head.locale)),
    ...head.otherLocales.map((locale) => property('og:locale:alternate', openGraphLocale(locale))),
    ...(head.canonical === undefined ? [] : [property('og:url', head.canonical)]),
    ...(picture === undefined ? [] : pictureTags(picture)),
    ...(article === undefined ? [] : articleTags(article)),
    meta('twitter:card', picture === undefined ? 'summary' : 'summary_large_image'),
    ...(head.xAccount === undefined ? [] : [meta('twitter:site', head.xAccount)]),
    ...(picture === undefined ? [] : [meta('twitter:image:alt', picture.alt)]),
    ...head.fediverse.map((account) => meta('fediverse:creator', account)),
  ];
}

function pictureTags({ url, type, width, height, alt }: PreviewView): HeadTag[] {
  return [
    property('og:image', url),
    property('og:image:type', type),
    property('og:image:width', String(width)),
    property('og:image:height', String(height)),
    property('og:image:alt', alt),
  ];
}

function articleTags(article: ArticleHead): HeadTag[] {
  return [
    property('article:published_time', article.published),
    property('article:modified_time', article.modified),
    property('article:section', article.section),
    ...article.authors.map((url) => property('article:author', url)),
    // After the addresses: of several tags on the author, some readers take the last.
    ...(article.byline === undefined ? [] : [meta('author', article.byline)]),
    ...article.tags.map((tag) => property('article:tag', tag)),
    ...article.recordings.flatMap(({ kind, url, type }) => [property(`og:${kind}`, url), property(`og:${kind}:type`, type)]),
  ];
}

function meta(name: string, content: string): HeadTag {
  return { tag: 'meta', attributes: { name, content } };
}

function property(name: string, content: string): HeadTag {
  return { tag: 'meta', attributes: { property: name, content } };
}

/** Open Graph writes `en_GB`. */
function openGraphLocale(locale: string): string {
  return locale.replace('-', '_');
}

/** Tags as HTML. */
export function serialiseTags(tags: readonly HeadTag[]): string {
  return tags
    .map(({ tag, attributes }) => {
      const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeByNumber(value, '&<"')}"`);
      return `<${tag}${written.join('')}>`;
    })
    .join('');
}

/**
 * JSON-LD as it may stand inside a `<script>`: `<` is escaped, so that no text can end the element. One script has one thing, named
 * at its top, because that is all that some programs look for.
 */
export function serialiseJsonLd(data: object): string {
  return JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
}
