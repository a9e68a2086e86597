import type { PreviewView } from './preview.ts';

/** Everything in a page’s head that depends on the page, as data. */
export interface HeadView {
  title: string;
  description: string;
  /** Absolute; absent on the 404 page, which has no address of its own. */
  canonical?: string | undefined;
  alternates: { language: string; url: string }[];
  /** The page’s own feeds first, then its edition’s. */
  feeds: { type: string; title: string; url: string }[];
  type: 'website' | 'article';
  siteName: string;
  locale: string;
  article?: { published: string; modified: string; section: string; authors: string[]; tags: string[] } | undefined;
  jsonLd: Record<string, unknown>[];
  /** The picture that goes with a link to the page. */
  picture?: PreviewView | undefined;
  indexed: boolean;
  /** Where a browser goes on to at once: an earlier address leads to the story’s own. */
  forward?: string | undefined;
}

/** A tag of the head, in the order in which it is printed. */
export interface HeadTag {
  tag: 'meta' | 'link';
  attributes: Record<string, string>;
}

/** The tags that a head prints, title and JSON-LD apart. */
export function headTags(head: HeadView): HeadTag[] {
  const meta = (name: string, content: string): HeadTag => ({ tag: 'meta', attributes: { name, content } });
  const property = (name: string, content: string): HeadTag => ({ tag: 'meta', attributes: { property: name, content } });
  const link = (attributes: Record<string, string>): HeadTag => ({ tag: 'link', attributes });
  return [
    meta('description', head.description),
    head.indexed ? meta('robots', 'max-image-preview:large') : meta('robots', 'noindex'),
    ...(head.forward === undefined
      ? []
      : [{ tag: 'meta' as const, attributes: { 'http-equiv': 'refresh', content: `0; url=${head.forward}` } }]),
    ...(head.canonical === undefined ? [] : [link({ rel: 'canonical', href: head.canonical })]),
    ...head.alternates.map(({ language, url }) => link({ rel: 'alternate', hreflang: language, href: url })),
    ...head.feeds.map(({ type, title, url }) => link({ rel: 'alternate', type, title, href: url })),
    property('og:site_name', head.siteName),
    property('og:type', head.type),
    property('og:title', head.title),
    property('og:description', head.description),
    property('og:locale', head.locale.replace('-', '_')),
    ...(head.canonical === undefined ? [] : [property('og:url', head.canonical)]),
    ...(head.article === undefined
      ? []
      : [
          property('article:published_time', head.article.published),
          property('article:modified_time', head.article.modified),
          property('article:section', head.article.section),
          ...head.article.tags.map((tag) => property('article:tag', tag)),
        ]),
  ];
}

/** Tags as HTML. */
export function serialiseTags(tags: readonly HeadTag[]): string {
  return tags
    .map(({ tag, attributes }) => {
      const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
      return `<${tag}${written.join('')}>`;
    })
    .join('');
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&#38;').replaceAll('"', '&#34;').replaceAll('<', '&#60;');
}

/** JSON-LD as it may stand inside a `<script>`: `<` is escaped, so that no text can end the element. */
export function serialiseJsonLd(data: Record<string, unknown>): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
