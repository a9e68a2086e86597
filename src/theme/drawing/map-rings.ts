import { geoPath, type GeoContext, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';

/** A closed line of a map, in pixels, without its last point, which is its first. */
export type Ring = [x: number, y: number][];

/** The outlines of a shape as a projection draws and cuts it. */
export function ringsOf(projection: GeoProjection, shape: GeoPermissibleObjects): Ring[] {
  const pen = new RingPen();
  geoPath(projection, pen)(shape);
  return pen.rings;
}

/** Where along a horizontal line one is within rings, and not in their holes: the ends of each stretch, in turn. */
export function crossings(rings: readonly Ring[], y: number): number[] {
  const found: number[] = [];
  for (const ring of rings) {
    let [fromX, fromY] = ring.at(-1) ?? [0, 0];
    for (const [toX, toY] of ring) {
      if (fromY > y !== toY > y) found.push(((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX);
      [fromX, fromY] = [toX, toY];
    }
  }
  return found.sort((one, other) => one - other);
}

class RingPen implements GeoContext {
  rings: Ring[] = [];
  #ring: Ring = [];

  moveTo(x: number, y: number): void {
    this.#ring = [[x, y]];
  }

  lineTo(x: number, y: number): void {
    this.#ring.push([x, y]);
  }

  closePath(): void {
    this.rings.push(this.#ring);
  }

  beginPath(): void {
    this.rings = [];
  }

  /** Land has no points to draw as circles. */
  arc(): void {
    return;
  }
}
