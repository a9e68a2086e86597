import sharp from 'sharp';
import { expect, test } from 'vitest';
import { OUTPUT, readPages, type Page } from '../support/site.ts';
import { sourceSet, type Tag } from '../support/tags.ts';

const pages = readPages();

interface Picture {
  place: string;
  image: Tag;
  /** The `<source>` elements that stand with the image in its `<picture>`. */
  sources: Tag[];
}

function picturesOf(page: Page): Picture[] {
  let sources: Tag[] | undefined;
  return page.tags.flatMap((tag) => {
    if (tag.name === 'picture') sources = [];
    if (tag.name === 'source') sources?.push(tag);
    if (tag.name !== 'img') return [];
    const picture = { place: `${page.path}: ${tag.attributes.get('src') ?? ''}`, image: tag, sources: sources ?? [] };
    sources = undefined;
    return [picture];
  });
}

/** A day’s edition shows pictures in the form that feeds and e-books take. */
const isDayEdition = ({ path }: Page) => /\/editions\/[\d-]+\/$/.test(path);
const pictures = pages.flatMap(picturesOf);
const sized = pages.filter((page) => !isDayEdition(page)).flatMap(picturesOf);

function places(found: readonly Picture[]): string[] {
  return [...new Set(found.map(({ place }) => place))];
}

test('Every picture reserves its place and has a text for readers who cannot see it', () => {
  expect(pictures.length).toBeGreaterThan(100);
  const size = (image: Tag, name: string) => Number(image.attributes.get(name));
  expect(places(pictures.filter(({ image }) => !(size(image, 'width') > 0 && size(image, 'height') > 0)))).toEqual([]);
  expect(places(pictures.filter(({ image }) => !image.attributes.has('alt')))).toEqual([]);
});

test('Every picture is offered as AVIF and as WebP, in several sizes where it is large', () => {
  for (const { place, image, sources } of sized) {
    expect(
      sources.map((source) => source.attributes.get('type')),
      place,
    ).toEqual(['image/avif']);
    const avif = sourceSet(sources[0]?.attributes.get('srcset') ?? '');
    const webp = sourceSet(image.attributes.get('srcset') ?? '');
    expect(
      avif.map(({ url }) => url).filter((url) => !url.endsWith('.avif')),
      place,
    ).toEqual([]);
    expect(
      webp.map(({ url }) => url).filter((url) => !url.endsWith('.webp')),
      place,
    ).toEqual([]);
    expect(image.attributes.get('src'), place).toMatch(/\.webp$/);
    expect(image.attributes.get('sizes'), place).toBeTruthy();
    expect(
      avif.map(({ width }) => width),
      place,
    ).toEqual(webp.map(({ width }) => width));
    expect(webp.at(-1)?.width, place).toBe(Number(image.attributes.get('width')));
    if (Number(image.attributes.get('width')) > 640) expect(webp.length, place).toBeGreaterThan(1);
  }
});

test('At most one picture of a page is fetched first; all others wait until they are near', () => {
  for (const page of pages) {
    const own = picturesOf(page);
    const first = own.filter(({ image }) => image.attributes.get('fetchpriority') === 'high');
    expect(first.length, page.path).toBeLessThanOrEqual(1);
    expect(first.filter(({ image }) => image.attributes.get('loading') === 'lazy').map(({ place }) => place)).toEqual([]);
    const others = own.filter(({ image }) => image.attributes.get('fetchpriority') !== 'high');
    expect(places(others.filter(({ image }) => image.attributes.get('loading') !== 'lazy'))).toEqual([]);
  }
});

test('Every picture’s file is as wide as it is said to be, in the shape that is reserved for it', async () => {
  const candidates = new Map<string, { width: number; shape: number; place: string }>();
  for (const { place, image, sources } of sized) {
    const shape = Number(image.attributes.get('width')) / Number(image.attributes.get('height'));
    for (const tag of [image, ...sources]) {
      for (const { url, width } of sourceSet(tag.attributes.get('srcset') ?? '')) candidates.set(url, { width, shape, place });
    }
  }
  const faults: string[] = [];
  for (const [url, { width, shape, place }] of candidates) {
    const file = await sharp(`${OUTPUT}${url}`).metadata();
    const offBy = Math.abs(file.width / shape - file.height);
    if (file.width !== width || offBy > 1) faults.push(`${place}: ${url} is ${file.width} × ${file.height}`);
  }
  expect(faults).toEqual([]);
});
