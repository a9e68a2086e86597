import type { HtmlElement } from 'html-validate';
import { expect, test } from 'vitest';
import { attributeOf, parsePage, textOf } from '../support/document.ts';
import { EDITIONS, readPages, redirectOf } from '../support/site.ts';

const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const pages = readPages()
  .filter((page) => redirectOf(page) === undefined)
  .map((page) => ({ path: page.path, root: parsePage(page.html) }));

/** What is wrong on all pages, each fault once with the first page that has it. */
function faultsOf(find: (root: HtmlElement, path: string) => string[]): string[] {
  const first = new Map<string, string>();
  for (const { path, root } of pages) for (const fault of find(root, path)) if (!first.has(fault)) first.set(fault, path);
  return [...first].map(([fault, path]) => `${fault}, first on ${path}`);
}

/** The nearest element of a name around another. */
function around(element: HtmlElement, name: string): HtmlElement | null {
  let { parent } = element;
  while (parent && parent.tagName !== name) parent = parent.parent;
  return parent;
}

test('Every article has a heading of its own', () => {
  let articles = 0;
  const faults = faultsOf((root) =>
    root.querySelectorAll('article').flatMap((article) => {
      articles += 1;
      const own = article.querySelectorAll(HEADINGS).filter((heading) => around(heading, 'article')?.isSameNode(article) ?? false);
      return own.length > 0 ? [] : [`<article class="${attributeOf(article, 'class') ?? ''}"> has no heading`];
    }),
  );
  expect(articles).toBeGreaterThan(1000);
  expect(faults).toEqual([]);
});

test('A figure has one name: no table in it has a caption besides the figure’s', () => {
  const faults = faultsOf((root) =>
    root.querySelectorAll('figure').flatMap((figure) => {
      const own = figure.querySelectorAll('figcaption').filter((caption) => around(caption, 'figure')?.isSameNode(figure) ?? false);
      if (own.length > 1) return ['A figure has two captions'];
      return own.length === 1 && figure.querySelectorAll('caption').length > 0 ? [`Two names: “${textOf(figure).slice(0, 60)}”`] : [];
    }),
  );
  expect(faults).toEqual([]);
});

test('Headings go down one level at a time', () => {
  const faults = faultsOf((root) => {
    const levels = root.querySelectorAll(HEADINGS).map((heading) => ({ level: Number(heading.tagName.slice(1)), text: textOf(heading) }));
    return levels.flatMap(({ level, text }, place) => {
      const before = levels[place - 1];
      return before !== undefined && level > before.level + 1
        ? [`h${before.level} “${before.text}” is followed by h${level} “${text}”`]
        : [];
    });
  });
  expect(faults).toEqual([]);
});

test.each(EDITIONS)(
  'On the front in $language, the stories of the second rank stand below a heading that is not one of them',
  ({ front }) => {
    const root = pages.find(({ path }) => path === front)?.root;
    const block = root?.querySelectorAll('.top > section').find((section) => section.querySelector('h2.visually-hidden'));
    expect(block?.querySelectorAll(HEADINGS).map(({ tagName }) => tagName)).toEqual([
      'h2',
      ...(block?.querySelectorAll('article') ?? []).map(() => 'h3'),
    ]);
  },
);

test('No two searches of a page have the same name, and no two navigations', () => {
  const faults = faultsOf((root) =>
    ['form[role="search"]', 'nav', 'aside'].flatMap((kind) => {
      const names = root.querySelectorAll(kind).flatMap((element) => attributeOf(element, 'aria-label') ?? []);
      return names.filter((name, place) => names.indexOf(name) !== place).map((name) => `Two ${kind} are called “${name}”`);
    }),
  );
  expect(faults.filter((fault) => !fault.includes('aside'))).toEqual([]);
  expect(
    faultsOf((root) =>
      root
        .querySelectorAll('form')
        .flatMap((form) =>
          attributeOf(form, 'role') === 'search' && attributeOf(form, 'aria-label') === undefined ? ['A search has no name'] : [],
        ),
    ),
  ).toEqual([]);
});

test('What a page shows stands in one of its landmarks', () => {
  const LANDMARKS = new Set(['header', 'main', 'footer', 'nav', 'aside']);
  const faults = faultsOf((root) => {
    const body = root.querySelector('body');
    return (body?.childElements ?? []).flatMap((element) => {
      if (LANDMARKS.has(element.tagName) || element.tagName === 'script') return [];
      const classes = attributeOf(element, 'class') ?? '';
      const isSkip = element.tagName === 'a' && classes.includes('skip');
      const holdsFooter = element.querySelector('footer') !== null;
      const holdsLandmarks = element.childElements.length > 0 && element.childElements.every(({ tagName }) => LANDMARKS.has(tagName));
      return isSkip || holdsFooter || holdsLandmarks ? [] : [`<${element.tagName} class="${classes}"> stands in none`];
    });
  });
  expect(faults).toEqual([]);
});

test('A language’s name is read once, whichever form of it is drawn', () => {
  const faults = faultsOf((root) =>
    root.querySelectorAll('.languages a').flatMap((link) => {
      const text = textOf(link);
      return ['English', 'Español', 'العربية'].includes(text) ? [] : [`A link to a language reads “${text}”`];
    }),
  );
  expect(faults).toEqual([]);
});
