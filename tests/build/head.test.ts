import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decode, type Tag } from '../support/tags.ts';
import { editionOf, EDITIONS, FIRST_TALKS, ORIGIN, pageAt, readOutput, readPages, redirectOf, ROOT, type Page } from '../support/site.ts';

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
  // A day’s edition repeats stories that have pages of their own.
  const [repeating, others] = [true, false].map((is) => paths(hidden).filter((path) => /\/editions\/[\d-]+\/$/.test(path) === is));
  expect(others).toEqual([]);
  expect(repeating).not.toEqual([]);
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

function properties(page: Page, name: string): string[] {
  return page.tags
    .filter((tag) => tag.name === 'meta' && tag.attributes.get('property') === name)
    .map((tag) => tag.attributes.get('content') ?? '');
}

test('A page is shared under its title without the newspaper’s name, which stands beside it', () => {
  for (const page of addressed) {
    const [name = ''] = properties(page, 'og:title');
    const newspaper = page.path.startsWith('/ar/') ? 'ذا ميريديان' : 'The Meridian';
    expect(properties(page, 'og:site_name'), page.path).toEqual([newspaper]);
    expect(titles(page)[0], page.path).toBe(name === newspaper ? titles(page)[0] : `${name} | ${newspaper}`);
    expect(properties(page, 'og:url'), page.path).toEqual([`${ORIGIN}${page.path}`]);
  }
});

test('Every page is shared with a picture, in the size and with the words that it says', async () => {
  for (const page of pages) {
    const [url = ''] = properties(page, 'og:image');
    expect(url.startsWith(`${ORIGIN}/`), page.path).toBe(true);
    const { format, width, height } = await sharp(readOutput(url.slice(ORIGIN.length + 1))).metadata();
    expect(properties(page, 'og:image:type'), page.path).toEqual([`image/${format}`]);
    expect([properties(page, 'og:image:width'), properties(page, 'og:image:height')], page.path).toEqual([
      [String(width)],
      [String(height)],
    ]);
    expect(properties(page, 'og:image:alt')[0], page.path).toBeTruthy();
    expect(metas(page, 'twitter:image:alt'), page.path).toEqual(properties(page, 'og:image:alt'));
    expect(metas(page, 'twitter:card'), page.path).toEqual(['summary_large_image']);
  }
});

test('A page names the locales of its other versions, and those alone', () => {
  for (const page of addressed) {
    const others = versionsOf(page).filter(([language]) => language !== 'x-default' && language !== editionOf(page.path).language);
    const locales = properties(page, 'og:locale:alternate').map((locale) => locale.slice(0, 2));
    expect(locales.sort(), page.path).toEqual(others.map(([language]) => language).sort());
  }
});

test('The newsroom’s accounts are named where networks look for them', () => {
  const story = pageAt(pages, FIRST_TALKS);
  expect(metas(story, 'fediverse:creator')).toEqual(['@meridian@mastodon.example']);
  expect(metas(story, 'twitter:site')).toEqual(['@meridian_example']);
  const own = story.tags.filter((tag) => tag.name === 'a' && tag.attributes.get('rel') === 'me').map((tag) => tag.attributes.get('href'));
  expect(own).toContain('https://mastodon.example/@meridian');
});

test('A recording is shared with its story', () => {
  const audio = pages.flatMap((page) => properties(page, 'og:audio'));
  const video = pages.flatMap((page) => properties(page, 'og:video'));
  expect(audio.length).toBeGreaterThan(0);
  expect(video.length).toBeGreaterThan(0);
  for (const url of [...audio, ...video]) expect(readOutput(url.slice(ORIGIN.length + 1)).length, url).toBeGreaterThan(0);
});

test('The browser’s own bars have the colours of the paper, and a home screen has an icon', async () => {
  const page = pageAt(pages, FIRST_TALKS);
  const paper =
    /--color-paper:\s*light-dark\(([^)]*\)), ([^)]*\))\)/.exec(readFileSync(`${ROOT}/src/theme/styles/tokens.css`, 'utf8')) ?? [];
  expect(metas(page, 'theme-color')).toEqual([paper[1], paper[2]].map(hexOf));
  const [icon] = links(page, 'apple-touch-icon');
  const { width, height } = await sharp(readOutput((icon?.attributes.get('href') ?? '').slice(1))).metadata();
  expect([width, height]).toEqual([180, 180]);
});

/** `oklch(0.99 0.004 80)` as a browser draws it: https://www.w3.org/TR/css-color-4/#color-conversion-code */
function hexOf(colour: string | undefined): string {
  const [lightness = 0, chroma = 0, hue = 0] = [...(colour ?? '').matchAll(/[\d.]+/g)].map(Number);
  const [a, b] = [Math.cos, Math.sin].map((part) => chroma * part((hue * Math.PI) / 180)) as [number, number];
  const [l, m, s] = [
    lightness + 0.3963377774 * a + 0.2158037573 * b,
    lightness - 0.1055613458 * a - 0.0638541728 * b,
    lightness - 0.0894841775 * a - 1.291485548 * b,
  ].map((root) => root ** 3) as [number, number, number];
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const channels = linear.map((value) => Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055)));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
