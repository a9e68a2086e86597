import { expect, test } from 'vitest';
import { decode, type Tag } from '../support/tags.ts';
import { editionOf, EDITIONS, FIRST_TALKS, ORIGIN, readPages, redirectOf, type Page } from '../support/site.ts';

const pages = readPages();
const moved = pages.filter((page) => redirectOf(page) !== undefined);
const addressed = pages.filter((page) => page.path !== '/404.html' && !moved.includes(page));

function metas(page: Page, name: string): string[] {
  return page.tags
    .filter((tag) => tag.name === 'meta' && tag.attributes.get('name') === name)
    .map((tag) => tag.attributes.get('content') ?? '');
}

function links(page: Page, relation: string): Tag[] {
  return page.tags.filter((tag) => tag.name === 'link' && tag.attributes.get('rel') === relation);
}

function titles(page: Page): string[] {
  return page.tags.filter((tag) => tag.name === 'title').map((tag) => decode(tag.text).trim());
}

/** Language and address of each version a page names, itself among them. */
function versionsOf(page: Page): [string, string][] {
  return links(page, 'alternate').flatMap((tag): [string, string][] => {
    const language = tag.attributes.get('hreflang');
    return language === undefined ? [] : [[language, tag.attributes.get('href') ?? '']];
  });
}

function paths(found: readonly Page[]): string[] {
  return found.map((page) => page.path);
}

test('Every page has one heading of the first rank', () => {
  expect(paths(pages.filter((page) => page.tags.filter((tag) => tag.name === 'h1').length !== 1))).toEqual([]);
});

test('Every page says its edition’s language and direction', () => {
  for (const page of pages) {
    const html = page.tags.find((tag) => tag.name === 'html');
    const { lang, direction } = editionOf(page.path);
    expect([html?.attributes.get('lang'), html?.attributes.get('dir')], page.path).toEqual([lang, direction]);
  }
});

test('Every page has a title, and no two of an edition have the same', () => {
  expect(paths(pages.filter((page) => titles(page).length !== 1 || titles(page)[0] === ''))).toEqual([]);
  for (const { language } of EDITIONS) {
    const own = addressed.filter((page) => editionOf(page.path).language === language);
    const byTitle = Map.groupBy(own, (page) => titles(page)[0] ?? '');
    expect(
      [...byTitle].filter(([, same]) => same.length > 1).map(([title, same]) => `${title}: ${paths(same).join(' ')}`),
      language,
    ).toEqual([]);
  }
});

test('Every page has one description, and it is not empty', () => {
  expect(
    paths(pages.filter((page) => metas(page, 'description').length !== 1 || (metas(page, 'description')[0] ?? '').trim() === '')),
  ).toEqual([]);
});

test('Every page names its own address, in full', () => {
  for (const page of addressed) {
    expect(
      links(page, 'canonical').map((tag) => tag.attributes.get('href')),
      page.path,
    ).toEqual([`${ORIGIN}${page.path}`]);
  }
});

test('The page for addresses that lead nowhere has no address and stays out of search engines', () => {
  const [missing] = pages.filter((page) => page.path === '/404.html');
  expect(missing && links(missing, 'canonical')).toEqual([]);
  expect(missing && metas(missing, 'robots')).toEqual(['noindex']);
  const hidden = addressed.filter((page) => metas(page, 'robots').some((content) => content.includes('noindex')));
  expect(paths(hidden)).toEqual([]);
});

test('An earlier address of a story leads to the story and stays out of search engines', () => {
  expect(moved.map((page) => [page.path, redirectOf(page)])).toContainEqual(['/world/ukraine-talks-belarus/', FIRST_TALKS]);
  for (const page of moved) {
    const target = redirectOf(page) ?? '';
    expect(paths(addressed), page.path).toContain(target);
    expect(metas(page, 'robots'), page.path).toEqual(['noindex']);
    expect(
      links(page, 'canonical').map((tag) => tag.attributes.get('href')),
      page.path,
    ).toEqual([`${ORIGIN}${target}`]);
    const link = page.tags.find((tag) => tag.name === 'a' && tag.attributes.get('href') === target);
    expect(link, `${page.path} has a link for readers whose browser does not follow`).toBeDefined();
  }
});

test('The versions of a page in other languages name each other, themselves and the first language', () => {
  const byAddress = new Map(addressed.map((page) => [`${ORIGIN}${page.path}`, page]));
  const faults = addressed.flatMap((page) => {
    const versions = versionsOf(page);
    if (versions.length === 0) return [];
    const own = versions.filter(([language, url]) => language === editionOf(page.path).language && url === `${ORIGIN}${page.path}`);
    const first = versions.find(([language]) => language === EDITIONS[0]?.language);
    const fallback = versions.find(([language]) => language === 'x-default');
    const strange = versions.flatMap(([language, url]) => {
      const other = byAddress.get(url);
      if (!other) return [`${page.path}: ${language} leads to nothing`];
      if (language !== 'x-default' && editionOf(other.path).language !== language) return [`${page.path}: ${url} is not in ${language}`];
      return JSON.stringify(versionsOf(other)) === JSON.stringify(versions) ? [] : [`${page.path}: ${url} names other versions`];
    });
    return [
      ...(own.length === 1 ? [] : [`${page.path} does not name itself`]),
      ...(fallback?.[1] === first?.[1] ? [] : [`${page.path}: x-default is not the first language’s`]),
      ...strange,
    ];
  });
  expect(faults).toEqual([]);
  expect(addressed.filter((page) => versionsOf(page).length > 0).length).toBeGreaterThan(100);
});

test('Structured data is JSON and names the page it stands in', () => {
  for (const page of pages) {
    for (const tag of page.tags.filter(({ attributes }) => attributes.get('type') === 'application/ld+json')) {
      const data = JSON.parse(tag.text) as Record<string, unknown>;
      expect(data['@context'], page.path).toBe('https://schema.org');
      // The newspaper is at the same address whatever the page’s language.
      if (['NewsMediaOrganization', 'WebSite'].includes(String(data['@type']))) continue;
      if ('url' in data) expect(data.url, page.path).toBe(`${ORIGIN}${page.path}`);
    }
  }
});
