import { describe, expect, it } from 'vitest';
import { isGivenIn, localise } from '../../../src/content/localised.ts';

describe('a text in the reader’s language', () => {
  it.each([
    { why: 'its own text', value: { en: 'News', es: 'Noticias' }, language: 'es', expected: 'Noticias' },
    { why: 'the one text given for all', value: 'Inés Marlow', language: 'ar', expected: 'Inés Marlow' },
    { why: 'the first language’s when its own is missing', value: { ar: 'أخبار', en: 'News' }, language: 'es', expected: 'News' },
    { why: 'any there is when the first language’s is missing too', value: { ar: 'أخبار' }, language: 'es', expected: 'أخبار' },
    { why: 'nothing when there is none', value: {}, language: 'es', expected: '' },
  ])('is $why', ({ value, language, expected }) => {
    expect(localise(value, language, 'en')).toBe(expected);
  });
});

describe('a text given for a language', () => {
  it.each([
    { why: 'counts where it is written for it', value: { en: 'A wall', es: 'Un muro' }, language: 'es', expected: true },
    { why: 'does not count for a language that is left out', value: { en: 'A wall', es: 'Un muro' }, language: 'ar', expected: false },
    { why: 'without a language counts for the first one', value: 'A wall', language: 'en', expected: true },
    { why: 'without a language counts for no other', value: 'A wall', language: 'es', expected: false },
    { why: 'that is absent counts for none', value: undefined, language: 'en', expected: false },
  ])('$why', ({ value, language, expected }) => {
    expect(isGivenIn(value, language, 'en')).toBe(expected);
  });
});
