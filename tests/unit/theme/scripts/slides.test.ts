import { describe, expect, it } from 'vitest';
import { shownSlide, stepFor } from '../../../../src/theme/scripts/pictures/slides.ts';

describe('which picture is seen', () => {
  it.each([
    [0, 390, 0],
    [200, 390, 1],
    [780, 390, 2],
    [-780, 390, 2],
    [100, 0, 0],
  ])('after %i of %i pixels: %i', (scrolled, width, expected) => {
    expect(shownSlide(scrolled, width)).toBe(expected);
  });
});

describe('a key', () => {
  it.each([
    ['ArrowRight', false, 0, 1],
    ['ArrowRight', false, 6, 0],
    ['ArrowLeft', false, 0, 0],
    ['ArrowLeft', true, 3, 1],
    ['ArrowRight', true, 3, -1],
    ['Home', false, 4, -4],
    ['End', true, 4, 2],
    ['a', false, 4, 0],
  ])('%s, read from the right %s, at picture %i moves on by %i', (key, isRightToLeft, place, expected) => {
    expect(stepFor(key, isRightToLeft, { place, count: 7 })).toBe(expected + 0);
  });
});
