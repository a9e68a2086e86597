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
    ['Must not be used after 2026-06-30.', '2026-06-30'],
    ['May not be reproduced in any form after 30 June 2026', '2026-06-30'],
    ['Not for publication after 30 June 2026', '2026-06-30'],
    ['No distribution beyond 30 June 2026', '2026-06-30'],
    ['No usar después del 30 de junio de 2026.', '2026-06-30'],
    ['Prohibido su uso después del 30/06/2026', '2026-06-30'],
    ['Nicht nach dem 30. Juni 2026 verwenden.', '2026-06-30'],
    ['Nicht mehr verwenden nach dem 1. März 2027', '2027-03-01'],
    ['Ne pas utiliser après le 1er juillet 2026', '2026-07-01'],
    ['Non utilizzare dopo il 30 giugno 2026', '2026-06-30'],
    ['Não utilizar após 30 de junho de 2026', '2026-06-30'],
    ['Niet gebruiken na 30 juni 2026', '2026-06-30'],
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
    'Nicht in Oslo, sondern nach dem 30. Juni 2026 in Bergen aufgenommen',
    'No estuvo en casa después del 30 de junio de 2026',
    'Not seen after 30 June 2026',
  ])('and nothing is made of “%s”', (text) => {
    expect(expiryIn(text)).toBeUndefined();
  });
});
