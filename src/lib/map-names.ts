import { isWithin, type Ring } from './map-rings.ts';

/** A rectangle on a map, in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A country as far as a map shows it. */
export interface ShownCountry {
  name: string;
  rings: Ring[];
}

export interface MapName {
  name: string;
  /** The middle of the name. */
  x: number;
  y: number;
}

/** The size of the letters, in pixels, of the names of places and of countries. */
export const PLACE_LETTERS = 13;
export const COUNTRY_LETTERS = 11.5;

/** Between the places that are tried for a name. */
const STEP = 8;
const MARGIN = 4;

/** Puts names of countries where they stand wholly inside their country and touch nothing else; the larger countries choose first. */
export function placeNames(
  countries: readonly ShownCountry[],
  frame: { width: number; height: number },
  taken: readonly Box[],
): MapName[] {
  const used = [...taken];
  return countries
    .map((country) => ({ country, spots: spotsIn(country.rings, frame) }))
    .sort((a, b) => b.spots.length - a.spots.length || (a.country.name < b.country.name ? -1 : 1))
    .flatMap(({ country, spots }) => {
      const { name, rings } = country;
      const middle = middleOf(spots);
      const best = spots
        .map((spot) => ({ spot, box: nameBox(name, spot), far: Math.hypot(spot[0] - middle[0], spot[1] - middle[1]) }))
        .sort((a, b) => a.far - b.far)
        .find(({ box }) => isInFrame(box, frame) && !used.some((other) => overlap(box, other)) && holds(rings, box));
      if (!best) return [];
      used.push(best.box);
      return [{ name, x: best.spot[0], y: best.spot[1] }];
    });
}

/** How wide a name is set, in pixels, about. */
export function nameWidth(name: string, letters: number): number {
  return [...name].reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 1 : /[A-Z\u0400-\u042f]/.test(letter) ? 0.7 : 0.58) * letters, 0);
}

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function spotsIn(rings: readonly Ring[], { width, height }: { width: number; height: number }): [number, number][] {
  const spots: [number, number][] = [];
  for (let y = STEP; y < height; y += STEP) for (let x = STEP; x < width; x += STEP) if (isWithin(rings, x, y)) spots.push([x, y]);
  return spots;
}

function middleOf(spots: readonly [number, number][]): [number, number] {
  const sum = spots.reduce(([x, y], [nextX, nextY]) => [x + nextX, y + nextY], [0, 0] as [number, number]);
  return [sum[0] / spots.length, sum[1] / spots.length];
}

function nameBox(name: string, [x, y]: readonly [number, number]): Box {
  const half = nameWidth(name, COUNTRY_LETTERS) / 2 + MARGIN;
  return { left: x - half, right: x + half, top: y - COUNTRY_LETTERS / 2 - MARGIN, bottom: y + COUNTRY_LETTERS / 2 + MARGIN };
}

function isInFrame({ left, top, right, bottom }: Box, { width, height }: { width: number; height: number }): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function holds(rings: readonly Ring[], { left, top, right, bottom }: Box): boolean {
  const [columns, rows] = [
    [left, left + (right - left) / 4, (left + right) / 2, right - (right - left) / 4, right],
    [top, (top + bottom) / 2, bottom],
  ];
  return columns.every((x) => rows.every((y) => isWithin(rings, x, y)));
}
