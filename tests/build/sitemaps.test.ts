import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { MOMENT } from '../support/build.ts';
import { listFiles, ORIGIN, readOutput, readPages, redirectOf, type Page } from '../support/site.ts';

interface Entry {
  loc: string;
  lastmod?: string;
  'xhtml:link'?: { '@hreflang': string; '@href': string }[];
  'image:image'?: { 'image:loc': string; 'image:caption': string; 'image:license'?: string }[];
  'news:news'?: {
    'news:publication': { 'news:name': string; 'news:language': string };
    'news:publication_date': string;
    'news:title': string;
  };
}

const LISTS = ['url', 'sitemap', 'xhtml:link', 'image:image'];
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => LISTS.includes(name),
  parseTagValue: false,
});
/** The same parser; asked to check, it throws at what is not well-formed. */
const checking = parser as { parse: (xml: Buffer, isChecked: true) => unknown };
const STORY = /\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/$/;
const DAY = 24 * 60 * 60;

const files = listFiles();
const pages = readPages();
const byUrl = new Map(pages.map((page) => [`${ORIGIN}${page.path}`, page]));
const sitemaps = files.filter((file) => file.startsWith('sitemaps/'));
const months = sitemaps.filter((file) => /^sitemaps\/\d{4}-\d{2}(-\d+)?\.xml$/.test(file));

function entriesOf(file: string): Entry[] {
  const { urlset } = parser.parse(readOutput(file)) as { urlset: { url: Entry[] } };
  return urlset.url;
}

function linkOf(page: Page | undefined, relation: string): string | undefined {
  return page?.tags.find((tag) => tag.attributes.get('rel') === relation)?.attributes.get('href');
}

function metaOf(page: Page | undefined, name: string): string | undefined {
  return page?.tags
    .find(({ attributes }) => [attributes.get('property'), attributes.get('name')].includes(name))
    ?.attributes.get('content');
}

const everything = [...months, 'sitemaps/pages.xml'].flatMap((file) => entriesOf(file).map((entry) => ({ file, entry })));

test.each(['sitemap.xml', ...sitemaps])('%s is sound XML within the limits', (file) => {
  const bytes = readOutput(file);
  expect(() => checking.parse(bytes, true)).not.toThrow();
  expect(bytes.length).toBeLessThan(50 * 1024 * 1024);
  expect(bytes.toString()).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<(urlset|sitemapindex) /);
  if (file !== 'sitemap.xml') expect(entriesOf(file).length).toBeLessThanOrEqual(50_000);
});

describe('The index of sitemaps', () => {
  const { sitemapindex } = parser.parse(readOutput('sitemap.xml')) as {
    sitemapindex: { sitemap: { loc: string; lastmod: string }[] };
  };

  test('names each of them once', () => {
    expect(sitemapindex.sitemap.map(({ loc }) => loc).sort()).toEqual(sitemaps.map((file) => `${ORIGIN}/${file}`).sort());
  });

  test('says of each when the newest page in it changed', () => {
    for (const { loc, lastmod } of sitemapindex.sitemap) {
      const moments = entriesOf(loc.slice(ORIGIN.length + 1)).flatMap(
        (entry) => entry['news:news']?.['news:publication_date'] ?? entry.lastmod ?? [],
      );
      expect(Date.parse(lastmod), loc).toBe(Math.max(...moments.map((moment) => Date.parse(moment))));
    }
  });

  test('stands in robots.txt, beside the sitemap of news', () => {
    const named = readOutput('robots.txt')
      .toString()
      .match(/^Sitemap: .*$/gm);
    expect(named).toEqual([`Sitemap: ${ORIGIN}/sitemap.xml`, `Sitemap: ${ORIGIN}/sitemaps/news.xml`]);
  });
});

describe('Every page in a sitemap', () => {
  test('is there under its own address, may be indexed, and stands in one sitemap', () => {
    expect(everything.length).toBeGreaterThan(200);
    for (const { file, entry } of everything) {
      const page = byUrl.get(entry.loc);
      expect(page, `${file}: ${entry.loc}`).toBeDefined();
      expect(linkOf(page, 'canonical'), entry.loc).toBe(entry.loc);
      expect(metaOf(page, 'robots'), entry.loc).not.toContain('noindex');
      expect(page && redirectOf(page), entry.loc).toBeUndefined();
    }
    expect(new Set(everything.map(({ entry }) => entry.loc)).size).toBe(everything.length);
  });

  test('names the same pages in other languages as its head does, each of which names it', () => {
    const linked = new Map(
      everything.map(({ entry }) => [entry.loc, new Map((entry['xhtml:link'] ?? []).map((link) => [link['@hreflang'], link['@href']]))]),
    );
    let count = 0;
    for (const [loc, links] of linked) {
      const head =
        byUrl.get(loc)?.tags.filter(({ attributes }) => attributes.get('rel') === 'alternate' && attributes.has('hreflang')) ?? [];
      expect([...links], loc).toEqual(head.map(({ attributes }) => [attributes.get('hreflang'), attributes.get('href')]));
      for (const url of links.values()) {
        expect([...(linked.get(url)?.values() ?? [])], `${loc} → ${url}`).toContain(loc);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(50);
  });

  test('did not change after the build', () => {
    for (const { entry } of everything) {
      if (entry.lastmod === undefined) continue;
      expect(entry.lastmod).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/);
      expect(Date.parse(entry.lastmod), entry.loc).toBeLessThanOrEqual(MOMENT * 1000);
    }
  });
});

describe('The sitemaps of months', () => {
  const stories = pages.filter((page) => metaOf(page, 'og:type') === 'article');

  test('hold every story in the month of its address', () => {
    const listed = months.flatMap((file) =>
      entriesOf(file).map(({ loc }) => [loc, file.slice('sitemaps/'.length, 'sitemaps/'.length + 7)]),
    );
    const expected = stories.map(({ path }) => [`${ORIGIN}${path}`, STORY.exec(path)?.[0].slice(1, 8).replace('/', '-')]);
    expect(listed.sort()).toEqual(expected.sort());
    expect(listed.length).toBeGreaterThan(100);
  });

  test('say when the story changed: what its page says, or the moment of something that was added to it', () => {
    let later = 0;
    for (const entry of months.flatMap(entriesOf)) {
      const page = byUrl.get(entry.loc);
      const modified = metaOf(page, 'article:modified_time') ?? '';
      if (entry.lastmod === modified) continue;
      later += 1;
      expect(Date.parse(entry.lastmod ?? ''), entry.loc).toBeGreaterThan(Date.parse(modified));
      expect(page?.html, entry.loc).toContain(`datetime="${entry.lastmod}"`);
    }
    expect(later).toBeLessThan(stories.length / 4);
  });

  test('show the photos of the stories with caption, credit and licence, in files that are there', () => {
    const images = months.flatMap(entriesOf).flatMap((entry) => entry['image:image'] ?? []);
    expect(images.length).toBeGreaterThan(40);
    expect(images.filter((image) => image['image:license'] !== undefined).length).toBeGreaterThan(20);
    for (const image of images) {
      expect(image['image:loc']).toMatch(/\.jpg$/);
      expect(files).toContain(image['image:loc'].slice(ORIGIN.length + 1));
      expect(image['image:caption']).toMatch(/ \| \S+: ./);
    }
  });
});

describe('The sitemap of other pages', () => {
  const listed = new Set(entriesOf('sitemaps/pages.xml').map(({ loc }) => loc.slice(ORIGIN.length)));

  test('holds every one but lists of months, days and years, the search and what a reader has saved', () => {
    const left = pages.filter((page) => {
      const isIndexed = !(metaOf(page, 'robots') ?? '').includes('noindex');
      return isIndexed && metaOf(page, 'og:type') !== 'article' && !listed.has(page.path);
    });
    expect(left.map(({ path }) => path).filter((path) => !/\/\d{4}\/(\d{2}\/){0,2}$|\/(search|saved)\/$/.test(path))).toEqual([]);
    expect(listed).toContain('/');
    expect(listed).toContain('/ar/about/');
  });
});

describe('The sitemap of news', () => {
  const entries = entriesOf('sitemaps/news.xml');

  test('holds the stories of two days and no others', () => {
    const expected = pages.filter((page) => {
      const published = metaOf(page, 'article:published_time');
      return published !== undefined && Date.parse(published) > (MOMENT - 2 * DAY) * 1000;
    });
    expect(entries.map(({ loc }) => loc).sort()).toEqual(expected.map(({ path }) => `${ORIGIN}${path}`).sort());
    expect(entries.length).toBeGreaterThan(3);
  });

  test('gives each with its newspaper, language, moment and headline', () => {
    for (const { loc, 'news:news': news } of entries) {
      const page = byUrl.get(loc);
      expect(news?.['news:publication']['news:name']).toBe('The Meridian');
      expect(news?.['news:publication']['news:language']).toBe(/^\/(es|ar)\//.exec(page?.path ?? '')?.[1] ?? 'en');
      expect(news?.['news:publication_date']).toBe(metaOf(page, 'article:published_time'));
      expect(news?.['news:title']).not.toBe('');
    }
  });
});

describe('What the site says of itself', () => {
  test('trust.txt stands at both addresses', () => {
    expect(readOutput('.well-known/trust.txt')).toEqual(readOutput('trust.txt'));
  });

  test('trust.txt names policies that are there', () => {
    const disclosures = [
      ...readOutput('trust.txt')
        .toString()
        .matchAll(/^disclosure=(.*)$/gm),
    ].map(([, url = '']) => url);
    expect(disclosures.length).toBeGreaterThan(15);
    for (const url of disclosures) expect(byUrl.has(url), url).toBe(true);
  });

  test('security.txt is at its own address and holds for less than a year', () => {
    const text = readOutput('.well-known/security.txt').toString();
    expect(text).toContain(`Canonical: ${ORIGIN}/.well-known/security.txt\n`);
    const left = Date.parse(/^Expires: (.*)$/m.exec(text)?.[1] ?? '') / 1000 - MOMENT;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(366 * DAY);
    expect(text).toMatch(/^Contact: mailto:/m);
  });
});
