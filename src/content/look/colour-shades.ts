import culori from 'culori/require';
import { hexOf, isOfPalette, type Colour } from '../schemas/colour.ts';

const { clampChroma, converter, formatHex, wcagContrast } = culori;

/** The ground of each theme on which a colour is hardest to read: `--color-tint` of `theme/styles/tokens.css`. */
export const GROUNDS = {
  light: 'oklch(0.96 0.007 80)',
  dark: 'oklch(0.225 0.01 265)',
  sepia: 'oklch(0.925 0.03 82)',
} as const;

export type Theme = keyof typeof GROUNDS;
export const THEMES = Object.keys(GROUNDS) as Theme[];

/** What small letters need, and what is given to readers who have asked for more: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const ENOUGH = 4.5;
const MORE = 7;

/** A colour in each theme, as `#b3261e`: as it is written where it can be read there, else the nearest shade that can. */
export interface Shades {
  usual: Record<Theme, string>;
  /** For readers who have asked for more contrast. */
  strong: Record<Theme, string>;
}

/** The shades of a colour that is not of the palette, which has its own; undefined for those, and for what is no colour. */
export function shadesOf(colour: Colour): Shades | undefined {
  const hex = isOfPalette(colour) ? undefined : hexOf(colour);
  if (hex === undefined) return undefined;
  const inEach = (contrast: number) =>
    Object.fromEntries(THEMES.map((theme) => [theme, readable(hex, theme, contrast)])) as Record<Theme, string>;
  return { usual: inEach(ENOUGH), strong: inEach(MORE) };
}

/** A sentence for each theme in which a colour cannot be read as it is written: its contrast there, and what is printed instead. */
export function describeShades(colour: Colour): string[] {
  const hex = hexOf(colour);
  const shades = shadesOf(colour);
  if (hex === undefined || !shades) return [];
  return THEMES.flatMap((theme) => {
    const shade = shades.usual[theme];
    if (shade === hex) return [];
    const contrast = wcagContrast(hex, GROUNDS[theme]).toFixed(1);
    return [`the colour “${colour}” has a contrast of ${contrast} : 1 in the ${theme} theme, where ${ENOUGH} is needed; “${shade}” is printed there.`];
  });
}

const toOklch = converter('oklch');

/** The colour, made darker or lighter by as little as it takes to be read on the ground of a theme; its hue stays. */
function readable(hex: string, theme: Theme, contrast: number): string {
  const ground = GROUNDS[theme];
  if (wcagContrast(hex, ground) >= contrast) return hex;
  const { l = 0, c = 0, h = 0 } = toOklch(hex) ?? {};
  const at = (lightness: number): string => formatHex(clampChroma({ mode: 'oklch', l: lightness, c, h }, 'oklch'));
  // The far end can always be read: black on light grounds, white on the dark one.
  let [far, near] = [theme === 'dark' ? 1 : 0, l];
  while (Math.abs(far - near) > 0.001) {
    const middle = (far + near) / 2;
    if (wcagContrast(at(middle), ground) >= contrast) far = middle;
    else near = middle;
  }
  return at(far);
}
