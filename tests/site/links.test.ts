import { expect, test } from 'vitest';
import { findLinkFaults, referencesOf, searchReferences, styleReferences, type Reference, type Site } from '../support/references.ts';
import { indexedStories } from '../support/search-index.ts';
import { newspaperOf } from '../support/newspaper.ts';
import { CONTENT, listFiles, PUBLISHED, readOutput, readPages, redirectOf, SAMPLE } from '../support/site.ts';

const pages = readPages(PUBLISHED);
const files = listFiles(PUBLISHED);
const { address, base } = newspaperOf();
const site: Site = { address, files: new Set(files), pages };

function referencesIn(ending: string, find: (text: string) => string[]): Reference[] {
  return files
    .filter((file) => file.endsWith(ending))
    .flatMap((file) =>
      find(readOutput(file, PUBLISHED).toString()).map((url) => ({ page: `/${file}`, where: ending, url, fetched: true })),
    );
}

test('Every address in a page leads to a file and an id that are there', () => {
  const references = pages.flatMap(referencesOf);
  expect(references.length).toBeGreaterThan(10 * pages.length);
  expect(findLinkFaults(references, site)).toEqual([]);
});

test('Every address in a style sheet leads to a file that is there', () => {
  const references = referencesIn('.css', styleReferences);
  // The sample’s are its faces for three languages; of another newspaper it is not known which it has.
  expect(references.length).toBeGreaterThan(CONTENT === SAMPLE ? 5 : 0);
  expect(findLinkFaults(references, site)).toEqual([]);
});

test('Every module that a script imports is there', () => {
  const references = referencesIn('.js', (text) =>
    // No module’s address has a place to be filled in; in the words of a message one may stand between quotation marks.
    [...text.matchAll(/\b(?:from|import)\s*\(?["']([^"'$]+)["']/g)].map(([, url = '']) => url),
  );
  expect(references.length).toBeGreaterThan(0);
  expect(findLinkFaults(references, site)).toEqual([]);
});

test('Every story in the index of the search leads to its page, and to the pictures that a result shows', () => {
  const stories = indexedStories(PUBLISHED);
  expect(stories.length).toBeGreaterThan(0);
  expect(findLinkFaults(searchReferences(stories), site)).toEqual([]);
});

test('Every page can be reached from the front page by following links', () => {
  const links = new Map(
    pages.map((page) => [
      page.path,
      referencesOf(page)
        .filter(({ where }) => where === '<a href>')
        .map(({ url }) => new URL(url, new URL(`.${page.path}`, address)))
        .filter(({ origin, pathname }) => origin === new URL(address).origin && pathname.startsWith(base))
        .map(({ pathname }) => `/${decodeURIComponent(pathname.slice(base.length))}`),
    ]),
  );
  const reached = new Set(['/']);
  for (const path of reached) for (const target of links.get(path) ?? []) reached.add(target);
  const unreached = pages.filter((page) => !reached.has(page.path) && page.path !== '/404.html' && redirectOf(page) === undefined);
  expect(unreached.map(({ path }) => path)).toEqual([]);
});
