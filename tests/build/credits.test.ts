import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attributeOf, findOne, parsePage, textOf } from '../support/document.ts';
import { hasExifTool, readWithExifTool, readXmp } from '../support/embedded.ts';
import { EDITIONS, listFiles, OUTPUT, pageAt, readPages } from '../support/site.ts';

const pages = readPages();

/** The photos whose pictures a page shows. */
function photosOn(html: string): Set<string> {
  return new Set([...html.matchAll(/\/_pictures\/([a-z0-9][a-z0-9-]*)\.[\w-]{8}\//g)].map(([, photo = '']) => photo));
}

/** Each entry of an edition’s pages of credits, by its photo. */
function entriesOf(front: string): Map<string, ReturnType<typeof findOne>> {
  const sheets = pages.filter(({ path }) => path.startsWith(`${front}credits/`));
  return new Map(
    sheets
      .flatMap(({ html }) => parsePage(html).querySelectorAll('.sheet > li'))
      .map((entry) => [/_pictures\/([a-z0-9-]+)\./.exec(attributeOf(findOne(entry, 'img'), 'src') ?? '')?.[1] ?? '', entry]),
  );
}

describe.each(EDITIONS)('The photo credits in $language', ({ language, front }) => {
  const others = EDITIONS.filter((other) => other.front !== '/').map((other) => other.front);
  const stories = pages.filter(
    ({ path, html }) =>
      path.startsWith(front) &&
      !(front === '/' && others.some((other) => path.startsWith(other))) &&
      html.includes('<article class="story '),
  );
  const entries = entriesOf(front);

  test('name every photo that a story shows, and no other', () => {
    const shown = new Set(stories.flatMap(({ html }) => [...photosOn(html)]));
    expect(shown.size).toBeGreaterThan(0);
    expect([...entries.keys()].sort()).toEqual([...shown].sort());
  });

  test('lead to every story that shows the photo', () => {
    for (const [photo, entry] of entries) {
      const links = entry.querySelectorAll('.stories a').map((link) => attributeOf(link, 'href') ?? '');
      expect(links.length, photo).toBeGreaterThan(0);
      for (const link of links) expect(photosOn(pageAt(pages, link).html), link).toContain(photo);
    }
  });

  test('stand a link away from every page', () => {
    for (const { html, path } of stories) expect(html, path).toContain(`href="${front}credits/"`);
  });

  test('say what the captions of stories say', () => {
    const said = new Set(
      stories.flatMap(({ html }) =>
        parsePage(html)
          .querySelectorAll('figcaption .credit')
          .map((credit) => textOf(credit).split(',')[0]),
      ),
    );
    for (const [photo, entry] of entries) expect(said, photo).toContain(textOf(findOne(entry, '.credit')).split(',')[0]);
    expect(language).toBeTruthy();
  });
});

describe('Every picture that is published', () => {
  const files = listFiles(join(OUTPUT, '_pictures')).filter((file) => !file.startsWith('-card.'));
  const credits = new Map([...entriesOf('/')].map(([photo, entry]) => [photo, textOf(findOne(entry, '.credit')).replace(/^[^:]+: /, '')]));
  const photoOf = (file: string) => file.slice(0, file.indexOf('.'));
  /** One file of each photo in each format. */
  const samples = [...Map.groupBy(files, (file) => `${photoOf(file)} ${file.split('.').at(-1) ?? ''}`).values()].flatMap(
    ([file]) => file ?? [],
  );

  test('carries its credit, caption and rights', async () => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const words = await readXmp(join(OUTPUT, '_pictures', file));
      expect(words['dc:description']?.[0], file).toMatch(/^x-default: ./);
      const credit = credits.get(photoOf(file));
      if (credit !== undefined) expect(words['photoshop:Credit'], file).toEqual([credit]);
    }
  });

  test.runIf(hasExifTool)('is read alike by ExifTool, which finds nothing of a camera in it', () => {
    const all = readWithExifTool(samples.map((file) => join(OUTPUT, '_pictures', file)));
    expect(all).toHaveLength(samples.length);
    all.forEach((tags, place) => {
      const file = samples[place] ?? '';
      const credit = credits.get(photoOf(file));
      if (credit !== undefined) expect(tags['XMP-photoshop:Credit'], file).toBe(credit);
      expect(
        Object.keys(tags).filter((tag) => /^(ExifIFD|GPS|IFD0|MakerNotes|IPTC|Photoshop|XMP-exif|XMP-aux):/.test(tag)),
        file,
      ).toEqual([]);
    });
  });
});
