import type { IndexedStory } from './search-index.ts';
import { redirectOf, type Page } from './site.ts';
import { sourceSet, type Tag } from './tags.ts';

/** One address that a page names. */
export interface Reference {
  page: string;
  /** `<img srcset>` */
  where: string;
  /** As printed. */
  url: string;
  /** True when a browser asks for it by itself, or sends a form to it, without a reader following a link. */
  fetched: boolean;
}

const URL_ATTRIBUTES = ['href', 'xlink:href', 'src', 'poster', 'action', 'formaction', 'data', 'data-index', 'data-url'];
const SET_ATTRIBUTES = ['srcset', 'imagesrcset'];
const NAMING_LINKS = new Set(['canonical', 'alternate', 'author', 'license', 'me', 'next', 'prev', 'help', 'search', 'expect']);
const URL_METAS = new Set(['og:url', 'og:image', 'og:video', 'og:audio', 'twitter:image']);

/** Every address in a page: links, files, alternates, metadata and structured data. */
export function referencesOf(page: Page): Reference[] {
  const redirect = redirectOf(page);
  return [
    ...page.tags.flatMap((tag) =>
      urlsOf(tag).map(({ attribute, url }) => ({
        page: page.path,
        where: `<${tag.name} ${attribute}>`,
        url,
        fetched: isFetched(tag, attribute),
      })),
    ),
    ...(redirect === undefined ? [] : [{ page: page.path, where: 'refresh', url: redirect, fetched: true }]),
  ];
}

/** The addresses of stories in the index of the search, and of the pictures that their results show. */
export function searchReferences(stories: readonly IndexedStory[]): Reference[] {
  return stories.flatMap(({ part, url }) => {
    const [address = '', facts = ''] = url.split('#');
    const pictures = (new URLSearchParams(facts).get('picture') ?? '').split(' ').filter((picture) => picture !== '');
    return [address, ...pictures].map((target) => ({ page: `/${part}/`, where: 'a story', url: target, fetched: true }));
  });
}

/** Where a build is published, and what it holds. */
export interface Site {
  /** `https://example.org/paper/` */
  address: string;
  files: ReadonlySet<string>;
  pages: readonly Page[];
}

/** What is wrong with the addresses that lead to a place of this site: each fault once, in a sentence. */
export function findLinkFaults(references: readonly Reference[], { address, files, pages }: Site): string[] {
  const { origin, pathname: base } = new URL(address);
  const ids = new Map(pages.map((page) => [page.path, new Set(page.tags.flatMap((tag) => tag.attributes.get('id') ?? []))]));
  const faultOf = ({ page, where, url }: Reference): string | undefined => {
    const target = new URL(url, new URL(`.${page}`, address));
    if (target.origin !== origin) return undefined;
    const place = `${page}: ${where} “${url}”`;
    const path = decodeURIComponent(target.pathname);
    if (!path.startsWith(base)) return `${place} leads out of ${base}`;
    const inside = path.slice(base.length);
    if (!files.has(inside.endsWith('/') || inside === '' ? `${inside}index.html` : inside)) {
      return files.has(`${inside}/index.html`) ? `${place} lacks the slash at its end` : `${place} leads to nothing`;
    }
    const fragment = decodeURIComponent(target.hash.slice(1));
    return fragment === '' || ids.get(`/${inside}`)?.has(fragment) ? undefined : `${place} leads to no element with that id`;
  };
  return [...new Set(references.flatMap((reference) => faultOf(reference) ?? []))];
}

/** The addresses in a style sheet: `url(…)` and `@import`. */
export function styleReferences(css: string): string[] {
  const found = css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g);
  return [...found].map(([, double, single, bare, quoted, apostrophed]) => double ?? single ?? bare ?? quoted ?? apostrophed ?? '');
}

function urlsOf(tag: Tag): { attribute: string; url: string }[] {
  const plain = URL_ATTRIBUTES.flatMap((attribute) => {
    const url = tag.attributes.get(attribute);
    return url === undefined ? [] : [{ attribute, url }];
  });
  const sets = SET_ATTRIBUTES.flatMap((attribute) => sourceSet(tag.attributes.get(attribute) ?? '').map(({ url }) => ({ attribute, url })));
  const meta = URL_METAS.has(tag.attributes.get('property') ?? '')
    ? [{ attribute: 'content', url: tag.attributes.get('content') ?? '' }]
    : [];
  const data = tag.attributes.get('type') === 'application/ld+json' ? stringsOf(JSON.parse(tag.text) as unknown).filter(isAddress) : [];
  return [...plain, ...sets, ...meta, ...data.map((url) => ({ attribute: 'json-ld', url }))].filter(({ url }) => url !== '');
}

function isFetched(tag: Tag, attribute: string): boolean {
  if (tag.name === 'a' || tag.name === 'area' || tag.name === 'meta' || attribute === 'json-ld' || attribute === 'data-url') return false;
  if (tag.name !== 'link') return true;
  const relations = (tag.attributes.get('rel') ?? '').split(/\s+/);
  return !relations.every((relation) => NAMING_LINKS.has(relation));
}

function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && !text.startsWith('https://schema.org');
}

/** All but the ids, which name things and lead nowhere; structured-data.test.ts proves that the things are described. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === '@id' ? [] : stringsOf(inner)));
}
