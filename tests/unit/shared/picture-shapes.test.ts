import { expect, it } from 'vitest';
import { nearestRatio, PLACE_SHAPES, shapeIn } from '../../../src/shared/picture-shapes.ts';

const RATIOS = [4 / 5, 1, 3 / 2, 16 / 9];

it.each([
  [{ width: 1431, height: 2000 }, 4 / 5],
  [{ width: 1000, height: 960 }, 1],
  [{ width: 1200, height: 800 }, 3 / 2],
  [{ width: 2000, height: 900 }, 16 / 9],
])('The ratio nearest to %o is %f', (image, ratio) => {
  expect(nearestRatio(image)).toBe(ratio);
});

it('Each place shows photos in one of four ratios', () => {
  const odd = Object.entries(PLACE_SHAPES).filter(
    ([, place]) => !RATIOS.includes(shapeIn(place, { width: 1600, height: 1000 }, false).ratio ?? 0),
  );
  expect(odd.map(([name]) => name)).toEqual([]);
});

it('A map or chart is never cut', () => {
  expect(shapeIn(PLACE_SHAPES.storyLead, { width: 1600, height: 1000 }, true).ratio).toBeUndefined();
});
