import type { GeoProjection } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export type WorldTopology = Topology<{ land: GeometryCollection; countries: GeometryCollection<{ name: string }> }>;

/** Land or a country, as the pieces of which it consists. */
export type Shape = readonly Piece[];

interface Bounds {
  west: number;
  east: number;
  south: number;
  north: number;
}

interface Piece {
  rings: Position[][];
  /** What it spans at most, in degrees. */
  bounds: Bounds;
}

export interface World {
  land: Shape;
  /** Those that have a code, with it: `UA`. */
  countries: { region: string; shape: Shape }[];
}

/** Unfolding the world takes longer than drawing a map of it, and every map has the same. */
const unfolded = new WeakMap<WorldTopology, World>();

/** The land and the countries of a topology, unfolded once. */
export function worldOf(topology: WorldTopology): World {
  const known = unfolded.get(topology);
  if (known) return known;
  const { objects } = topology;
  const { features } = feature(topology, objects.countries) as FeatureCollection;
  const world = {
    land: (feature(topology, objects.land) as FeatureCollection).features.flatMap(piecesOf),
    countries: features.flatMap((country) => {
      // Countries have the numbers of ISO 3166-1, which a locale turns into their letters.
      const region = country.id === undefined ? undefined : new Intl.Locale(`und-${country.id}`).region;
      return region === undefined ? [] : [{ region, shape: piecesOf(country) }];
    }),
  };
  unfolded.set(topology, world);
  return world;
}

function piecesOf({ geometry }: Feature): Piece[] {
  const { type, coordinates } = geometry as Polygon | MultiPolygon;
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  return polygons.map((rings) => ({ rings, bounds: boundsOf(rings) }));
}

const EVERYWHERE: Bounds = { west: -Infinity, east: Infinity, south: -Infinity, north: Infinity };

/** The line between two points is the shortest over the globe: the farther they lie apart, the farther it leaves what they span. */
const WIDEST_STEP = 10;
/** How far at most a line over the widest step does so, in degrees. */
const BULGE = 0.2;

function boundsOf(rings: Position[][]): Bounds {
  const bounds = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const ring of rings) {
    let before: number | undefined;
    for (const [longitude = 0, latitude = 0] of ring) {
      if (Math.abs(longitude - (before ?? longitude)) > WIDEST_STEP) return EVERYWHERE;
      before = longitude;
      bounds.west = Math.min(bounds.west, longitude);
      bounds.east = Math.max(bounds.east, longitude);
      bounds.south = Math.min(bounds.south, latitude - BULGE);
      bounds.north = Math.max(bounds.north, latitude + BULGE);
    }
  }
  return bounds;
}

/** What of a shape may be seen on a map: pieces that lie elsewhere need not be projected. */
export function seenOf(shape: Shape, isSeen: (piece: Piece) => boolean): MultiPolygon {
  return { type: 'MultiPolygon', coordinates: shape.filter(isSeen).map(({ rings }) => rings) };
}

/** Whether a piece may lie within a Mercator map of this size in pixels, with so many around it. */
export function sightOf(projection: GeoProjection, width: number, height: number, around: number): (piece: Piece) => boolean {
  const [x0 = 0] = projection([0, 0]) ?? [];
  const degrees = 180 / (Math.PI * projection.scale());
  const [west, east] = [(-around - x0) * degrees, (width + around - x0) * degrees];
  const latitudeAt = (y: number) => projection.invert?.([width / 2, y])?.[1] ?? 0;
  const [north, south] = [latitudeAt(-around), latitudeAt(height + around)];
  return ({ bounds }) => bounds.south <= north && bounds.north >= south && bounds.west <= east && bounds.east >= west;
}
