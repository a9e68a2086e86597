import { geoContains } from 'd3-geo';
import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import topology from 'world-atlas/countries-50m.json' with { type: 'json' };
import { drawLocatorMap, type MapPlace, type MapStyle } from '../../../../src/theme/drawing/locator-map.ts';

type World = Parameters<typeof drawLocatorMap>[0];
const world = topology as unknown as World;

const ENGLISH: MapStyle = { width: 320, height: 360, locale: 'en-GB', direction: 'ltr' };
const ARABIC: MapStyle = { ...ENGLISH, locale: 'ar', direction: 'rtl' };
const SPANISH: MapStyle = { ...ENGLISH, locale: 'es' };

const EAST: MapPlace[] = [
  { name: 'Gomel', at: [30.98, 52.44], main: true },
  { name: 'Minsk', at: [27.56, 53.9], side: 'start' },
  { name: 'Kyiv', at: [30.52, 50.45] },
  { name: 'Moscow', at: [37.62, 55.75] },
  { name: 'Warsaw', at: [21.01, 52.23] },
];
const LEVANT: MapPlace[] = [
  { name: 'Beirut', at: [35.5, 33.9], main: true },
  { name: 'Cairo', at: [31.2, 30.0] },
];
const FAR: MapPlace[] = [
  { name: 'Reykjavík', at: [-21.9, 64.1] },
  { name: 'Cape Town', at: [18.4, -33.9] },
];

const named = (places: MapPlace[], style: MapStyle) => drawLocatorMap(world, places, style).countries.map(({ name }) => name);

describe('names of countries on a map', () => {
  it.each([
    { style: ENGLISH, places: EAST, names: ['Belarus', 'Ukraine', 'Russia', 'Poland'] },
    { style: ARABIC, places: EAST, names: ['بيلاروس', 'أوكرانيا', 'روسيا', 'بولندا'] },
    { style: SPANISH, places: LEVANT, names: ['Egipto', 'Jordania'] },
  ])('are those of the places, as the edition in $style.locale has them', ({ style, places, names }) => {
    expect(named(places, style)).toEqual(expect.arrayContaining(names));
  });

  it.each([
    { what: 'the east of Europe', places: EAST },
    { what: 'the Levant', places: LEVANT },
    { what: 'two continents', places: FAR },
  ])('stand within the frame and clear of each other and of places: $what', ({ places }) => {
    const map = drawLocatorMap(world, places, ENGLISH);
    expect(map.countries.length).toBeGreaterThan(0);
    for (const { x, y } of map.countries) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(ENGLISH.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(ENGLISH.height);
      for (const place of map.places) expect(Math.hypot(x - place.x, y - place.y)).toBeGreaterThan(9);
    }
    const rows = map.countries.toSorted((a, b) => a.y - b.y);
    rows.slice(1).forEach((country, index) => {
      const above = rows[index];
      expect(country.y - (above?.y ?? 0) > 10 || Math.abs(country.x - (above?.x ?? 0)) > 20).toBe(true);
    });
  });

  it('stand in their own country', () => {
    const { countries, places } = drawLocatorMap(world, EAST, ENGLISH);
    const { features } = feature(world, world.objects.countries) as FeatureCollection;
    // Two places whose degrees and pixels are known give the Mercator projection back.
    const [moscow, warsaw] = ['Moscow', 'Warsaw'].map((name) => places.find((place) => place.name === name));
    if (!moscow || !warsaw) throw new Error('The places are not on the map.');
    const mercator = (latitude: number) => (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
    const pixels = (moscow.x - warsaw.x) / (37.62 - 21.01);
    for (const { name, x, y } of countries) {
      const longitude = 21.01 + (x - warsaw.x) / pixels;
      const up = mercator(52.23) - (y - warsaw.y) / pixels;
      const latitude = (Math.atan(Math.exp((up * Math.PI) / 180)) * 360) / Math.PI - 90;
      const country = features.find(({ properties }) => properties?.name === name);
      expect(country && geoContains(country, [longitude, latitude]), name).toBe(true);
    }
  });

  it('leave out a country that has no room for its name', () => {
    expect(named(EAST, ENGLISH)).not.toContain('Moldova');
  });

  it('are the same each time', () => {
    expect(drawLocatorMap(world, EAST, ENGLISH)).toEqual(drawLocatorMap(world, EAST, ENGLISH));
  });
});

describe('the scale of a map', () => {
  it.each([
    { what: 'the east of Europe', places: EAST, label: '500 km', kilometres: 500 },
    { what: 'the Levant', places: LEVANT, label: '100 km', kilometres: 100 },
    { what: 'one town', places: [{ name: 'Honolulu', at: [-157.8, 21.3] } satisfies MapPlace], label: '100 km', kilometres: 100 },
  ])('is a round number of kilometres, as long as it says: $what', ({ places, label, kilometres }) => {
    const { scale } = drawLocatorMap(world, places, ENGLISH);
    expect(scale?.label).toBe(label);
    expect(scale?.length).toBeGreaterThan(20);
    expect(scale?.length).toBeLessThan(ENGLISH.width / 3);
    // 1 degree of latitude is 111.2 km.
    if (places === LEVANT) {
      const [beirut, cairo] = drawLocatorMap(world, places, ENGLISH).places;
      const between = Math.hypot((beirut?.x ?? 0) - (cairo?.x ?? 0), (beirut?.y ?? 0) - (cairo?.y ?? 0));
      // Beirut and Cairo lie 590 km apart.
      expect(between / (scale?.length ?? 1)).toBeCloseTo(590 / kilometres, 0);
    }
  });

  it('is written in the edition’s words, and begins where its lines do', () => {
    const english = drawLocatorMap(world, EAST, ENGLISH).scale;
    const arabic = drawLocatorMap(world, EAST, ARABIC).scale;
    expect(arabic?.label).toBe('500 كم');
    expect(english?.x).toBeLessThan(ENGLISH.width / 2);
    expect(arabic?.x).toBeGreaterThan(ENGLISH.width / 2);
  });

  it('gives way to a place in its corner', () => {
    const places: MapPlace[] = [
      { name: 'A harbour town', at: [0, 50] },
      { name: 'Inland', at: [10, 56] },
    ];
    const { scale, places: drawn } = drawLocatorMap(world, places, { ...ENGLISH, width: 200, height: 120 });
    for (const { x, y } of drawn) {
      const isBeside = x < (scale?.x ?? 0) - 5 || x > (scale?.x ?? 0) + (scale?.length ?? 0) + 5;
      expect(isBeside || Math.abs(y - (scale?.y ?? 0)) > 6).toBe(true);
    }
  });

  it('is left out of a map of which no one scale is true', () => {
    expect(drawLocatorMap(world, FAR, ENGLISH).scale).toBeUndefined();
  });
});
