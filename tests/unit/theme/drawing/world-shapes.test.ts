import { geoMercator } from 'd3-geo';
import type { FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import topology from 'world-atlas/countries-50m.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { ringsOf } from '../../../../src/theme/drawing/map-rings.ts';
import { seenOf, sightOf, worldOf, type WorldTopology } from '../../../../src/theme/drawing/world-shapes.ts';

const world = topology as never as WorldTopology;
const SIZE = [320, 360] as const;

it.each([
  { where: 'between the Black Sea and the Baltic', middle: [28, 52], scale: 1500 },
  { where: 'at the line of the date', middle: [179, -17], scale: 2500 },
  { where: 'at the coast of Antarctica', middle: [166, -77], scale: 900 },
] as const)('A map $where shows the coasts that it would show if the whole world were drawn', ({ middle, scale }) => {
  const projection = geoMercator()
    .scale(scale)
    .center([...middle])
    .translate([SIZE[0] / 2, SIZE[1] / 2])
    .clipExtent([
      [-4, -4],
      [SIZE[0] + 4, SIZE[1] + 4],
    ]);
  const { land } = worldOf(world);
  const seen = seenOf(land, sightOf(projection, ...SIZE, 4));
  expect(seen.coordinates.length).toBeGreaterThan(0);
  expect(seen.coordinates.length).toBeLessThan(land.length / 4);
  expect(ringsOf(projection, seen)).toEqual(ringsOf(projection, feature(world, world.objects.land) as FeatureCollection));
});

it('Each country with a code has it in letters', () => {
  const regions = worldOf(world).countries.map(({ region }) => region);
  expect(regions).toEqual(expect.arrayContaining(['UA', 'FJ', 'GB']));
  expect(regions).not.toContain(undefined);
});
