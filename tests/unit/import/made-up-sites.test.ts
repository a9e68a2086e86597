import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureImport, type Measure } from '../../support/import-measure.ts';
import { ARCHIVES, makeUploads, newsroomForImport } from '../../support/import.ts';
import type { NewsroomCopy } from '../../support/overlay.ts';

const SITES: readonly { site: string; pictures: readonly string[] }[] = [
  {
    site: 'hugo',
    pictures: [
      ...['ramp.jpg', 'crane.png', 'deck.jpg', 'rope.jpg'].map((name) => `content/english/reports/2021-03-04-slipway/${name}`),
      'content/spanish/reports/2021-03-04-slipway/crane.png',
    ],
  },
  { site: 'zola', pictures: ['white.jpg', 'reef.jpg'].map((name) => `content/reefs/2019-05-06-bleaching/${name}`) },
  {
    site: 'eleventy',
    pictures: ['src/posts/img/loft.jpg', ...['needle', 'hands', 'knot', 'net-1', 'net-2', 'boat'].map((name) => `src/img/${name}.jpg`)],
  },
];

describe.each(SITES)('a made-up $site site full of traps', ({ site, pictures }) => {
  let newsroom: NewsroomCopy;
  let measure: Measure;
  beforeAll(async () => {
    newsroom = newsroomForImport();
    const folder = join(newsroom.root, site);
    cpSync(join(ARCHIVES, 'sites', site), folder, { recursive: true });
    await makeUploads(folder, pictures);
    measure = await measureImport(newsroom, folder);
  });
  afterAll(() => {
    newsroom.remove();
  });

  it('passes the check that a build runs', () => {
    expect(measure.errors).toEqual([]);
  });

  it('loses no word that the report does not name', () => {
    expect(measure.missingWords).toEqual({});
  });

  it('loses no picture that the report does not name', () => {
    expect(measure.missingPictures).toEqual([]);
  });

  it('changes nothing when it is imported again', () => {
    expect(measure.changedAgain).toBe(0);
  });
});
