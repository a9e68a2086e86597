import { crossings, type Ring } from './map-rings.ts';

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
const COUNTRY_LETTERS = 12.5;
/** The serif face of countries runs narrower than the sans face of places. */
const SERIF = 0.84;

/** Between the places that are tried for a name. */
const STEP = 4;
/** The least room between a name and its country’s edge, or another name, in pixels. */
const NEAREST = 1;
/** The room around a name, in pixels: as much as there is, so that it is not read with a place’s. */
const MARGINS = [12, 6, NEAREST];

/** Puts names of countries where they stand wholly inside their country and touch nothing else; the larger countries choose first. */
export function placeNames(countries: readonly ShownCountry[], frame: { width: number; height: number }, taken: readonly Box[]): MapName[] {
  const used = [...taken];
  return countries
    .map(({ name, rings }) => ({ name, area: new ShownArea(rings, frame) }))
    .sort((a, b) => b.area.spots.length - a.area.spots.length || (a.name < b.name ? -1 : 1))
    .flatMap(({ name, area }) => {
      const spots = area.spots.filter((spot) => area.holds(nameBox(name, spot, NEAREST)));
      for (const margin of MARGINS) {
        const spot = spots.find((place) => !used.some((other) => overlap(nameBox(name, place, margin), other)));
        if (!spot) continue;
        used.push(nameBox(name, spot, NEAREST));
        return [{ name, x: spot[0], y: spot[1] }];
      }
      return [];
    });
}

/** How wide a name is set, in pixels, about. */
export function nameWidth(name: string, letters: number): number {
  return Array.from(name).reduce(
    (width, letter) => width + (/[\u2e80-\uffef]/.test(letter) ? 1 : /[A-Z\u0400-\u042f]/.test(letter) ? 0.7 : 0.58) * letters,
    0,
  );
}

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

type Spot = [x: number, y: number];

/** A country on a grid of points. */
class ShownArea {
  /** The points within it, those in its middle first. */
  readonly spots: Spot[] = [];
  readonly #points = new Set<string>();

  constructor(rings: readonly Ring[], { width, height }: { width: number; height: number }) {
    for (let y = 0; y <= height; y += STEP) {
      const ends = crossings(rings, y);
      for (let end = 0; end + 1 < ends.length; end += 2) {
        const [from = 0, to = 0] = ends.slice(end);
        for (let x = Math.max(0, Math.ceil(from / STEP) * STEP); x <= Math.min(width, to); x += STEP) {
          this.spots.push([x, y]);
          this.#points.add(`${x} ${y}`);
        }
      }
    }
    const middle = [0, 1].map((axis) => this.spots.reduce((sum, spot) => sum + (spot[axis] ?? 0), 0) / this.spots.length);
    const far = ([x, y]: Spot) => Math.hypot(x - (middle[0] ?? 0), y - (middle[1] ?? 0));
    this.spots.sort((a, b) => far(a) - far(b));
  }

  holds({ left, top, right, bottom }: Box): boolean {
    for (let y = Math.floor(top / STEP) * STEP; y < bottom + STEP; y += STEP)
      for (let x = Math.floor(left / STEP) * STEP; x < right + STEP; x += STEP) if (!this.#points.has(`${x} ${y}`)) return false;
    return true;
  }
}

function nameBox(name: string, [x, y]: Spot, margin: number): Box {
  const half = nameWidth(name, COUNTRY_LETTERS * SERIF) / 2;
  const high = COUNTRY_LETTERS / 2;
  return { left: x - half - margin, right: x + half + margin, top: y - high - margin, bottom: y + high + margin };
}
