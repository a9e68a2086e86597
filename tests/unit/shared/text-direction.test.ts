import { describe, expect, it } from 'vitest';
import { textDirection } from '../../../src/shared/text-direction.ts';

describe('the direction of a text', () => {
  it.each([
    ['The roof of a modern building.', 'ltr'],
    ['سقف مبنى حديث.', 'rtl'],
    ['NASA تنشر صورة جديدة للأرض', 'rtl'],
    ['The word “سقف” means roof', 'ltr'],
    ['גג הבניין', 'rtl'],
    ['東京の屋根', 'ltr'],
    ['2026, ١٢٫٥ %', undefined],
    ['', undefined],
  ])('is that of most of its letters: %s', (text, direction) => {
    expect(textDirection(text)).toBe(direction);
  });
});
