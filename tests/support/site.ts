import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scanTags, type Tag } from './tags.ts';

/** The project’s folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What is published here: the newsroom’s own files. */
export const CONTENT = join(ROOT, 'content');

/** Whether settings, the text of a `site.yaml`, are those of the sample newsroom. */
export function isSample(settings: string): boolean {
  return /^address: https:\/\/meridian\.example\/$/m.test(settings);
}

/**
 * The sample newsroom, for which the tests of the software are written: in `content` until a newsroom begins its own there; then where
 * it was moved to, or where `obtainSample` puts what it finds in the history.
 */
export const SAMPLE = findSample();

function findSample(): string {
  const moved = join(ROOT, 'tests/fixtures/meridian');
  if (existsSync(moved)) return moved;
  const settings = join(CONTENT, 'site.yaml');
  return existsSync(settings) && isSample(readFileSync(settings, 'utf8')) ? CONTENT : join(ROOT, '.cache/tests/sample');
}

/** What the build of the sample has written. */
export const OUTPUT = resolve(ROOT, process.env.STANDFIRST_OUT ?? (SAMPLE === CONTENT ? 'dist' : '.cache/tests/meridian'));

/** What the build of the newsroom’s own content has written. */
export const PUBLISHED = join(ROOT, 'dist');

/** Where the sample newsroom is published. */
export const ORIGIN = 'https://meridian.example';

export const FIRST_TALKS = '/news/ukraine/2022/02/28/first-talks-belarus-border/';

export interface EditionFacts {
  language: string;
  /** What `<html lang>` says. */
  lang: string;
  direction: 'ltr' | 'rtl';
  /** `/`, or `/es/`. */
  front: string;
}

export const EDITIONS: readonly EditionFacts[] = [
  { language: 'en', lang: 'en-GB', direction: 'ltr', front: '/' },
  { language: 'es', lang: 'es-ES', direction: 'ltr', front: '/es/' },
  { language: 'ar', lang: 'ar-EG', direction: 'rtl', front: '/ar/' },
];

/** One page of the output. */
export interface Page {
  /** `news/index.html` */
  file: string;
  /** `/news/`; `/404.html` for the page that has no address. */
  path: string;
  html: string;
  tags: Tag[];
}

/** Every file below a folder, sorted, with `/` between its parts. */
export function listFiles(folder = OUTPUT): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Every page of a build, with its tags. */
export function readPages(folder = OUTPUT): Page[] {
  return listFiles(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(folder, file), 'utf8');
      return { file, path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, html, tags: scanTags(html) };
    });
}

/** The page at an address. Throws when the build has none there. */
export function pageAt(pages: readonly Page[], path: string): Page {
  const page = pages.find((candidate) => candidate.path === path);
  if (!page) throw new Error(`The build has no page at ${path}.`);
  return page;
}

/** Where a page sends its reader by itself: the address of a story that has moved. */
export function redirectOf(page: Page): string | undefined {
  const refresh = page.tags.find((tag) => tag.attributes.get('http-equiv')?.toLowerCase() === 'refresh');
  return refresh && /^0;\s*url=(.+)$/.exec(refresh.attributes.get('content') ?? '')?.[1];
}

export function editionOf(path: string): EditionFacts {
  const edition = EDITIONS.find(({ front }) => front !== '/' && path.startsWith(front)) ?? EDITIONS[0];
  if (!edition) throw new Error('There are no editions.');
  return edition;
}

export function readOutput(file: string, folder = OUTPUT): Buffer {
  return readFileSync(join(folder, file));
}
