import { describe, expect, it } from 'vitest';
import { buildSlug, isSlug } from '../../src/lib/slug.ts';

describe('the last part of an address', () => {
  it.each([
    ['Coffee stall on the fish quay reopens', 'coffee-stall-on-the-fish-quay-reopens'],
    ['Ukraine’s war: 3 things to know', 'ukraines-war-3-things-to-know'],
    ['España, campeona del mundo & más', 'espana-campeona-del-mundo-mas'],
    ['من الحبة إلى الفنجان', 'mn-alhbt-ala-alfnjan'],
    ['Москва заявила', 'moskva-zayavila'],
    ['iPhone fooBar', 'iphone-foobar'],
    ['one two three four five six seven eight nine ten', 'one-two-three-four-five-six-seven-eight-nine'],
    [`${'long'.repeat(8)} ${'word'.repeat(8)}`, 'long'.repeat(8)],
    ['a'.repeat(100), 'a'.repeat(60)],
    ['東京', ''],
    ['…', ''],
  ])('of “%s” is “%s”', (headline, slug) => {
    expect(buildSlug(headline)).toBe(slug);
    expect(slug === '' || isSlug(slug)).toBe(true);
  });
});
