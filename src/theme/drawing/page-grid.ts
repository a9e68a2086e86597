/**
 * The page’s twelve columns as `tokens.css` draws them (`--page`, `--spacing-margin`, `--spacing-gutter`), so that `sizes` tells browsers
 * how wide a picture will be.
 */
const WIDEST_PAGE = 84;
const MARGINS = { rem: 0.8, vw: 5.2 };
const GUTTER = { rem: 0.9, vw: 1.3 };
const WIDEST_GUTTER = 2;
/** From here on, in rem, the page grows no more. */
const PAGE_STOPS = 89.5;

export interface ColumnPlace {
  /** How many of the twelve columns a picture takes, on a wide screen, on a middling one and on a phone. */
  wide: number;
  middling?: number;
  /** `bleed`: from edge to edge of the screen. */
  phone?: number | 'bleed';
  /** In rem: it is never wider. */
  most?: number | undefined;
  /** In rem: how wide it is where the page is no wide screen’s and pictures stand in a strip. */
  strip?: number;
}

/** The `sizes` of a picture in its place. Twelve columns are taken where nothing is said. */
export function sizesOf({ wide, middling = 12, phone = 12, most, strip }: ColumnPlace): string {
  const widest = (WIDEST_PAGE + WIDEST_GUTTER) * (wide / 12) - WIDEST_GUTTER;
  return [
    `(width >= ${PAGE_STOPS}rem) ${round(Math.min(widest, most ?? widest))}rem`,
    `(width >= 64rem) ${fluid(wide, most)}`,
    ...(strip === undefined
      ? [`(width >= 40rem) ${fluid(middling, most)}`, phone === 'bleed' ? '100vw' : fluid(phone, most)]
      : [`${strip}rem`]),
  ].join(', ');
}

/** The width of some columns while the page grows with the screen. */
function fluid(columns: number, most: number | undefined): string {
  const share = columns / 12;
  const vw = (100 - MARGINS.vw) * share - GUTTER.vw * (1 - share);
  const rem = MARGINS.rem * share + GUTTER.rem * (1 - share);
  const width = `${round(vw)}vw - ${round(rem)}rem`;
  return most === undefined ? `calc(${width})` : `min(${width}, ${most}rem)`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
