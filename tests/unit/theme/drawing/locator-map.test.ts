import { describe, expect, it } from 'vitest';
import { drawLocatorMap, type MapPlace } from '../../../../src/theme/drawing/locator-map.ts';

const SIZE = { width: 320, height: 360, locale: 'en', direction: 'ltr' } as const;

type Land = Parameters<typeof drawLocatorMap>[0];
type Corner = [longitude: number, latitude: number];

/** Land with four straight coasts, between two corners. */
function landBetween([west, south]: Corner, [east, north]: Corner): Land {
  const ring: Corner[] = [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
  return {
    type: 'Topology',
    arcs: [ring],
    objects: {
      land: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: [[0]] }] },
      countries: { type: 'GeometryCollection', geometries: [] },
    },
  };
}

const land = landBetween([-20, 20], [60, 70]);

const GOMEL: MapPlace = { name: 'Gomel', at: [30.98, 52.44], main: true };
const KYIV: MapPlace = { name: 'Kyiv', at: [30.52, 50.45] };
const WARSAW: MapPlace = { name: 'Warsaw', at: [21.01, 52.23] };
const MOSCOW: MapPlace = { name: 'Moscow', at: [37.62, 55.75] };
const places = [GOMEL, KYIV, WARSAW, MOSCOW];

/** Where a place is drawn. */
function drawn(name: string, shown: readonly MapPlace[] = places) {
  const place = drawLocatorMap(land, shown, SIZE).places.find((other) => other.name === name);
  if (!place) throw new Error(`${name} is not on the map.`);
  return place;
}

describe('a locator map', () => {
  it.each(places.map(({ name }) => name))('shows %s well within its frame', (name) => {
    const { x, y } = drawn(name);
    expect(x).toBeGreaterThan(SIZE.width * 0.1);
    expect(x).toBeLessThan(SIZE.width * 0.9);
    expect(y).toBeGreaterThan(SIZE.height * 0.1);
    expect(y).toBeLessThan(SIZE.height * 0.9);
  });

  it('writes a name on the other side where there is more room for it, and on several lines where there is too little on both', () => {
    const far: MapPlace = { name: 'Sankt Peter-Ording', at: [33, 53] };
    expect(drawn(far.name, [far, WARSAW, MOSCOW])).toMatchObject({ side: 'start', lines: [far.name] });
    const long: MapPlace = { name: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', at: [21.01, 52.23] };
    const { lines, side } = drawn(long.name, [long, MOSCOW]);
    expect(side).toBe('end');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(long.name);
  });

  it('has north above and west to the left', () => {
    expect(drawn('Moscow').y).toBeLessThan(drawn('Kyiv').y);
    expect(drawn('Warsaw').x).toBeLessThan(drawn('Kyiv').x);
  });

  it('names the places in their order and marks the one that the story is about, and no other', () => {
    const { places: shown } = drawLocatorMap(land, places, SIZE);
    expect(shown.map(({ name, main }) => [name, main])).toEqual([
      ['Gomel', true],
      ['Kyiv', false],
      ['Warsaw', false],
      ['Moscow', false],
    ]);
  });

  it('puts a name where there is room: before the dot on the right of the map, else after it', () => {
    expect(drawn('Moscow').side).toBe('start');
    expect(drawn('Warsaw').side).toBe('end');
  });

  it('puts a name where the editor wants it', () => {
    const shown = [GOMEL, { ...WARSAW, side: 'start' as const }, { ...MOSCOW, side: 'end' as const }];
    expect(drawn('Warsaw', shown).side).toBe('start');
    expect(drawn('Moscow', shown).side).toBe('end');
  });

  it.each([
    { what: 'that fills the frame', shown: land },
    { what: 'with a coast across the frame', shown: landBetween([-20, 20], [30, 70]) },
    { what: 'with all its coasts in the frame', shown: landBetween([24, 51], [34, 55]) },
  ])('draws land $what as a closed path in whole pixels, hardly larger than the frame', ({ shown }) => {
    const { land: path } = drawLocatorMap(shown, places, SIZE);
    expect(path).toMatch(/^(M-?\d+ -?\d+l[-\d ]+z)+$/);
    for (const [x, y] of corners(path)) {
      expect(x).toBeGreaterThanOrEqual(-4);
      expect(x).toBeLessThanOrEqual(SIZE.width + 4);
      expect(y).toBeGreaterThanOrEqual(-4);
      expect(y).toBeLessThanOrEqual(SIZE.height + 4);
    }
  });

  it('draws a coast where its places are', () => {
    const shown = landBetween([-20, 20], KYIV.at);
    const { land: path, places: drawnPlaces } = drawLocatorMap(shown, places, SIZE);
    const kyiv = drawnPlaces.find(({ name }) => name === 'Kyiv');
    const east = Math.max(...corners(path).map(([x]) => x));
    expect(Math.abs(east - (kyiv?.x ?? 0))).toBeLessThanOrEqual(1);
  });

  it.each([
    { what: 'an islet smaller than a dot', shown: landBetween([30, 52], [30.01, 52.01]) },
    { what: 'land that lies elsewhere', shown: landBetween([100, -20], [120, -10]) },
  ])('leaves out $what', ({ shown }) => {
    expect(drawLocatorMap(shown, places, SIZE).land).toBe('');
  });

  it('draws the same map for the same places', () => {
    expect(drawLocatorMap(land, places, SIZE)).toEqual(drawLocatorMap(land, places, SIZE));
  });

  it('has the size it was asked for', () => {
    expect(drawLocatorMap(land, places, SIZE)).toMatchObject({ width: 320, height: 360 });
  });

  it.each([
    { what: 'one place', shown: [GOMEL] },
    { what: 'two places a kilometre apart', shown: [KYIV, { name: 'Podil', at: [30.51, 50.46] as [number, number] }] },
  ])('shows $what within its frame', ({ shown }) => {
    for (const { x, y } of drawLocatorMap(land, shown, SIZE).places) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(SIZE.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(SIZE.height);
    }
  });
});

/** The corners of a path, in its own units. */
function corners(path: string): Corner[] {
  return [...path.matchAll(/M(-?\d+) (-?\d+)l([^z]*)z/g)].flatMap(([, startX, startY, steps = '']) => {
    let corner: Corner = [Number(startX), Number(startY)];
    const numbers = [...steps.matchAll(/-?\d+/g)].map(([number]) => Number(number));
    const others = numbers.flatMap((x, index): Corner[] => {
      if (index % 2 === 1) return [];
      corner = [corner[0] + x, corner[1] + (numbers[index + 1] ?? 0)];
      return [corner];
    });
    return [[Number(startX), Number(startY)] satisfies Corner, ...others];
  });
}
