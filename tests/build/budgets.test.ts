import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FIRST_TALKS, pageAt, readOutput, readPages } from '../support/site.ts';
import { styleReferences } from '../support/references.ts';

const KILOBYTE = 1024;
const story = pageAt(readPages(), FIRST_TALKS);
const styles = story.tags.filter(({ name }) => name === 'style').map(({ text }) => text);

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

test('Every story’s page, whatever furniture it has, takes at most 20 KB with all its styles, which stand in it', () => {
  const stories = readPages().filter(({ path }) => /\/\d{4}\/\d\d\/\d\d\/[^/]+\/$/.test(path));
  expect(stories.length).toBeGreaterThan(100);
  const sent = stories.map(({ path, html }) => ({ path, bytes: zipped(html) }));
  const [largest] = sent.toSorted((one, other) => other.bytes - one.bytes);
  report(`The largest story’s HTML and CSS, gzipped (${largest?.path})`, largest?.bytes ?? 0, 20 * KILOBYTE);
  expect(sent.filter(({ bytes }) => bytes > 20 * KILOBYTE)).toEqual([]);
  expect(styles.join('')).toContain('@layer');
});

test('No page of the newspaper waits for a style sheet or a face before it is painted', () => {
  const waiting = readPages().flatMap((page) => {
    const head = page.tags.findIndex(({ name }) => name === 'body');
    const links = page.tags.slice(0, head).filter(({ name }) => name === 'link');
    const found = links.filter(({ attributes }) => attributes.get('rel') === 'stylesheet' || attributes.get('as') === 'font');
    return found.map(({ attributes }) => `${page.path}: ${attributes.get('href') ?? ''}`);
  });
  expect(waiting).toEqual([]);
});

test('A story, front and section ask for their lead picture in the head, in the files that its place asks for', () => {
  const asked = [FIRST_TALKS, '/', '/culture/'].map((path) => {
    const { tags } = pageAt(readPages(), path);
    const preload = tags.find(({ attributes }) => attributes.get('as') === 'image')?.attributes;
    const lead = tags.findIndex(({ attributes }) => attributes.get('fetchpriority') === 'high' && attributes.has('src'));
    const source = tags.slice(0, lead).findLast(({ name }) => name === 'source')?.attributes;
    expect(source?.get('srcset'), path).toBeDefined();
    expect([preload?.get('imagesrcset'), preload?.get('imagesizes')], path).toEqual([source?.get('srcset'), source?.get('sizes')]);
    return path;
  });
  expect(asked).toHaveLength(3);
});

test('Faces are used where they come in time and never change what is read', () => {
  const faces = styles.flatMap((css) => css.match(/@font-face\s*\{[^}]*\burl\([^}]*\}/g) ?? []);
  expect(faces.length).toBeGreaterThan(3);
  expect(faces.filter((face) => !/font-display:\s*optional/.test(face))).toEqual([]);
});

test('The fonts that a first page needs take at most 60 KB', () => {
  const faces = styles.flatMap((css) => styleReferences(css)).map((url) => url.split('/').at(-1) ?? '');
  const fonts = ['newsreader-text.', 'newsreader-display.', 'newsreader-italic.', 'public-sans.'].map((name) => {
    const face = faces.find((file) => file.startsWith(name));
    expect(face, name).toBeDefined();
    return `_astro/${face ?? ''}`;
  });
  const bytes = sum(fonts.map((file) => readOutput(file).length));
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
