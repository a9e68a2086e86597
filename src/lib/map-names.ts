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
export const COUNTRY_LETTERS = 12.5;

/** Between the places that are tried for a name. */
const STEP = 4;
/** The room around a name, in pixels: as much as there is, so that it is not read with a place’s. */
const MARGINS = [12, 6, 2];

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
      const far = ([x, y]: Spot) => Math.hypot(x - middle[0], y - middle[1]);
      const near = spots.toSorted((a, b) => far(a) - far(b));
      const fits = (box: Box) => isInFrame(box, frame) && holds(rings, box);
      for (const margin of MARGINS) {
        const spot = near.find((place) => !used.some((other) => overlap(nameBox(name, place, margin), other)) && fits(nameBox(name, place, 2)));
        if (!spot) continue;
        used.push(nameBox(name, spot, 2));
        return [{ name, x: spot[0], y: spot[1] }];
      }
      return [];
    });
}

/** How wide a name is set, in pixels, about. */
export function nameWidth(name: string, letters: number): number {
  return [...name].reduce((width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 1 : /[A-Z\u0400-\u042f]/.test(letter) ? 0.7 : 0.58) * letters, 0);
}

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

type Spot = [x: number, y: number];

function spotsIn(rings: readonly Ring[], { width, height }: { width: number; height: number }): Spot[] {
  const spots: Spot[] = [];
  for (let y = STEP; y < height; y += STEP) for (let x = STEP; x < width; x += STEP) if (isWithin(rings, x, y)) spots.push([x, y]);
  return spots;
}

function middleOf(spots: readonly Spot[]): Spot {
  const sum = spots.reduce(([x, y], [nextX, nextY]) => [x + nextX, y + nextY], [0, 0] as Spot);
  return [sum[0] / spots.length, sum[1] / spots.length];
}

function nameBox(name: string, [x, y]: Spot, margin: number): Box {
  const half = nameWidth(name, COUNTRY_LETTERS) / 2;
  const high = COUNTRY_LETTERS / 2;
  return { left: x - half - margin, right: x + half + margin, top: y - high - margin, bottom: y + high + margin };
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
