import { describe, expect, test } from 'vitest';
import { ShownPictures, type PictureSet } from '../../../src/build/shown-pictures.ts';

const picture = (photo: string, ...files: string[]) =>
  `<img srcset="${files.map((file) => `/_pictures/${photo}/${file}`).join(' 1x, ')} 2x">`;

describe('The pictures that pages show', () => {
  test('are sets of what is shown of a photo at one place, so that what no page shows any more is in none of them', () => {
    const sets: PictureSet[] = [];
    const shown = new ShownPictures(sets);
    const large = picture('harbour.abcdefgh', '800x600.webp', '400x300.webp', '800x600.webp');
    const small = picture('harbour.abcdefgh', '104x104.webp');
    const other = picture('gulls.abcdefgh', '104x104.webp');
    expect(shown.on(large + other + small)).toEqual([0, 1, 2]);
    expect(shown.on(small)).toEqual([2]);
    expect(shown.on(other + large)).toEqual([1, 0]);
    expect(sets).toEqual([
      ['harbour.abcdefgh', ['800x600.webp', '400x300.webp']],
      ['gulls.abcdefgh', ['104x104.webp']],
      ['harbour.abcdefgh', ['104x104.webp']],
    ]);
  });

  test('are of this site', () => {
    const sets: PictureSet[] = [];
    expect(new ShownPictures(sets).on('<img src="https://example.org/pictures/harbour.abcdefgh/104x104.webp"><p>No picture.</p>')).toEqual(
      [],
    );
    expect(sets).toEqual([]);
  });
});
