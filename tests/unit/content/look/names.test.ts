import { describe, expect, it } from 'vitest';
import { speltPath } from '../../../../src/content/look/spelt-path.ts';
import { fontsSchema, logoSchema } from '../../../../src/content/schemas/look.ts';

describe('a file of the look', () => {
  it.each(['خط كوفي.ttf', '明朝体.otf', 'Été (Bold).woff2', '_brand.WOFF2'])('may be called as its maker called it: %s', (name) => {
    expect(fontsSchema.safeParse({ headlines: [name] }).success).toBe(true);
    expect(logoSchema.safeParse({ file: name.replace(/\w+$/, 'svg') }).success).toBe(true);
  });

  it.each(['../brand.ttf', 'more/brand.ttf', '.brand.ttf', 'brand.woff', '@brand/sans.ttf', 'brand'])('lies in its folder itself and is a face: not %s', (name) => {
    expect(fontsSchema.safeParse({ text: name }).success).toBe(false);
  });

  it('is found however its disk spells its letters', () => {
    const onDisk = 'fonts/e\u0301te\u0301.woff2';
    expect(speltPath('fonts/été.woff2', new Map([[onDisk, 1]]))).toBe(onDisk);
    expect(speltPath('fonts/hiver.woff2', new Map([[onDisk, 1]]))).toBe('fonts/hiver.woff2');
  });
});
