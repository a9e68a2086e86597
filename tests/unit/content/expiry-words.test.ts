import { describe, expect, it } from 'vitest';
import { expiryIn } from '../../../src/content/expiry-words.ts';

describe('until when a picture may be used is found in words', () => {
  it.each([
    ['Do not use after 30 June 2026.', '2026-06-30'],
    ['DO NOT USE AFTER JUNE 30, 2026', '2026-06-30'],
    ['Handout. Not to be used after 2026-06-30', '2026-06-30'],
    ['No usage permitted beyond 30.06.2026; no archive', '2026-06-30'],
    ['Editorial only. Don’t publish after: 06/30/2026', '2026-06-30'],
    ['Not for use after the 1st of July 2026', '2026-07-01'],
    ['Licence expires on 2026/07/01', '2026-07-01'],
    ['Rights until 1 July 2026', '2026-07-01'],
    ['Kill date: 2026-07-01', '2026-07-01'],
    ['Do not use after 03/04/2026', '2026-03-04'],
  ])('%s', (text, day) => {
    expect(expiryIn(text)).toBe(`${day}T23:59:59Z`);
  });

  it.each([
    'Embargo until 30 June 2026',
    'Taken after 30 June 2026 in Oslo',
    '© 2026 Ana Ruiz',
    'Do not use after dark',
    'Do not use without the caption of 30 June 2026',
    'Free until the sea dries',
  ])('and nothing is made of “%s”', (text) => {
    expect(expiryIn(text)).toBeUndefined();
  });
});
