import { expect, test } from 'vitest';
import { referencesOf, styleReferences } from '../support/references.ts';
import { listFiles, PUBLISHED, readOutput, readPages } from '../support/site.ts';
import { newspaperOf } from '../support/newspaper.ts';

const pages = readPages(PUBLISHED);
const files = listFiles(PUBLISHED);
const { address, base } = newspaperOf();

/** True when an address stays on whatever host serves the page: a copy of the site elsewhere asks nobody else for anything. */
function isOwn(url: string): boolean {
  return /^(\/(?!\/)|\.|#|data:)/.test(url);
}

test('No page asks another host for a file, nor sends a form or a reader to one', () => {
  const strangers = pages.flatMap(referencesOf).filter(({ url, fetched }) => fetched && !isOwn(url));
  expect([...new Set(strangers.map(({ page, where, url }) => `${page}: ${where} “${url}”`))]).toEqual([]);
});

test('No page has a frame or an object in it, nor another base for its links', () => {
  const strange = pages.flatMap((page) =>
    page.tags
      .filter((tag) => ['iframe', 'frame', 'embed', 'object', 'base'].includes(tag.name))
      .map((tag) => `${page.path}: <${tag.name}>`),
  );
  expect(strange).toEqual([]);
});

test('No style sheet asks another host for a file', () => {
  const sheets = files.filter((file) => file.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(0);
  const own = new Set(files);
  const strangers = sheets.flatMap((file) =>
    styleReferences(readOutput(file, PUBLISHED).toString())
      .filter((url) => !url.startsWith('data:') && !own.has(new URL(url, `${address}${file}`).pathname.slice(base.length)))
      .map((url) => `${file}: “${url}”`),
  );
  expect(strangers).toEqual([]);
});

/**
 * What looks like a host in scripts of others. Pagefind completes paths with the first, to take them apart; the second is what hls.js knows
 * a kind of message in a stream by; the third is the end of a pattern in it.
 */
const FETCHED_BY_NONE = ['https://example.com', 'https://aomedia.org', '//i.test'];

test('No script names another host', () => {
  const scripts = files.filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  const inline = pages.flatMap((page) =>
    page.tags.filter((tag) => tag.name === 'script' && !tag.attributes.has('type')).map((tag) => tag.text),
  );
  const texts = [...scripts.map((file) => readOutput(file, PUBLISHED).toString()), ...inline];
  const named = texts.flatMap((text) => text.match(/(?:https?:)?\/\/[a-z][\w.-]*\.[a-z]{2,}/gi) ?? []);
  expect(named.filter((host) => !FETCHED_BY_NONE.includes(host))).toEqual([]);
});
