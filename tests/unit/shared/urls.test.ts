import { describe, expect, it } from 'vitest';
import {
  absoluteUrl,
  addressSpace,
  archiveUrl,
  authorUrl,
  fileUrl,
  frontUrl,
  mediaUrl,
  outputFile,
  pageUrl,
  pictureUrl,
  sectionMonthUrl,
  sectionUrl,
  standingUrl,
  storyUrl,
  topicUrl,
  type AddressSpace,
  pathInSite,
} from '../../../src/shared/urls.ts';

const top = addressSpace('https://tideline.example/', 'en', 'Europe/London');
const below = addressSpace('https://example.org/paper', 'en', 'Europe/London');
const talks = { section: 'news/ukraine', published: '2022-02-28T17:10:00+00:00', slug: 'first-talks' };

describe('the address in site.yaml', () => {
  it.each([
    { address: 'https://tideline.example', origin: 'https://tideline.example', base: '/' },
    { address: 'https://tideline.example/', origin: 'https://tideline.example', base: '/' },
    { address: 'https://example.org/paper', origin: 'https://example.org', base: '/paper/' },
    { address: 'https://example.org/paper/', origin: 'https://example.org', base: '/paper/' },
    { address: 'https://example.org/a/b/', origin: 'https://example.org', base: '/a/b/' },
    { address: 'http://localhost:4321/', origin: 'http://localhost:4321', base: '/' },
  ])('$address is the origin $origin and the base $base', ({ address, origin, base }) => {
    expect(addressSpace(address, 'en', 'UTC')).toEqual({ origin, base, firstLanguage: 'en', timeZone: 'UTC' });
  });
});

describe('the address of a page', () => {
  const pages: { what: string; url: (space: AddressSpace, language: string) => string; first: string }[] = [
    { what: 'the front', url: frontUrl, first: '/' },
    { what: 'a section', url: (space, language) => sectionUrl(space, language, 'news/ukraine'), first: '/news/ukraine/' },
    {
      what: 'a section’s month',
      url: (space, language) => sectionMonthUrl(space, language, 'news', { year: '2022', month: '02' }),
      first: '/news/2022/02/',
    },
    { what: 'the archive', url: (space, language) => standingUrl(space, language, 'archive'), first: '/archive/' },
    { what: 'the live page', url: (space, language) => standingUrl(space, language, 'live'), first: '/live/' },
    { what: 'an author', url: (space, language) => authorUrl(space, language, 'coast-desk'), first: '/authors/coast-desk/' },
    { what: 'a topic', url: (space, language) => topicUrl(space, language, 'tides'), first: '/topics/tides/' },
    { what: 'a month', url: (space, language) => archiveUrl(space, language, { year: '2022', month: '02' }), first: '/archive/2022/02/' },
    {
      what: 'a day',
      url: (space, language) => archiveUrl(space, language, { year: '2022', month: '02', day: '28' }),
      first: '/archive/2022/02/28/',
    },
    { what: 'a standing page', url: (space, language) => pageUrl(space, language, 'policies/privacy'), first: '/policies/privacy/' },
  ];

  it.each(pages)('of $what is $first in the first edition', ({ url, first }) => {
    expect(url(top, 'en')).toBe(first);
  });

  it.each(pages)('of $what begins with the language in another edition', ({ url, first }) => {
    expect(url(top, 'es')).toBe(`/es${first}`);
  });

  it.each(pages)('of $what lies below the base path when there is one', ({ url, first }) => {
    expect(url(below, 'en')).toBe(`/paper${first}`);
    expect(url(below, 'es')).toBe(`/paper/es${first}`);
  });

  it.each(pages)('of $what ends with a slash and never has two in a row', ({ url }) => {
    for (const space of [top, below]) {
      expect(url(space, 'ar')).toMatch(/\/$/);
      expect(url(space, 'ar')).not.toContain('//');
    }
  });
});

describe('the address of a story', () => {
  it.each([
    { language: 'en', space: top, expected: '/news/ukraine/2022/02/28/first-talks/' },
    { language: 'es', space: top, expected: '/es/news/ukraine/2022/02/28/first-talks/' },
    { language: 'en', space: below, expected: '/paper/news/ukraine/2022/02/28/first-talks/' },
    { language: 'ar', space: below, expected: '/paper/ar/news/ukraine/2022/02/28/first-talks/' },
  ])('is $expected', ({ language, space, expected }) => {
    expect(storyUrl(space, { ...talks, language })).toBe(expected);
  });

  it('has the day of the newsroom’s time zone, whatever offset the instant is written with', () => {
    expect(storyUrl(top, { ...talks, language: 'en', published: '2022-07-31T23:30:00Z' })).toBe('/news/ukraine/2022/08/01/first-talks/');
    expect(storyUrl(top, { ...talks, language: 'en', published: '2022-03-01T01:00:00+02:00' })).toBe(
      '/news/ukraine/2022/02/28/first-talks/',
    );
  });
});

describe('the address of a file', () => {
  it('of media is encoded and belongs to no edition', () => {
    expect(mediaUrl(top, 'tide 50%.mp3')).toBe('/media/tide%2050%25.mp3');
    expect(mediaUrl(below, 'foghorn.mp3')).toBe('/paper/media/foghorn.mp3');
  });

  it('cannot lead out of the media folder', () => {
    expect(mediaUrl(top, '../site.yaml')).not.toContain('../');
  });

  it('of the site itself lies below the base path', () => {
    expect(fileUrl(top, 'favicon.svg')).toBe('/favicon.svg');
    expect(fileUrl(below, 'favicon.svg')).toBe('/paper/favicon.svg');
  });
});

describe('a full address', () => {
  it('has the base path once', () => {
    expect(absoluteUrl(below, frontUrl(below, 'es'))).toBe('https://example.org/paper/es/');
    expect(absoluteUrl(top, frontUrl(top, 'en'))).toBe('https://tideline.example/');
  });
});

describe('the file that a host serves at an address', () => {
  it.each([
    { space: 'top', address: '/', file: 'index.html' },
    { space: 'top', address: '/news/ukraine/', file: 'news/ukraine/index.html' },
    { space: 'top', address: '/es/search/index.json', file: 'es/search/index.json' },
    { space: 'top', address: '/caf%C3%A9/', file: 'café/index.html' },
    { space: 'below', address: '/paper/', file: 'index.html' },
    { space: 'below', address: '/paper/news/', file: 'news/index.html' },
  ])('$address is $file', ({ space, address, file }) => {
    expect(outputFile(space === 'top' ? top : below, address)).toBe(file);
  });
});

describe('the address of a picture', () => {
  it('stands below the base, in the folder of its set', () => {
    expect(pictureUrl('/paper/', { set: 'moon.a1b2c3d4', file: '640x360.avif' })).toBe('/paper/_pictures/moon.a1b2c3d4/640x360.avif');
  });
});

describe('a path that stands in the browser', () => {
  it.each([
    ['/paper/', '/paper/shop/', '/shop/'],
    ['/paper/', '/shop/', '/shop/'],
    ['/paper/', '/paperback/', '/paperback/'],
    ['/', '/shop/', '/shop/'],
  ])('below %s, %s is %s from the top of the site', (base, path, inSite) => {
    expect(pathInSite(base, path)).toBe(inSite);
  });
});
