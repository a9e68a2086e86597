import { describe, expect, it } from 'vitest';
import { cropBox, focusFor, parseFocus } from '../../../src/shared/focal-point.ts';

describe('a focal point as an editor writes it', () => {
  it.each([
    { focus: '52% 40%', x: 0.52, y: 0.4 },
    { focus: '0% 0%', x: 0, y: 0 },
    { focus: '100% 100%', x: 1, y: 1 },
    { focus: undefined, x: 0.5, y: 0.5 },
    { focus: 'left top', x: 0.5, y: 0.5 },
    { focus: '52%', x: 0.5, y: 0.5 },
  ])('$focus is $x across and $y down', ({ focus, x, y }) => {
    expect(parseFocus(focus)).toEqual({ x, y });
  });
});

describe('a focal point that no editor has set', () => {
  it.each([
    { what: 'a portrait', size: { width: 800, height: 1000 }, focus: '50% 33%' },
    { what: 'a landscape', size: { width: 1600, height: 900 }, focus: '50% 50%' },
    { what: 'a square', size: { width: 900, height: 900 }, focus: '50% 50%' },
  ])('of $what is $focus', ({ size, focus }) => {
    expect(focusFor(size)).toBe(focus);
  });

  it('keeps the upper part of an upright photo in a wide place', () => {
    const size = { width: 800, height: 1000 };
    expect(cropBox(size, 16 / 9, parseFocus(focusFor(size)))).toEqual({ left: 0, top: 105, width: 800, height: 450 });
  });
});

const WIDE = { width: 1600, height: 900 };
const TALL = { width: 900, height: 1600 };

describe('a crop', () => {
  it.each([
    { what: 'is centred without a focal point', size: WIDE, ratio: 1, focus: undefined, box: [350, 0, 900, 900] },
    { what: 'follows the focal point', size: WIDE, ratio: 1, focus: '30% 50%', box: [30, 0, 900, 900] },
    { what: 'stops at the left edge', size: WIDE, ratio: 1, focus: '10% 50%', box: [0, 0, 900, 900] },
    { what: 'stops at the right edge', size: WIDE, ratio: 1, focus: '90% 50%', box: [700, 0, 900, 900] },
    { what: 'reaches the left edge for a point on it', size: WIDE, ratio: 1, focus: '0% 0%', box: [0, 0, 900, 900] },
    { what: 'reaches the right edge for a point on it', size: WIDE, ratio: 1, focus: '100% 100%', box: [700, 0, 900, 900] },
    { what: 'of a tall picture follows the point downwards', size: TALL, ratio: 16 / 9, focus: '50% 20%', box: [0, 67, 900, 506] },
    { what: 'of a tall picture stops at the top', size: TALL, ratio: 16 / 9, focus: '50% 0%', box: [0, 0, 900, 506] },
    { what: 'of a tall picture stops at the foot', size: TALL, ratio: 16 / 9, focus: '50% 100%', box: [0, 1094, 900, 506] },
    { what: 'of the picture’s own ratio is the whole picture', size: WIDE, ratio: 16 / 9, focus: '10% 90%', box: [0, 0, 1600, 900] },
    { what: 'of one pixel is that pixel', size: { width: 1, height: 1 }, ratio: 1, focus: '100% 0%', box: [0, 0, 1, 1] },
  ])('$what', ({ size, ratio, focus, box }) => {
    const [left, top, width, height] = box;
    expect(cropBox(size, ratio, parseFocus(focus))).toEqual({ left, top, width, height });
  });

  const sizes = [WIDE, TALL, { width: 1201, height: 799 }, { width: 640, height: 640 }, { width: 333, height: 1000 }];
  const ratios = [16 / 9, 3 / 2, 4 / 3, 1, 4 / 5, 2 / 3];
  const every = sizes.flatMap((size) =>
    ratios.map((ratio) => ({ name: `${size.width} × ${size.height}`, size, ratio, shown: ratio.toFixed(2) })),
  );

  it.each(every)('of $name to $shown keeps the focal point, wherever it is', ({ size, ratio }) => {
    for (const focus of everyTenth()) {
      const box = cropBox(size, ratio, focus);
      expect(box.left).toBeLessThanOrEqual(focus.x * size.width);
      expect(box.left + box.width).toBeGreaterThanOrEqual(focus.x * size.width);
      expect(box.top).toBeLessThanOrEqual(focus.y * size.height);
      expect(box.top + box.height).toBeGreaterThanOrEqual(focus.y * size.height);
    }
  });

  it.each(every)('of $name to $shown is the largest that fits, in whole pixels', ({ size, ratio }) => {
    for (const focus of everyTenth()) {
      const box = cropBox(size, ratio, focus);
      expect(Object.values(box).every(Number.isInteger)).toBe(true);
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.left + box.width).toBeLessThanOrEqual(size.width);
      expect(box.top + box.height).toBeLessThanOrEqual(size.height);
      expect(box.width === size.width || box.height === size.height).toBe(true);
      expect(Math.abs(box.width - box.height * ratio)).toBeLessThanOrEqual(Math.max(1, ratio));
    }
  });
});

function everyTenth(): { x: number; y: number }[] {
  const steps = Array.from({ length: 11 }, (_, index) => index / 10);
  return steps.flatMap((x) => steps.map((y) => ({ x, y })));
}
