import { geoMercator, geoPath, type GeoContext, type GeoProjection } from 'd3-geo';
import type { FeatureCollection, MultiPoint } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A place on a map: its name, longitude and latitude in degrees. */
export interface MapPlace {
  name: string;
  at: [longitude: number, latitude: number];
  /** The place the story is about. */
  main?: boolean | undefined;
  /** The side of its dot on which the name stands. */
  side?: 'start' | 'end' | undefined;
}

export interface MapDrawing {
  width: number;
  height: number;
  /** The land, as the `d` of an SVG path in half pixels: draw it at half its size. */
  land: string;
  places: { name: string; x: number; y: number; main: boolean; side: 'start' | 'end' }[];
}

/** The largest scale at which a coast drawn from 1:50m data still looks like one. */
const CLOSEST = 4000;

type LandTopology = Topology<{ land: GeometryCollection }>;

/**
 * Draws land and places, without borders, so that all places lie within the frame. Mercator; sizes in pixels.
 * Land: Natural Earth 1:50m, public domain, https://www.naturalearthdata.com
 */
export function drawLocatorMap(topology: LandTopology, places: readonly MapPlace[], size: { width: number; height: number }): MapDrawing {
  const { width, height } = size;
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
  projection.clipExtent([
    [-4, -4],
    [width + 4, height + 4],
  ]);
  const land = feature(topology, topology.objects.land) as FeatureCollection;
  return {
    width,
    height,
    land: landPath(projection, land),
    places: places.map(({ name, at, main = false, side }) => {
      const [x = 0, y = 0] = projection(at) ?? [];
      return { name, x: round(x), y: round(y), main, side: side ?? (x > width * 0.6 ? 'start' : 'end') };
    }),
  };
}

/** Coasts in whole half pixels; what is smaller than a dot, or nearer than one to the point before, is left out. */
function landPath(projection: GeoProjection, land: FeatureCollection): string {
  const pen = new CoastPen();
  geoPath(projection, pen)(land);
  return pen.path;
}

const NEAREST = 3;
const SMALLEST_RING = 4;

class CoastPen implements GeoContext {
  path = '';
  #ring: [number, number][] = [];

  moveTo(x: number, y: number): void {
    this.#ring = [halfPixels(x, y)];
  }

  lineTo(x: number, y: number): void {
    const point = halfPixels(x, y);
    const last = this.#ring.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAREST) this.#ring.push(point);
  }

  closePath(): void {
    const [start, ...others] = this.#ring;
    if (!start || this.#ring.length < SMALLEST_RING) return;
    let [x, y] = start;
    const steps = others.map(([nextX, nextY]) => {
      const step = `${nextX - x} ${nextY - y}`;
      [x, y] = [nextX, nextY];
      return step;
    });
    this.path += `M${start[0]} ${start[1]}l${steps.join(' ').replaceAll(' -', '-')}z`;
  }

  beginPath(): void {
    this.path = '';
  }

  /** Land has no points to draw as circles. */
  arc(): void {
    return;
  }
}

function halfPixels(x: number, y: number): [number, number] {
  return [Math.round(x * 2), Math.round(y * 2)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
