import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, temporaryFolder } from '../support/build.ts';
import { findLinkFaults, referencesOf, searchReferences, styleReferences } from '../support/references.ts';
import { indexedStories } from '../support/search-index.ts';
import { listFiles, readOutput, readPages, ROOT, type Page } from '../support/site.ts';

const ADDRESS = 'https://example.org/paper/';
const folder = temporaryFolder();
const content = join(folder.path, 'content');
const output = join(folder.path, 'dist');

/** Makes the copied photos small: their addresses are what is tested, and large ones take minutes to encode. */
async function shrinkPhotos(photos: string): Promise<void> {
  const pictures = readdirSync(photos).filter((file) => !file.endsWith('.yaml'));
  for (const file of pictures) {
    const small = await sharp(readFileSync(join(photos, file)))
      .resize({ width: 240 })
      .keepMetadata()
      .toBuffer();
    writeFileSync(join(photos, file), small);
  }
}

beforeAll(async () => {
  cpSync(join(ROOT, 'content'), content, { recursive: true });
  await shrinkPhotos(join(content, 'photos'));
  const file = join(content, 'site.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^address: .*$/m, `address: ${ADDRESS}`));
  build({ content, output });
});

afterAll(() => {
  folder.remove();
});

describe('A newspaper published below a path', () => {
  let pages: Page[];
  let files: string[];

  beforeAll(() => {
    pages = readPages(output);
    files = listFiles(output);
  });

  const site = () => ({ address: ADDRESS, files: new Set(files), pages });

  test('has every link, file and address of its pages below that path', () => {
    const references = pages.flatMap(referencesOf);
    expect(references.length).toBeGreaterThan(10_000);
    expect(findLinkFaults(references, site())).toEqual([]);
    const elsewhere = references.filter(({ url, fetched }) => fetched && !url.startsWith('/paper/'));
    expect([...new Set(elsewhere.map(({ page, where, url }) => `${page}: ${where} “${url}”`))]).toEqual([]);
  });

  test('has every file of its styles and every address of its search below that path', () => {
    const styles = files
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) =>
        styleReferences(readOutput(file, output).toString()).map((url) => ({ page: `/${file}`, where: 'url()', url, fetched: true })),
      );
    const searched = searchReferences(indexedStories(output));
    expect(searched.length).toBeGreaterThan(90);
    expect(findLinkFaults([...styles, ...searched], site())).toEqual([]);
  });

  test('names that address as its own, and no other', () => {
    const story = pages.find(({ path }) => path.endsWith('/first-talks-belarus-border/'));
    const canonical = story?.tags.find((tag) => tag.attributes.get('rel') === 'canonical');
    expect(canonical?.attributes.get('href')).toBe('https://example.org/paper/news/ukraine/2022/02/28/first-talks-belarus-border/');
    const old = pages.flatMap(referencesOf).filter(({ url }) => url.startsWith('https://meridian.example'));
    expect([...new Set(old.map(({ page, where, url }) => `${page}: ${where} “${url}”`))]).toEqual([]);
  });
});
