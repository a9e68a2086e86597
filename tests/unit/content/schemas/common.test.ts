import { describe, expect, it } from 'vitest';
import { articleId, id, instant, localised, sitePath, text, webAddress } from '../../../../src/content/schemas/common.ts';

describe('a date and time', () => {
  it.each([
    '2022-02-28T17:10:00+00:00',
    '2022-02-28T17:10:00Z',
    '2022-02-28T17:10+05:45',
    '2024-02-29T00:00:00-12:00',
    '2026-12-31T23:59:59+14:00',
  ])('is accepted and kept as written: %s', (value) => {
    expect(instant().parse(value)).toBe(value);
  });

  it.each([
    '2022-02-28',
    '2022-02-28T17:10:00',
    '2022-02-28 17:10:00+00:00',
    '28.02.2022',
    'tomorrow',
    '2022-2-8T17:10:00Z',
    '2022-02-28T17:10:00+0000',
    '2022-02-28T17:10:00.5Z',
    ' 2022-02-28T17:10:00Z',
    '2023-02-29T00:00:00Z',
    '2022-02-31T00:00:00Z',
    '2022-13-01T00:00:00Z',
    '2022-00-01T00:00:00Z',
    '2022-01-00T00:00:00Z',
    '2022-01-01T25:00:00Z',
    '2022-01-01T00:60:00Z',
    '2022-01-01T00:00:00+99:00',
  ])('is refused: %s', (value) => {
    expect(instant().safeParse(value).success).toBe(false);
  });
});

describe('an id', () => {
  it.each(['tides', 'coast-desk', '2026', 'a-1-b'])('is accepted: %s', (value) => {
    expect(id().safeParse(value).success).toBe(true);
  });

  it.each(['', 'Tides', 'coast_desk', 'coast--desk', '-coast', 'coast-', 'costa brava', 'año', '../x'])('is refused: “%s”', (value) => {
    expect(id().safeParse(value).success).toBe(false);
  });
});

describe('the id of a story', () => {
  it.each(['2026/harbour-opens', 'harbour-opens', '2026/03/harbour'])('is accepted: %s', (value) => {
    expect(articleId().safeParse(value).success).toBe(true);
  });

  it.each(['', '/2026/a', '2026/a/', '2026//a', '2026/a.md', '../2026/a', '2026/A'])('is refused: “%s”', (value) => {
    expect(articleId().safeParse(value).success).toBe(false);
  });
});

describe('a web address', () => {
  it.each(['https://tideline.example', 'http://tideline.example/a?b#c', 'mailto:newsroom@tideline.example'])('is accepted: %s', (value) => {
    expect(webAddress().safeParse(value).success).toBe(true);
  });

  it.each([
    'www.tideline.example',
    '/about/',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://tideline.example',
    'https://',
    'https:// x.example',
    'HTTPS//x',
    '',
  ])('is refused: “%s”', (value) => {
    expect(webAddress().safeParse(value).success).toBe(false);
  });
});

describe('an earlier address on the site', () => {
  it.each(['/2012/02/old/', '/2012/old.html', '/año/', '/a%C3%B1o', '/old/...'])('is accepted: %s', (value) => {
    expect(sitePath().safeParse(value).success).toBe(true);
  });

  it.each(['', 'old/', 'https://tideline.example/old/', '/old?x=1', '/old#x', '/o ld/'])('is refused: “%s”', (value) => {
    expect(sitePath().safeParse(value).error?.issues).toHaveLength(1);
  });

  it.each(['/../outside/', '/old/../../outside', '/%2e%2e/outside/', '/./old/', '/old//old/', '/old//', '/%E0%A4%A/', '/%00/', '/.'])(
    'is refused, for no file could be written there: “%s”',
    (value) => {
      expect(
        sitePath()
          .safeParse(value)
          .error?.issues.map(({ message }) => message),
      ).toEqual(['is not a path on this site: a part of it is empty, “.” or “..”, or it has a “%” that stands for no letter']);
    },
  );
});

describe('a text', () => {
  it('is kept without the space around it', () => {
    expect(text().parse('  Harbour opens ')).toBe('Harbour opens');
  });

  it.each(['', ' ', '\n'])('is refused when there is nothing in it', (value) => {
    expect(text().safeParse(value).success).toBe(false);
  });

  it.each([{ value: 'News' }, { value: { en: 'News', es: 'Noticias' } }])(
    'for several languages is given once or for each: $value',
    ({ value }) => {
      expect(localised().parse(value)).toEqual(value);
    },
  );

  it.each([{ value: 5 }, { value: ['News'] }, { value: { en: '' } }, { value: { en: 5 } }, { value: '' }, { value: null }])(
    'for several languages is refused: $value',
    ({ value }) => {
      expect(localised().safeParse(value).success).toBe(false);
    },
  );
});
