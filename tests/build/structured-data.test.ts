import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { FIRST_TALKS, ORIGIN, OUTPUT, pageAt, readPages, redirectOf, ROOT, type Page } from '../support/site.ts';
import { decode } from '../support/tags.ts';

interface Thing {
  [property: string]: unknown;
  '@type': string;
}

/** A thing somewhere in the structured data of a page. */
interface Placed {
  page: Page;
  thing: Thing;
}

/** What schema.org says of the types that the site uses, of those above them, and of all their properties. */
const vocabulary = JSON.parse(readFileSync(join(ROOT, 'tests/fixtures/schema-org.json'), 'utf8')) as {
  types: Record<string, string[] | undefined>;
  properties: Record<string, { domain: string[]; range: string[] } | undefined>;
};

const pages = readPages();
/** A day’s edition repeats stories that have pages of their own, and stays out of search engines. */
const DAY_EDITION = /\/editions\/[\d-]+\/$/;
const addressed = pages.filter((page) => page.path !== '/404.html' && redirectOf(page) === undefined && !DAY_EDITION.test(page.path));
const topmost = pages.flatMap((page) => dataOf(page).map((thing) => ({ page, thing })));
const things = topmost.flatMap(({ page, thing }) => thingsIn(thing).map((inner) => ({ page, thing: inner })));
const stories = topmost.filter(({ thing }) => is(thing, 'Article'));

describe('Structured data, by schema.org’s vocabulary', () => {
  it('uses types that there are', () => {
    expect(things.length).toBeGreaterThan(1000);
    expect(unique(things.filter(({ thing }) => !(thing['@type'] in vocabulary.types)).map(({ thing }) => thing['@type']))).toEqual([]);
  });

  it('gives each thing properties of its type', () => {
    const faults = things.flatMap(({ thing }) =>
      propertiesOf(thing)
        .filter(([name]) => !vocabulary.properties[name]?.domain.some((type) => is(thing, type)))
        .map(([name]) => `${thing['@type']}.${name}`),
    );
    expect(unique(faults)).toEqual([]);
  });

  it('gives each property values that it may have', () => {
    const faults = things.flatMap(({ page, thing }) =>
      propertiesOf(thing).flatMap(([name, value]) =>
        listed(value)
          .filter((one) => !(vocabulary.properties[name]?.range ?? []).some((type) => fits(one, type)))
          .map((one) => `${page.path} ${thing['@type']}.${name}: ${JSON.stringify(one)}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  it('has no empty value', () => {
    const faults = things.flatMap(({ page, thing }) =>
      propertiesOf(thing)
        .filter(([, value]) => value === '' || value === null || (Array.isArray(value) && value.length === 0))
        .map(([name]) => `${page.path} ${thing['@type']}.${name}`),
    );
    expect(faults).toEqual([]);
  });

  it('refers to things that some page describes', () => {
    const described = new Set(things.filter(({ thing }) => Object.keys(thing).length > 3).map(({ thing }) => thing['@id']));
    const faults = topmost.flatMap(({ page, thing }) =>
      idsIn(thing)
        .filter((id) => !described.has(id))
        .map((id) => `${page.path}: ${id}`),
    );
    expect(unique(faults)).toEqual([]);
  });

  it('calls no two things of different pages the same, but for the newsroom, the site and authors', () => {
    const byId = Map.groupBy(stories, ({ thing }) => thing['@id']);
    expect([...byId].filter(([, same]) => same.length > 1).map(([id]) => id)).toEqual([]);
  });
});

/** https://developers.google.com/search/docs/appearance/structured-data: what it requires (!) and recommends of each type. */
const GOOGLE: { type: string; where: (thing: Placed) => boolean; properties: string[] }[] = [
  { type: 'Article', where: isTopmost, properties: ['headline', 'datePublished', 'dateModified', 'author', 'publisher'] },
  { type: 'BreadcrumbList', where: () => true, properties: ['itemListElement'] },
  { type: 'LiveBlogPosting', where: isTopmost, properties: ['headline', 'coverageStartTime', 'liveBlogUpdate', 'datePublished'] },
  { type: 'BlogPosting', where: ({ thing }) => !is(thing, 'LiveBlogPosting'), properties: ['headline', 'datePublished', 'author', 'url'] },
  {
    type: 'VideoObject',
    where: () => true,
    properties: ['name', 'thumbnailUrl', 'uploadDate', 'description', 'duration', 'contentUrl'],
  },
  { type: 'ProfilePage', where: () => true, properties: ['mainEntity'] },
  { type: 'Comment', where: ({ thing }) => thing['@type'] === 'Comment', properties: ['author', 'text', 'datePublished'] },
  { type: 'NewsMediaOrganization', where: () => true, properties: ['name', 'url', 'logo'] },
  { type: 'WebSite', where: () => true, properties: ['name', 'url'] },
];

describe('Structured data, by Google’s rules', () => {
  it.each(GOOGLE)('gives each $type: $properties', ({ type, where, properties }) => {
    const own = things.filter((placed) => is(placed.thing, type) && where(placed));
    expect(own.length).toBeGreaterThan(0);
    const faults = own.flatMap(({ page, thing }) => properties.filter((name) => !(name in thing)).map((name) => `${page.path}: ${name}`));
    expect(faults).toEqual([]);
  });

  it('names each author of a story with a page of theirs', () => {
    for (const { page, thing } of stories) {
      for (const author of listed(thing.author) as Thing[]) {
        expect(author, page.path).toMatchObject({ name: expect.any(String) as string, url: expect.any(String) as string });
        expect(['Person', 'Organization', 'NewsMediaOrganization'], page.path).toContain(author['@type']);
        const place = author['@type'] === 'NewsMediaOrganization' ? /^\/$/ : /\/authors\/[a-z-]+\/$/;
        expect(pageOf(author.url)?.path, page.path).toMatch(place);
      }
    }
  });

  it('shows the lead picture of a story in three shapes, with who made it', async () => {
    const pictured = stories.filter(({ thing }) => !isCard(thing));
    expect(pictured.length).toBeGreaterThan(20);
    const seen = new Set<string>();
    for (const { page, thing } of pictured) {
      const images = thing.image as Thing[];
      const shapes = images.map(({ width, height }) => parseInt(String(width)) / parseInt(String(height)));
      for (const [place, ratio] of [16 / 9, 4 / 3, 1].entries()) expect(shapes[place], page.path).toBeCloseTo(ratio, 1);
      expect(images.map(({ representativeOfPage }) => representativeOfPage)).toEqual([true, undefined, undefined]);
      for (const image of images) {
        expect(image.caption, page.path).toBeTruthy();
        expect(image.creditText, page.path).toBeTruthy();
        expect(image.url).toBe(image.contentUrl);
        const file = String(image.url).replace(`${ORIGIN}/`, '');
        if (seen.has(file)) continue;
        seen.add(file);
        const { format, width, height } = await sharp(join(OUTPUT, file)).metadata();
        expect([format, `${width} px`, `${height} px`], file).toEqual(['jpeg', image.width, image.height]);
      }
    }
  });

  it('shows the card of a story without a picture, as it is shown with a link to it', async () => {
    const others = stories.filter(({ thing }) => isCard(thing));
    expect(others.length).toBeGreaterThan(5);
    for (const { page, thing } of others) {
      const [image, ...more] = thing.image as Thing[];
      expect(more, page.path).toEqual([]);
      expect(image).toMatchObject({ width: '1200 px', height: '630 px', creditText: 'The Meridian', representativeOfPage: true });
      expect(page.html, page.path).toContain(`<meta property="og:image" content="${String(image?.url)}">`);
      const { width, height } = await sharp(join(OUTPUT, String(image?.url).replace(`${ORIGIN}/`, ''))).metadata();
      expect([width, height]).toEqual([1200, 630]);
    }
  });

  it('credits every photo of a gallery, by the file that the page shows', () => {
    const galleries = stories.filter(({ thing }) => thing.associatedMedia !== undefined);
    expect(galleries.length).toBeGreaterThan(1);
    for (const { page, thing } of galleries) {
      for (const image of thing.associatedMedia as Thing[]) {
        expect(image.creditText, page.path).toBeTruthy();
        expect(page.html, page.path).toContain(`${String(image.contentUrl).replace(ORIGIN, '')} `);
      }
    }
  });
});

describe('What structured data says', () => {
  it('stands on every page that is not for one reader alone, and says of no story but its own that it is the page', () => {
    expect(addressed.filter((page) => dataOf(page).length === 0).map(({ path }) => path)).toEqual([]);
    for (const { page, thing } of stories) expect(thing.mainEntityOfPage).toBe(`${ORIGIN}${page.path}`);
    const withStory = new Set(stories.map(({ page }) => page.path));
    const storyPages = addressed.filter(({ path }) => /\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/$/.test(path));
    expect(storyPages.filter(({ path }) => !withStory.has(path)).map(({ path }) => path)).toEqual([]);
  });

  it('has the way to a page as its reader sees it, from the front', () => {
    for (const page of addressed) {
      const shown = trailOn(page);
      const list = dataOf(page).find((thing) => thing['@type'] === 'BreadcrumbList')?.itemListElement as Thing[] | undefined;
      const said = (list ?? []).map(({ position, name, item }) => [position, name, String(item).replace(ORIGIN, '')]);
      // The reader finds the page itself below the way to it, as its heading.
      if (said.at(-1)?.[2] === page.path) expect(headingOf(page), page.path).toContain(said.pop()?.[1]);
      if (shown.length === 0) {
        expect(list === undefined || page.path.split('/').length > 2, page.path).toBe(true);
        continue;
      }
      const front = said[0]?.[2] ?? '';
      expect(['/', '/es/', '/ar/'], page.path).toContain(front);
      const expected = [...(shown[0]?.[1] === front ? [] : [[front === '/ar/' ? 'ذا ميريديان' : 'The Meridian', front]]), ...shown];
      expect(said, page.path).toEqual(expected.map(([name, url], place) => [place + 1, name, url]));
    }
  });

  it('names on the front what the newsroom binds itself to, by pages that there are', () => {
    for (const front of ['/', '/es/', '/ar/']) {
      const newsroom = dataOf(pageAt(pages, front)).find((thing) => thing['@type'] === 'NewsMediaOrganization');
      const policies = [
        'publishingPrinciples',
        'correctionsPolicy',
        'ownershipFundingInfo',
        'unnamedSourcesPolicy',
        'actionableFeedbackPolicy',
      ];
      for (const policy of policies) {
        for (const url of listed(newsroom?.[policy])) expect(pageOf(url)?.path, `${front} ${policy}`).toMatch(new RegExp(`^${front}`));
        expect(listed(newsroom?.[policy]).length, `${front} ${policy}`).toBeGreaterThan(0);
      }
      expect(newsroom?.sameAs).toContain('https://mastodon.example/@meridian');
    }
  });

  it('names a story’s translations from the original, and the original from each translation', () => {
    const original = storyAt(FIRST_TALKS);
    const translations = listed(original?.workTranslation) as Thing[];
    expect(translations.map(({ inLanguage }) => inLanguage)).toEqual(['ar', 'es']);
    for (const { url, '@id': id } of translations) {
      const translation = storyAt(String(url).replace(ORIGIN, ''));
      expect(translation?.['@id']).toBe(id);
      expect(translation?.translationOfWork).toMatchObject({ '@id': original?.['@id'], inLanguage: 'en' });
    }
  });

  it('leads from each post of live coverage to the post itself', () => {
    const live = stories.filter(({ thing }) => thing['@type'] === 'LiveBlogPosting');
    expect(live.length).toBeGreaterThan(0);
    for (const { page, thing } of live) {
      for (const { url } of thing.liveBlogUpdate as Thing[]) {
        const [address, id] = String(url).split('#');
        expect(address).toBe(`${ORIGIN}${page.path}`);
        expect(
          page.tags.some((tag) => tag.attributes.get('id') === id),
          String(url),
        ).toBe(true);
      }
    }
  });

  it('has each correction and comment that the page shows', () => {
    const corrected = stories.filter(({ thing }) => thing.correction !== undefined);
    expect(corrected.length).toBeGreaterThan(0);
    const shown = addressed.filter((page) =>
      page.tags.some((tag) => tag.attributes.get('id') === 'corrections' && ['h2', 'aside'].includes(tag.name)),
    );
    expect(corrected.map(({ page }) => page.path)).toEqual(shown.map(({ path }) => path));
    const discussed = stories.filter(({ thing }) => thing.comment !== undefined);
    expect(discussed.length).toBeGreaterThan(5);
    for (const { page, thing } of discussed) {
      const comments = page.tags.filter((tag) => tag.attributes.get('id')?.startsWith('comment-')).length;
      expect(thing.commentCount, page.path).toBe(comments);
      expect((thing.comment as Thing[]).length, page.path).toBe(Math.min(10, comments));
    }
  });
});

function dataOf(page: Page): Thing[] {
  return page.tags
    .filter(({ attributes }) => attributes.get('type') === 'application/ld+json')
    .map(({ text }) => JSON.parse(text) as Thing);
}

/** A thing and all things within it. */
function thingsIn(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [...('@type' in value ? [value as Thing] : []), ...Object.values(value).flatMap(thingsIn)];
}

/** The ids by which things are referred to without being described. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return '@id' in value && !('name' in value) && !('headline' in value) && !('text' in value)
    ? [String(value['@id'])]
    : Object.values(value).flatMap(idsIn);
}

function propertiesOf(thing: Thing): [string, unknown][] {
  return Object.entries(thing).filter(([name]) => !name.startsWith('@'));
}

/** True when a thing’s type is one, or below it. */
function is(thing: Thing, type: string): boolean {
  const above = (own: string): boolean => own === type || (vocabulary.types[own] ?? []).some(above);
  return above(thing['@type']);
}

const FORMS: Record<string, RegExp> = {
  Text: /\S/,
  URL: /^https?:\/\/\S+$/,
  Date: /^\d{4}(-\d{2}-\d{2})?$/,
  DateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}|Z)$/,
  Duration: /^P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/,
  Distance: /^\d+ px$/,
};

/** True of a story whose picture is the card that the press has set. */
function isCard({ image }: Thing): boolean {
  return String((image as Thing[] | undefined)?.[0]?.url).includes('/-card.');
}

function fits(value: unknown, type: string): boolean {
  if (typeof value === 'boolean') return type === 'Boolean';
  if (typeof value === 'number') return type === 'Number' || (type === 'Integer' && Number.isInteger(value));
  if (typeof value === 'object' && value !== null)
    return '@type' in value ? is(value as Thing, type) : type in vocabulary.types && '@id' in value;
  // A thing may be named by its address.
  return (FORMS[type] ?? FORMS.URL)?.test(String(value)) ?? false;
}

function isTopmost({ page, thing }: Placed): boolean {
  return thing.url === `${ORIGIN}${page.path}`;
}

function listed(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function pageOf(url: unknown): Page | undefined {
  return addressed.find(({ path }) => `${ORIGIN}${path}` === url);
}

function storyAt(path: string): Thing | undefined {
  return stories.find(({ page }) => page.path === path)?.thing;
}

/** The links of the breadcrumb that a page shows: name and address. */
function headingOf({ html }: Page): string {
  return decode((/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, ''));
}

function trailOn(page: Page): [string, string][] {
  const [, trail = ''] = /<nav class="breadcrumbs"[^>]*>([\s\S]*?)<\/nav>/.exec(page.html) ?? [];
  return [...trail.matchAll(/<a href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map(([, url = '', name = '']) => [
    decode(name).trim(),
    decode(url),
  ]);
}
