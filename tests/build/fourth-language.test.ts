import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import en from '../../src/messages/languages/en.ts';
import { startBuild } from '../support/command.ts';
import { copyProject } from '../support/project.ts';
import { listFiles, pageAt, readPages, type Page } from '../support/site.ts';

/** A language that nobody speaks: every word of it stands in brackets, so that a word from elsewhere shows. */
const LANGUAGE = `
  - code: qps
    locale: en-XA
    name: ⟦Pseudo⟧
    short: ⟦Ps⟧`;

const STORY = `---
headline: ⟦The harbour opens⟧
standfirst: ⟦The first ferry has sailed.⟧
section: news/coast
kind: analysis
published: 2026-03-02T13:00:00+00:00
byline: [coast-desk]
photos:
  - photo: harbour
    alt: ⟦A harbour⟧
    caption: ⟦The harbour⟧
topics: [harbours]
translationOf: 2026/harbour-opens
corrections:
  - { date: 2026-03-03T13:00:00+00:00, wrong: ⟦It said 300.⟧, right: ⟦It is 200.⟧ }
---
⟦It opened.⟧
`;

const project = copyProject();
let pages: Page[] = [];

function pseudo(words: unknown): unknown {
  if (typeof words === 'string') return `⟦${words}⟧`;
  return Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, pseudo(value)]));
}

beforeAll(async () => {
  const site = join(project.contentDir, 'site.yaml');
  writeFileSync(
    site,
    readFileSync(site, 'utf8').replace(/^ {2}- \{ code: ar.*$/m, (line) => line + LANGUAGE),
  );
  mkdirSync(join(project.contentDir, 'messages'));
  writeFileSync(join(project.contentDir, 'messages/qps.yaml'), JSON.stringify(pseudo(en)));
  mkdirSync(join(project.contentDir, 'articles/qps/2026'), { recursive: true });
  writeFileSync(join(project.contentDir, 'articles/qps/2026/harbour-opens.md'), STORY);
  const { code, printed } = await startBuild(project).done;
  expect(code, printed).toBe(0);
  pages = readPages(project.output);
});

afterAll(() => {
  project.remove();
});

/** Everything that the newsroom itself has written: names of sections and desks, credits, its colophon. */
function contentWords(): string {
  return listFiles(project.contentDir)
    .filter((file) => /\.(?:ya?ml|mdx?)$/.test(file))
    .map((file) => readFileSync(join(project.contentDir, file), 'utf8'))
    .join('\n');
}

/** Names of days and months, which come from the locale. */
function calendarWords(): Set<string> {
  const styles = [{ month: 'long' }, { month: 'short' }, { weekday: 'long' }, { weekday: 'short' }] as const;
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2026, 0, day + 1)));
  return new Set(days.flatMap((day) => styles.map((style) => new Intl.DateTimeFormat('en-XA', style).format(day))));
}

/** `NodeFilter.SHOW_TEXT` */
const SHOW_TEXT = 4;

/** The sign of the text settings, and the name of a format. */
const SIGNS = ['Aa', 'RSS'];

/** What readers see or hear of a page outside its head. */
function wordsOf({ html }: Page): string[] {
  const { document } = parseHTML(html);
  for (const silent of document.querySelectorAll('head, script, style')) silent.remove();
  const spoken = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
    ['aria-label', 'title', 'placeholder'].flatMap((name) => element.getAttribute(name) ?? []),
  );
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.textContent ?? '');
  return [...texts, ...spoken].flatMap((text) => text.replace(/⟦.*?⟧/gs, '\n').split('\n'));
}

describe('A fourth language, of a file of words and a few lines in site.yaml', () => {
  const own = () => pages.filter(({ path }) => path.startsWith('/qps/'));

  test('has an edition with every kind of page', () => {
    expect(own().length).toBeGreaterThanOrEqual(19);
    expect(pageAt(pages, '/qps/').html).toContain('<html lang="qps"');
  });

  test('has none but its own words on them', () => {
    const written = contentWords();
    const calendar = calendarWords();
    const isExplained = (words: string) =>
      SIGNS.includes(words) ||
      written.includes(words) ||
      words.split(/[^\p{L}]+/u).every((word) => word === '' || calendar.has(word) || written.includes(word));
    const strange = own().flatMap((page) =>
      wordsOf(page)
        .map((words) => words.replace(/\s+/g, ' ').trim())
        .filter((words) => /\p{L}{2}/u.test(words) && !isExplained(words))
        .map((words) => `${page.path}: ${words}`),
    );
    expect(strange).toEqual([]);
  });

  test('is linked from its translations and leads back to them', () => {
    const [english, translated] = ['/news/coast/2026/03/02/harbour-opens/', '/qps/news/coast/2026/03/02/harbour-opens/'];
    for (const [from, to, language] of [
      [english, translated, 'qps'],
      [translated, english, 'en'],
    ] as const) {
      const { document } = parseHTML(pageAt(pages, from).html);
      expect(document.querySelector(`link[rel=alternate][hreflang=${language}]`)?.getAttribute('href')).toBe(
        `https://tideline.example${to}`,
      );
      expect(document.querySelector('link[hreflang=x-default]')?.getAttribute('href')).toBe(`https://tideline.example${english}`);
      expect(document.querySelector(`nav.languages a[hreflang=${language}]`)?.getAttribute('href')).toBe(to);
    }
  });

  test('is led to by its front from stories that it has no translation of', () => {
    const { document } = parseHTML(pageAt(pages, '/science/2026/02/20/moon-and-sea/').html);
    expect(document.querySelector('nav.languages a[hreflang=qps]')?.getAttribute('href')).toBe('/qps/');
  });
});
