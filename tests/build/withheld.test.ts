import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, differences, temporaryFolder } from '../support/build.ts';
import { copyNewsroom } from '../support/overlay.ts';
import { indexedStories, uncompressed } from '../support/search-index.ts';
import { listFiles, ROOT } from '../support/site.ts';

/**
 * Drafts and embargoed stories are laid over a small newsroom: a draft, stories of every kind that brings files with it,
 * a translation, a live post, and an author and a topic that only they name. Whatever is withheld bears the name of a beast.
 */
const CASES = fileURLToPath(new URL('withheld', import.meta.url));
const NEWSROOM = join(ROOT, 'tests/fixtures/newsroom');

const DRAFT = 'basilisk';
const EMBARGOED = ['wyvern', 'griffin', 'phoenix', 'manticore', 'leviathan', 'cockatrice', 'sphinx', 'quimera', 'hydra', 'kraken'];

const PRESENT = Date.UTC(2026, 10, 22, 12) / 1000;
const AFTER_THE_EMBARGO = Date.UTC(2026, 11, 2) / 1000;

const announcing = copyNewsroom(NEWSROOM, join(CASES, 'with'));
const silent = copyNewsroom(NEWSROOM, join(CASES, 'without'));
const output = temporaryFolder();
const before = join(output.path, 'before');
const after = join(output.path, 'after');
const without = join(output.path, 'without');

/** Where a name stands: in a file’s name or anywhere in its bytes, compressed or not, in capitals or not. */
function findName(folder: string, name: string): string[] {
  return listFiles(folder).filter((file) => `${file} ${uncompressed(join(folder, file)).toString('latin1')}`.toLowerCase().includes(name));
}

beforeAll(() => {
  build({ content: announcing.contentDir, output: before, moment: PRESENT });
  build({ content: announcing.contentDir, output: after, moment: AFTER_THE_EMBARGO });
  build({ content: silent.contentDir, output: without, moment: PRESENT });
});

afterAll(() => {
  for (const folder of [announcing, silent, output]) folder.remove();
});

describe('Before the embargo ends', () => {
  test.each([DRAFT, ...EMBARGOED])('nothing in the output names the %s', (name) => {
    expect(findName(before, name)).toEqual([]);
  });

  test('the output is the same, byte for byte, as if the withheld stories were not there', () => {
    expect(differences(before, without)).toEqual([]);
  });
});

describe('After the embargo has ended', () => {
  test.each(EMBARGOED)('the output names the %s', (name) => {
    expect(findName(after, name)).not.toEqual([]);
  });

  test('the draft is still in no byte of it', () => {
    expect(findName(after, DRAFT)).toEqual([]);
  });

  test('stories, recordings, captions and pictures are there', () => {
    const files = listFiles(after);
    expect(files).toEqual(
      expect.arrayContaining([
        'news/coast/2026/12/01/wyvern/index.html',
        'news/coast/2026/12/01/griffin/index.html',
        'science/2026/12/01/phoenix/index.html',
        'es/science/2026/12/01/quimera/index.html',
        'authors/hydra-desk/index.html',
        'topics/krakens/index.html',
        'media/wyvern-song.mp3',
        'media/phoenix-cry.mp3',
        'media/cockatrice-film.mp4',
        'media/cockatrice-words.vtt',
      ]),
    );
    for (const picture of ['griffin-nest', 'cockatrice-poster', 'sphinx-riddle']) {
      expect(
        files.filter((file) => file.startsWith(`_pictures/${picture}.`)),
        picture,
      ).not.toEqual([]);
    }
  });

  test('the search knows the words of their texts', () => {
    const texts = indexedStories(after).map(({ content }) => content.toLowerCase());
    for (const name of ['wyvern', 'griffin', 'phoenix', 'manticore', 'quimera']) {
      expect(
        texts.some((text) => text.includes(name)),
        name,
      ).toBe(true);
    }
  });

  test('the recordings are there byte for byte', () => {
    for (const file of ['wyvern-song.mp3', 'cockatrice-film.mp4', 'cockatrice-words.vtt']) {
      expect(readFileSync(join(after, 'media', file)), file).toEqual(readFileSync(join(announcing.contentDir, 'media', file)));
    }
  });
});

test('A moment that is not a number of seconds stops the build', () => {
  expect(() => {
    build({ content: silent.contentDir, output: join(output.path, 'never'), moment: Number.NaN });
  }).toThrow('SOURCE_DATE_EPOCH is “NaN”. It must be a whole number of seconds since 1 January 1970, or not be set.');
});
