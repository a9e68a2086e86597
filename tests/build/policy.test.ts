import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readPages, type Page } from '../support/site.ts';
import type { Tag } from '../support/tags.ts';

const pages = readPages();

function policyTags(page: Page): Tag[] {
  return page.tags.filter((tag) => tag.name === 'meta' && tag.attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy');
}

/** The page’s policy: for each directive its sources. */
function policyOf(page: Page): Map<string, string[]> {
  const text = policyTags(page)[0]?.attributes.get('content') ?? '';
  return new Map(
    text.split(';').flatMap((directive): [string, string[]][] => {
      const [name, ...sources] = directive.trim().split(/\s+/);
      return name === undefined || name === '' ? [] : [[name, sources]];
    }),
  );
}

function loads(tag: Tag): boolean {
  if (tag.name === 'script') return tag.attributes.get('type') !== 'application/ld+json';
  if (tag.name === 'link') return /\b(stylesheet|preload|modulepreload|icon|manifest|prefetch)\b/.test(tag.attributes.get('rel') ?? '');
  return ['style', 'img', 'iframe', 'audio', 'video'].includes(tag.name);
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

test('Every page has one security policy', () => {
  expect(pages.filter((page) => policyTags(page).length !== 1).map(({ path }) => path)).toEqual([]);
});

test('The policy stands before the first script, style or file it is to govern', () => {
  const late = pages.flatMap((page) => {
    const policy = policyTags(page)[0]?.index ?? Infinity;
    const earlier = page.tags.filter((tag) => loads(tag) && tag.index < policy);
    return earlier.length === 0 ? [] : [`${page.path}: after ${earlier.length}, first <${earlier[0]?.name ?? ''}>`];
  });
  expect(late).toEqual([]);
});

test('The policy allows this site alone, and no script or style but those it knows', () => {
  for (const page of pages) {
    const policy = policyOf(page);
    expect(policy.get('default-src'), page.path).toEqual(["'self'"]);
    expect(policy.get('object-src'), page.path).toEqual(["'none'"]);
    expect(policy.get('base-uri'), page.path).toEqual(["'none'"]);
    expect(policy.get('form-action'), page.path).toEqual(["'self'"]);
    const sources = [...policy].flatMap(([name, own]) => (name === 'frame-src' ? [] : own));
    const strange = sources.filter((source) => !/^'(self|none|sha256-[\w+/]+=*)'$/.test(source) && source !== 'data:');
    // Pagefind’s program is WebAssembly: decisions/013-search.md.
    expect(strange, page.path).toEqual(/^\/(\w\w\/)?search\/$/.test(page.path) ? ["'wasm-unsafe-eval'"] : []);
    if (strange.length > 0) expect(policy.get('script-src')).toEqual(expect.arrayContaining(strange));
    expect(policy.get('script-src')?.includes('data:') ?? true, page.path).toBe(false);
  }
});

test('Only a story that shows a post or video from elsewhere may open a frame, and of that site alone', () => {
  const embeds = (page: Page) =>
    page.tags.flatMap((tag) => (tag.name === 'story-embed' ? [new URL(tag.attributes.get('data-frame') ?? '').origin] : []));
  const framed = pages.filter((page) => policyOf(page).has('frame-src'));
  expect(framed.map(({ path }) => path)).toEqual(pages.filter((page) => embeds(page).length > 0).map(({ path }) => path));
  expect(framed.length).toBeGreaterThan(0);
  for (const page of framed) expect(policyOf(page).get('frame-src'), page.path).toEqual([...new Set(embeds(page))].sort());
});

test('Every script that stands in a page itself has its hash in that page’s policy', () => {
  const unknown = pages.flatMap((page) => {
    const allowed = policyOf(page).get('script-src') ?? [];
    return page.tags
      .filter((tag) => tag.name === 'script' && !tag.attributes.has('src') && loads(tag) && !allowed.includes(hashOf(tag.text)))
      .map((tag) => `${page.path}: ${tag.text.slice(0, 60)}`);
  });
  expect(unknown).toEqual([]);
});

test('Every style that stands in a page itself has its hash in that page’s policy', () => {
  const unknown = pages.flatMap((page) => {
    const allowed = policyOf(page).get('style-src') ?? [];
    return page.tags
      .filter((tag) => tag.name === 'style' && !allowed.includes(hashOf(tag.text)))
      .map((tag) => `${page.path}: ${tag.text.slice(0, 60)}`);
  });
  expect(unknown).toEqual([]);
});

test('No element has a style or a script in an attribute', () => {
  const found = pages.flatMap((page) =>
    page.tags.flatMap((tag) =>
      [...tag.attributes]
        .filter(([name, value]) => name === 'style' || /^on[a-z]+$/.test(name) || /^\s*javascript:/i.test(value))
        .map(([name]) => `${page.path}: <${tag.name} ${name}>`),
    ),
  );
  expect(found).toEqual([]);
});
