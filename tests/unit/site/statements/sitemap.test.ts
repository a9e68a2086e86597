import { describe, expect, it } from 'vitest';
import { cutIntoFiles, MOST_ADDRESSES, MOST_BYTES, newsLanguage, writeSitemap } from '../../../../src/site/statements/sitemap.ts';

describe('a sitemap', () => {
  it('escapes what an address or a caption may hold', () => {
    const text = writeSitemap([
      {
        url: 'https://example.org/a?b&c',
        modified: '2026-11-22T09:00:00+00:00',
        alternates: [],
        images: [{ url: 'https://example.org/1.jpg', caption: 'Tom & “Jerry” <1> \'"', licence: 'https://example.org/?a&b' }],
      },
    ]);
    expect(text).toContain('<loc>https://example.org/a?b&amp;c</loc><lastmod>2026-11-22T09:00:00+00:00</lastmod>');
    expect(text).toContain('<image:caption>Tom &amp; “Jerry” &lt;1&gt; &apos;&quot;</image:caption>');
    expect(text).toContain('<image:license>https://example.org/?a&amp;b</image:license>');
  });

  it('names only what it uses', () => {
    expect(writeSitemap([{ url: 'https://example.org/', alternates: [] }])).not.toContain('xmlns:');
    expect(writeSitemap([{ url: 'https://example.org/', alternates: [{ language: 'es', url: 'https://example.org/es/' }] }])).toContain(
      'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
    );
  });
});

describe('cutting into files', () => {
  it('keeps within the number of addresses', () => {
    const files = cutIntoFiles(
      Array.from({ length: 100_001 }, (_, place) => place),
      () => 1,
    );
    expect(files.map(({ length }) => length)).toEqual([MOST_ADDRESSES, MOST_ADDRESSES, 10_001]);
    expect(files.flat()).toEqual(Array.from({ length: 100_001 }, (_, place) => place));
  });

  it('keeps within the bytes', () => {
    const files = cutIntoFiles([1, 2, 3, 4, 5], () => MOST_BYTES / 2);
    expect(files).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('puts what is too large by itself into a file of its own', () => {
    expect(cutIntoFiles([1, 2], () => MOST_BYTES * 2)).toEqual([[1], [2]]);
  });

  it('makes no file of nothing', () => {
    expect(cutIntoFiles([], () => 1)).toEqual([]);
  });
});

describe('the language of news', () => {
  it.each([
    ['en', 'en'],
    ['pt-BR', 'pt'],
    ['zh-CN', 'zh-cn'],
    ['zh-Hant', 'zh-tw'],
    ['zh-TW', 'zh-tw'],
    ['zh', 'zh-cn'],
    ['fil', 'fil'],
  ])('%s is written %s', (code, written) => {
    expect(newsLanguage(code)).toBe(written);
  });
});
