import { describe, expect, it } from 'vitest';
import { cssString, feedStyleSheet } from '../../../../src/site/feeds/feed-style.ts';

describe('the style sheet of an edition’s feeds', () => {
  it.each([
    ['en', 'ltr', 'This is a feed'],
    ['es', 'ltr', 'Esto es un canal'],
    ['ar', 'rtl', 'هذه خلاصة'],
  ] as const)('in %s is read %s and begins with “%s”', (language, direction, words) => {
    const css = feedStyleSheet('rss { color: red }', '', { language, locale: language, direction });
    expect(css).toContain(`direction: ${direction};`);
    expect(css).toContain(`--what-it-is: "${words}`);
  });

  it('says its encoding before anything else, and the names of its namespaces right after', () => {
    const css = feedStyleSheet("@namespace atom 'x';", '', { language: 'en', locale: 'en-GB', direction: 'ltr' });
    expect(css.split('\n').slice(0, 2)).toEqual(['@charset "utf-8";', "@namespace atom 'x';"]);
  });

  it('has no text that could end its string', () => {
    expect(cssString('a "b" \\ c\nd')).toBe('"a \\22 b\\22  \\5c  c\\a d"');
  });
});
