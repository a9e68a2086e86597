import { geoMercator, geoPath } from 'd3-geo';
import type { FeatureCollection, MultiPoint } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A place on a map: its name, longitude and latitude in degrees. */
export interface MapPlace {
  name: string;
  at: [longitude: number, latitude: number];
  /** The place the story is about. */
  main?: boolean;
  /** The side of its dot on which the name stands. */
  side?: 'start' | 'end';
}

export interface MapDrawing {
  width: number;
  height: number;
  /** The land, as the `d` of an SVG path. */
  land: string;
  places: { name: string; x: number; y: number; main: boolean; side: 'start' | 'end' }[];
}

type LandTopology = Topology<{ land: GeometryCollection }>;

/**
 * Draws land and places, without borders, so that all places lie within the frame. Mercator; sizes in pixels.
 * Land: Natural Earth 1:50m, public domain, https://www.naturalearthdata.com
 */
export function drawLocatorMap(topology: LandTopology, places: readonly MapPlace[], size: { width: number; height: number }): MapDrawing {
  const { width, height } = size;
  const points: MultiPoint = { type: 'MultiPoint', coordinates: places.map((place) => place.at) };
  const inset = Math.min(width, height) * 0.24;
  const projection = geoMercator().fitExtent(
    [
      [inset, inset],
      [width - inset, height - inset],
    ],
    points,
  );
  projection.scale(Math.min(projection.scale(), 4000)).clipExtent([
    [-4, -4],
    [width + 4, height + 4],
  ]);
  const land = feature(topology, topology.objects.land) as FeatureCollection;
  return {
    width,
    height,
    land: geoPath(projection).digits(1)(land) ?? '',
    places: places.map(({ name, at, main = false, side }) => {
      const [x = 0, y = 0] = projection(at) ?? [];
      return { name, x: round(x), y: round(y), main, side: side ?? (x > width * 0.6 ? 'start' : 'end') };
    }),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
