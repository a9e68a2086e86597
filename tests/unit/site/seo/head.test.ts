import { describe, expect, it } from 'vitest';
import { headTags, serialiseJsonLd, type HeadView } from '../../../../src/site/seo/head.ts';

const front: HeadView = {
  title: 'The Tideline: News from a coast',
  name: 'The Tideline',
  description: 'News from a coast.',
  canonical: 'https://tideline.example/',
  alternates: [],
  feeds: [],
  home: '/',
  webApp: '/app.webmanifest',
  type: 'website',
  siteName: 'The Tideline',
  locale: 'en-GB',
  otherLocales: [],
  fediverse: [],
  jsonLd: [],
  indexed: true,
};

const story: HeadView = {
  ...front,
  title: 'Harbour opens again | The Tideline',
  name: 'Harbour opens again',
  canonical: 'https://tideline.example/news/coast/2026/03/02/harbour-opens/',
  alternates: [
    { language: 'en', url: 'https://tideline.example/news/coast/2026/03/02/harbour-opens/' },
    { language: 'es', url: 'https://tideline.example/es/news/coast/2026/03/02/abre-el-puerto/' },
  ],
  type: 'article',
  otherLocales: ['es-ES'],
  picture: {
    url: 'https://tideline.example/_pictures/harbour.AbCdEf12/1200x630.jpg',
    width: 1200,
    height: 630,
    type: 'image/jpeg',
    alt: 'Boats behind a new wall',
  },
  xAccount: '@tideline',
  fediverse: ['@ines@coast.example'],
  article: {
    published: '2026-03-02T09:30:00+00:00',
    modified: '2026-03-02T12:00:00+00:00',
    section: 'Coast',
    byline: 'Inés Marlow, Coast desk',
    authors: ['https://tideline.example/authors/ines-marlow/', 'https://tideline.example/authors/coast-desk/'],
    tags: ['Harbours', 'Tides'],
    recordings: [{ kind: 'audio', url: 'https://tideline.example/media/bells.mp3', type: 'audio/mpeg' }],
  },
};

const notFound: HeadView = {
  ...front,
  title: 'Page not found | The Tideline',
  name: 'Page not found',
  canonical: undefined,
  indexed: false,
};

/** Each tag as one line: `property og:title = Harbour opens again`. */
function lines(head: HeadView): string[] {
  return headTags(head).map(({ attributes }) => {
    const [kind = '', name = '', ...rest] = Object.entries(attributes).flat();
    return `${kind} ${name}${rest.length > 0 ? ` = ${rest.filter((_, index) => index % 2 === 1).join(' ')}` : ''}`;
  });
}

describe('the head of a page', () => {
  it('of a front is whole and in order', () => {
    expect(lines(front)).toEqual([
      'name description = News from a coast.',
      'name referrer = strict-origin-when-cross-origin',
      'name robots = max-image-preview:large',
      'rel canonical = https://tideline.example/',
      'rel manifest = /app.webmanifest',
      'property og:site_name = The Tideline',
      'property og:type = website',
      'property og:title = The Tideline',
      'property og:description = News from a coast.',
      'property og:locale = en_GB',
      'property og:url = https://tideline.example/',
      'name twitter:card = summary',
    ]);
  });

  it('of a story says when it was published, where it is filed and what it is about', () => {
    expect(lines(story)).toEqual(
      expect.arrayContaining([
        'property og:type = article',
        'property article:published_time = 2026-03-02T09:30:00+00:00',
        'property article:modified_time = 2026-03-02T12:00:00+00:00',
        'property article:section = Coast',
        'property article:tag = Harbours',
        'property article:tag = Tides',
        'property article:author = https://tideline.example/authors/ines-marlow/',
        'name author = Inés Marlow, Coast desk',
      ]),
    );
  });

  it('of a story is shared under its own name, with its picture, its sound, its authors and its other languages', () => {
    expect(lines(story)).toEqual(
      expect.arrayContaining([
        'property og:title = Harbour opens again',
        'property og:locale = en_GB',
        'property og:locale:alternate = es_ES',
        'property og:image = https://tideline.example/_pictures/harbour.AbCdEf12/1200x630.jpg',
        'property og:image:type = image/jpeg',
        'property og:image:width = 1200',
        'property og:image:height = 630',
        'property og:image:alt = Boats behind a new wall',
        'property og:audio = https://tideline.example/media/bells.mp3',
        'property og:audio:type = audio/mpeg',
        'name twitter:card = summary_large_image',
        'name twitter:site = @tideline',
        'name twitter:image:alt = Boats behind a new wall',
        'name fediverse:creator = @ines@coast.example',
      ]),
    );
  });

  it('of a story names its authors’ addresses before their names, since some readers take the last', () => {
    const tags = lines(story);
    const last = tags.findLastIndex((line) => line.startsWith('property article:author'));
    expect(tags.findIndex((line) => line.startsWith('name author'))).toBeGreaterThan(last);
  });

  it('of a story names its translations, each with its language', () => {
    const alternates = headTags(story).filter(({ attributes }) => attributes.rel === 'alternate');
    expect(alternates.map(({ attributes }) => [attributes.hreflang, attributes.href])).toEqual(
      story.alternates.map(({ language, url }) => [language, url]),
    );
  });

  it('of a page that is no story has nothing of one', () => {
    expect(lines(front).join('\n')).not.toContain('article:');
  });

  it('of the page for missing pages has no address of its own and stays out of search engines', () => {
    const tags = lines(notFound).join('\n');
    expect(tags).not.toContain('canonical');
    expect(tags).not.toContain('og:url');
    expect(tags).toContain('name robots = noindex');
    expect(tags).not.toContain('max-image-preview');
  });

  it('of a page for search engines never says noindex', () => {
    expect(lines(story).join('\n')).not.toContain('noindex');
  });

  it.each([
    ['a front', front],
    ['a story', story],
    ['the page for missing pages', notFound],
  ])('of %s has each tag once, those of topics, authors and languages apart, and no empty one', (_, head) => {
    const names = headTags(head)
      .map(({ attributes }) => attributes.name ?? attributes.property ?? attributes.rel ?? '')
      .filter((name) => !['article:tag', 'article:author', 'alternate'].includes(name));
    expect(new Set(names).size).toBe(names.length);
    expect(headTags(head).flatMap(({ attributes }) => Object.values(attributes))).not.toContain('');
  });
});

describe('data inside a script element', () => {
  it('cannot end the element', () => {
    const printed = serialiseJsonLd({ headline: 'a </script><script>alert(1)</script> <!-- b' });
    expect(printed).not.toContain('<');
    expect(printed).toBe(
      '{"@context":"https://schema.org","headline":"a \\u003c/script>\\u003cscript>alert(1)\\u003c/script> \\u003c!-- b"}',
    );
  });

  it.each(['</script>', '<!--', 'a < b', '\\u003c', '“quotes” and "quotes"', 'مدّ'])('still says the same: %s', (headline) => {
    expect(JSON.parse(serialiseJsonLd({ headline }))).toEqual({ '@context': 'https://schema.org', headline });
  });

  it('is escaped in its keys and in nested values too', () => {
    expect(serialiseJsonLd({ '<a>': [{ b: '<c>' }] })).not.toContain('<');
  });
});
