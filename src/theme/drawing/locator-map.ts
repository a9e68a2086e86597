import { geoMercator, type GeoProjection } from 'd3-geo';
import type { MultiPoint } from 'geojson';
import { fitLines } from './fitted-lines.ts';
import { nameWidth, PLACE_LETTERS, placeNames, type Box, type MapName, type ShownCountry } from './map-names.ts';
import { ringsOf, type Ring } from './map-rings.ts';
import { placeScale, type MapScale } from './map-scale.ts';
import { seenOf, sightOf, worldOf, type Shape, type World, type WorldTopology } from './world-shapes.ts';

/** A place on a map: its name, longitude and latitude in degrees. */
export interface MapPlace {
  name: string;
  at: [longitude: number, latitude: number];
  /** The place the story is about. */
  main?: boolean | undefined;
  /** The side of its dot on which the name stands. */
  side?: 'start' | 'end' | undefined;
}

/** The size of a map in pixels, and whose words and digits it has. */
export interface MapStyle {
  width: number;
  height: number;
  locale: string;
  direction: 'ltr' | 'rtl';
}

export interface MapDrawing {
  width: number;
  height: number;
  /** The land, as the `d` of an SVG path. What is not land is sea. */
  land: string;
  places: DrawnPlace[];
  /** Names of countries, where there is room. */
  countries: MapName[];
  /** Absent where the map shows so much of the world that no one scale is true of it. */
  scale?: MapScale | undefined;
}

interface DrawnPlace {
  name: string;
  x: number;
  y: number;
  main: boolean;
  side: 'start' | 'end';
  /** The name as it is set: where it is wider than the room beside the dot, on several lines. */
  lines: string[];
}

/** The largest scale at which a coast drawn from 1:50m data still looks like one. */
const CLOSEST = 4000;
const EARTH_RADIUS = 6371;
/** Between a dot and its name: that of the place that the story is about has a ring. */
export const BESIDE = 9;
export const BESIDE_MAIN = 13;
/** From one line of a name to the next. */
export const PLACE_LEADING = 15;
/** Between a name and the edge of the map. */
const EDGE = 4;
/** Coasts are drawn so many pixels beyond the frame, so that their ends are not seen. */
const OUTSIDE = 4;
/** How much the scale may differ between the head of a map and its foot. */
const TRUE_ENOUGH = 2;

/**
 * Draws land and places so that all places lie within the frame, with names of countries and a scale. Borders are not drawn: where
 * they run is often what a story is about. Mercator; sizes in pixels.
 * Land: Natural Earth 1:50m, public domain, https://www.naturalearthdata.com
 */
export function drawLocatorMap(topology: WorldTopology, places: readonly MapPlace[], style: MapStyle): MapDrawing {
  const { width, height } = style;
  const projection = projectionFor(places, style);
  const isSeen = sightOf(projection, width, height, OUTSIDE);
  const ringsOfSeen = (shape: Shape) => ringsOf(projection, seenOf(shape, isSeen));
  const world = worldOf(topology);
  const drawn = places.map((place) => drawPlace(projection, place, width));
  const taken = drawn.flatMap(placeBoxes);
  const scale = scaleOf(projection, style, taken);
  return {
    width,
    height,
    land: landPath(ringsOfSeen(world.land)),
    places: drawn,
    countries: placeNames(countriesOf(world.countries, ringsOfSeen, style.locale), style, [...taken, ...(scale ? [scale.box] : [])]),
    scale: scale && { x: scale.x, y: scale.y, length: scale.length, label: scale.label },
  };
}

function projectionFor(places: readonly MapPlace[], { width, height }: MapStyle): GeoProjection {
  const points: MultiPoint = { type: 'MultiPoint', coordinates: places.map((place) => place.at) };
  const inset = Math.min(width, height) * 0.17;
  const projection = geoMercator().fitExtent(
    [
      [inset, inset],
      [width - inset, height - inset],
    ],
    points,
  );
  const middle = [mean(places.map(({ at }) => at[0])), mean(places.map(({ at }) => at[1]))] as [number, number];
  if (!(projection.scale() < CLOSEST))
    projection
      .scale(CLOSEST)
      .center(middle)
      .translate([width / 2, height / 2]);
  return projection.clipExtent([
    [-OUTSIDE, -OUTSIDE],
    [width + OUTSIDE, height + OUTSIDE],
  ]);
}

function drawPlace(projection: GeoProjection, { name, at, main = false, side }: MapPlace, width: number): DrawnPlace {
  const [x = 0, y = 0] = projection(at) ?? [];
  const beside = main ? BESIDE_MAIN : BESIDE;
  const rooms = { start: x - beside - EDGE, end: width - x - beside - EDGE };
  const [near, far] = x > width * 0.6 ? (['start', 'end'] as const) : (['end', 'start'] as const);
  const fits = (where: keyof typeof rooms) => nameWidth(name, PLACE_LETTERS) <= rooms[where];
  const chosen = side ?? (!fits(near) && (fits(far) || rooms[far] > rooms[near]) ? far : near);
  const lines = fitLines(name, { width: rooms[chosen], letters: PLACE_LETTERS });
  return { name, x: round(x), y: round(y), main, side: chosen, lines };
}

/** What a place’s dot and name cover. */
function placeBoxes({ lines, x, y, side }: DrawnPlace): Box[] {
  const width = Math.max(...lines.map((line) => nameWidth(line, PLACE_LETTERS))) + BESIDE_MAIN;
  const high = (lines.length - 1) * (PLACE_LEADING / 2) + PLACE_LETTERS / 2 + 2;
  const [left, right] = side === 'end' ? [x, x + width] : [x - width, x];
  return [
    { left: x - 10, right: x + 10, top: y - 10, bottom: y + 10 },
    { left, right, top: y - high, bottom: y + high },
  ];
}

function scaleOf(projection: GeoProjection, style: MapStyle, taken: readonly Box[]) {
  const { width, height } = style;
  const kilometresAt = (y: number) => {
    const [, latitude = 0] = projection.invert?.([width / 2, y]) ?? [];
    return (EARTH_RADIUS * Math.cos((latitude * Math.PI) / 180)) / projection.scale();
  };
  const [head, middle, foot] = [kilometresAt(0), kilometresAt(height / 2), kilometresAt(height)];
  if (Math.max(head, middle, foot) > Math.min(head, middle, foot) * TRUE_ENOUGH) return undefined;
  return placeScale({ ...style, kilometres: middle, taken });
}

/** The countries that a map shows, by the names that the language of the edition has for them. Those without a code have none. */
function countriesOf(countries: World['countries'], ringsOfSeen: (shape: Shape) => Ring[], locale: string): ShownCountry[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countries.flatMap(({ region, shape }): ShownCountry[] => {
    const rings = ringsOfSeen(shape);
    return rings.length === 0 ? [] : [{ name: names.of(region) ?? region, rings }];
  });
}

const NEAREST = 3;
const SMALLEST_RING = 4;

/** Coasts in whole pixels, of which a map has few enough to cost little; what is smaller than a dot, or nearer than one to the point before, is left out. */
function landPath(rings: readonly Ring[]): string {
  return rings.map(coastPath).join('');
}

function coastPath(ring: Ring): string {
  const kept: [number, number][] = [];
  for (const point of ring.map(([x, y]): [number, number] => [Math.round(x), Math.round(y)])) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAREST) kept.push(point);
  }
  const [start, ...others] = kept;
  if (!start || kept.length < SMALLEST_RING) return '';
  let [x, y] = start;
  const steps = others.map(([nextX, nextY]) => {
    const step = `${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${start[0]} ${start[1]}l${steps.join(' ').replaceAll(' -', '-')}z`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
