import { describe, expect, it } from 'vitest';
import { fitsInList } from '../../../../src/theme/drawing/list-caption.ts';

describe('a caption in a list of stories', () => {
  it.each([
    { what: 'that is missing', length: 0, fits: true },
    { what: 'of a few lines', length: 200, fits: true },
    { what: 'that would push the headlines of its row apart', length: 201, fits: false },
  ])('$what stands there: $fits', ({ length, fits }) => {
    expect(fitsInList('a'.repeat(length))).toBe(fits);
  });
});
