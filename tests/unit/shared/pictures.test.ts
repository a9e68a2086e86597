import { describe, expect, it } from 'vitest';
import { parsePictureFile, pictureSet, type PictureShape, type PublishedPhoto } from '../../../src/shared/pictures.ts';

const photo: PublishedPhoto = { id: 'harbour-2', digest: 'digest', words: 'words', width: 1000, height: 500 };
const shape: PictureShape = { focus: '50% 50%', widths: [200, 400, 800, 1600] };

function urls(...change: Partial<PictureShape>[]): string[] {
  return pictureSet('/', { ...photo }, Object.assign({}, shape, ...change) as PictureShape).files.map(({ url }) => url);
}

function setOf(url: string | undefined): string {
  return url?.split('/').at(-2) ?? '';
}

describe('a set of pictures', () => {
  it('has another address when the words in its files are other', () => {
    const setWith = (words: string) => setOf(pictureSet('/', { ...photo, words }, shape).files[0]?.url);
    expect(setWith('corrected')).not.toBe(setWith('words'));
  });

  it('has the widths that were asked for, and the photo’s own in place of those that it does not have', () => {
    const { files, width, height } = pictureSet('/', photo, shape);
    expect(files.filter(({ format }) => format === 'webp').map((file) => file.width)).toEqual([200, 400, 800, 1000]);
    expect([width, height]).toEqual([1000, 500]);
  });

  it.each([
    { name: 'no smaller than the largest wanted', own: 1600, expected: [200, 400, 800, 1600] },
    { name: 'exactly as large as one that is wanted', own: 400, expected: [200, 400] },
    { name: 'smaller than all that are wanted', own: 90, expected: [90] },
  ])('of a photo $name has the widths $expected', ({ own, expected }) => {
    const { files } = pictureSet('/', { ...photo, width: own, height: own / 2 }, { ...shape, formats: ['webp'] });
    expect(files.map(({ width }) => width)).toEqual(expected);
  });

  it('is cut to the ratio that is asked for', () => {
    const { width, height, files } = pictureSet('/', photo, { ...shape, ratio: 1, formats: ['avif'] });
    expect([width, height]).toEqual([500, 500]);
    expect(files.map(({ url }) => url.split('/').at(-1))).toEqual(['200x200.avif', '400x400.avif', '500x500.avif']);
  });

  it('is never without height', () => {
    const { files } = pictureSet('/', { ...photo, width: 3000, height: 1 }, { ...shape, widths: [200] });
    expect(files[0]?.url).toMatch(/\/200x1\.avif$/);
  });

  it('stands below the site’s base', () => {
    expect(pictureSet('/paper/', { ...photo }, shape).files[0]?.url).toMatch(/^\/paper\/_pictures\/harbour-2\.[\w-]{8}\/200x100\.avif$/);
  });

  it('has the same addresses when it is asked for again', () => {
    expect(urls()).toEqual(urls());
    expect(urls({ ratio: 2 })).toEqual(urls());
  });

  it.each<[string, Partial<PictureShape>]>([['focus', { focus: '10% 50%' }]])(
    'has other addresses when its %s is another',
    (_what, change) => {
      expect(setOf(urls(change)[0])).not.toBe(setOf(urls()[0]));
    },
  );

  it('has other addresses when the photo’s bytes are others', () => {
    const other = pictureSet('/', { ...photo, digest: 'other' }, shape);
    expect(setOf(other.files[0]?.url)).not.toBe(setOf(urls()[0]));
  });

  it('lies in one folder with all others of the photo, and shares the files of the same size', () => {
    const all = [...urls(), ...urls({ ratio: 1.5 }), ...urls({ widths: [200, 320] }), ...urls({ formats: ['jpg'] })];
    expect(new Set(all.map(setOf)).size).toBe(1);
    expect(urls({ widths: [200, 320] })).toContain(urls()[0]);
  });

  it('is worked out once for a photo', () => {
    expect(pictureSet('/', photo, shape)).toBe(pictureSet('/', photo, { ...shape, widths: [...shape.widths] }));
    expect(pictureSet('/', photo, shape)).not.toBe(pictureSet('/paper/', photo, shape));
  });
});

describe('the name of a picture’s file', () => {
  it('says what to make of which photo', () => {
    for (const { url, format } of pictureSet('/', photo, shape).files) {
      const [set = '', file = ''] = url.split('/').slice(-2);
      expect(parsePictureFile(set, file)).toEqual({
        photo: 'harbour-2',
        width: Number(file.split('x')[0]),
        height: Number(file.split('x')[0]) / 2,
        format,
      });
    }
  });

  it.each([
    ['harbour.12345678', '100x50.png'],
    ['harbour.12345678', '100x50.avif.webp'],
    ['harbour.12345678', 'x50.avif'],
    ['harbour.12345678', '-1x50.avif'],
    ['harbour.1234567', '100x50.avif'],
    ['harbour.123456789', '100x50.avif'],
    ['Harbour.12345678', '100x50.avif'],
    ['../harbour.12345678', '100x50.avif'],
    ['.12345678', '100x50.avif'],
    ['team', 'group.webp'],
    ['', ''],
  ])('is not one: %s/%s', (set, file) => {
    expect(parsePictureFile(set, file)).toBeUndefined();
  });
});
