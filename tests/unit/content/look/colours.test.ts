import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wcagContrast } from 'culori';
import { describe, expect, it } from 'vitest';
import { describeShades, GROUNDS, shadesOf, THEMES } from '../../../../src/content/look/colour-shades.ts';
import { colour } from '../../../../src/content/schemas/colour.ts';
import { ROOT } from '../../../support/site.ts';

const refusal = (value: unknown): string | undefined => colour().safeParse(value).error?.issues[0]?.message;

describe('a colour in the settings', () => {
  it.each(['blue', '#b3261e', '#B32', 'rgb(179 38 30)', 'rgb(179, 38, 30)', 'hsl(20 90% 40%)', 'oklch(0.5 0.17 28)', 'lab(50 40 30)', 'color(display-p3 1 0 0)', 'RebeccaPurple'])(
    'may be written as %s',
    (value) => {
      expect(refusal(value)).toBeUndefined();
    },
  );

  it.each([
    ['bleu', 'is not a colour'],
    ['#12', 'is not a colour'],
    ['currentColor', 'is not a colour'],
    ['transparent', 'shine through'],
    ['rgb(0 0 0 / 50%)', 'shine through'],
    [null, 'quotation marks'],
  ])('is not %s, as is said: “%s”', (value, words) => {
    expect(refusal(value)).toContain(words);
  });
});

describe('the shades of a colour', () => {
  const hues = Array.from({ length: 12 }, (_, step) => step * 30);
  const colours = hues.flatMap((hue) => ['0.2', '0.5', '0.7', '0.95'].map((lightness) => `oklch(${lightness} 0.15 ${hue})`));

  it.each([...colours, '#000', '#fff', '#ffe600'])('of %s can be read in every theme', (value) => {
    const shades = shadesOf(value);
    for (const theme of THEMES) {
      expect(wcagContrast(shades?.usual[theme] ?? '', GROUNDS[theme])).toBeGreaterThanOrEqual(4.5);
      expect(wcagContrast(shades?.strong[theme] ?? '', GROUNDS[theme])).toBeGreaterThanOrEqual(7);
    }
  });

  it('are the colour itself where it can be read', () => {
    expect(shadesOf('#b3261e')?.usual.light).toBe('#b3261e');
  });

  it('are told where they are another', () => {
    expect(describeShades('#b3261e')).toEqual([
      expect.stringMatching(/^the colour “#b3261e” has a contrast of [\d.]+ : 1 in the dark theme, where 4\.5 is needed; “#[0-9a-f]{6}” is printed there\.$/),
    ]);
    expect(describeShades('teal')).toEqual([]);
  });

  it('are none of the palette, which has its own', () => {
    expect(shadesOf('teal')).toBeUndefined();
  });

  it('are held against the grounds that the design has', () => {
    const css = readFileSync(join(ROOT, 'src/theme/styles/tokens.css'), 'utf8');
    expect(css).toContain(`--color-tint: light-dark(${GROUNDS.light}, ${GROUNDS.dark});`);
    expect(css).toContain(`--color-tint: ${GROUNDS.sepia};`);
  });
});
