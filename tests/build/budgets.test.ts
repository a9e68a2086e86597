import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FIRST_TALKS, pageAt, readOutput, readPages, type Page } from '../support/site.ts';
import { styleReferences } from '../support/references.ts';

const KILOBYTE = 1024;
const story = pageAt(readPages(), FIRST_TALKS);
const styles = hrefs(story, 'stylesheet');

function hrefs(page: Page, relation: string): string[] {
  return page.tags
    .filter((tag) => tag.name === 'link' && tag.attributes.get('rel') === relation)
    .map((tag) => (tag.attributes.get('href') ?? '').slice(1));
}

function zipped(text: Buffer | string): number {
  return gzipSync(text, { level: 9 }).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function report(what: string, bytes: number, most: number): void {
  console.log(`${what}: ${bytes} of ${most} bytes`);
}

/** A script and every script it imports. */
function scriptsFrom(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, url = ''] of readOutput(file)
    .toString()
    .matchAll(/\b(?:from|import)\s*\(?["']([^"']+)["']/g)) {
    scriptsFrom(new URL(url, `https://meridian.example/${file}`).pathname.slice(1), found);
  }
  return found;
}

test('A story’s page and all its styles take at most 20 KB', () => {
  const page = zipped(story.html);
  const css = sum(styles.map((file) => zipped(readOutput(file))));
  console.log(`HTML ${page}, CSS ${css} in ${styles.length} files, gzipped`);
  report('A story’s HTML and CSS, gzipped', page + css, 20 * KILOBYTE);
  expect(page + css).toBeLessThanOrEqual(20 * KILOBYTE);
});

test('The fonts that a first page needs take at most 60 KB', () => {
  const preloaded = hrefs(story, 'preload');
  expect(preloaded.length).toBeGreaterThan(0);
  const faces = styles.flatMap((file) => styleReferences(readOutput(file).toString())).map((url) => url.split('/').at(-1) ?? '');
  const needed = ['newsreader-text.', 'newsreader-display.', 'newsreader-italic.', 'public-sans.'].map((name) => {
    const face = faces.find((file) => file.startsWith(name));
    expect(face, name).toBeDefined();
    return `_astro/${face ?? ''}`;
  });
  const fonts = [...new Set([...preloaded, ...needed])];
  const bytes = sum(fonts.map((file) => readOutput(file).length));
  console.log(`Preloaded: ${preloaded.length} fonts, ${sum(preloaded.map((file) => readOutput(file).length))} bytes`);
  report('Fonts of a first page', bytes, 60 * KILOBYTE);
  expect(bytes).toBeLessThanOrEqual(60 * KILOBYTE);
});

test('The scripts of a story’s page take at most 6 KB', () => {
  const tags = story.tags.filter((tag) => tag.name === 'script' && tag.attributes.get('type') !== 'application/ld+json');
  const sources = tags.flatMap((tag) => tag.attributes.get('src') ?? []);
  const files = new Set(sources.flatMap((source) => [...scriptsFrom(source.slice(1))]));
  const inline = tags.filter((tag) => !tag.attributes.has('src')).map((tag) => zipped(tag.text));
  const bytes = sum([...[...files].map((file) => zipped(readOutput(file))), ...inline]);
  report('A story’s scripts, gzipped', bytes, 6 * KILOBYTE);
  expect(files.size).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(6 * KILOBYTE);
});
