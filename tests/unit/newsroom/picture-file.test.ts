import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { readPictureFile } from '../../../src/lib/newsroom/picture-file.ts';

const photos = fileURLToPath(new URL('../../fixtures/newsroom/photos/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The path of a new file with these bytes. */
function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe('a picture', () => {
  it('tells its size, and the caption, credit and rights that are embedded in it', async () => {
    expect(await readPictureFile(join(photos, 'moon.jpg'))).toEqual({
      width: 320,
      height: 320,
      caption: 'The full Moon, drawn to scale.',
      credit: 'Inés Marlow',
      alt: undefined,
      rights: '© The Tideline',
      rightsUrl: 'https://tideline.example/rights',
    });
  });

  it('with nothing embedded tells its size only', async () => {
    const picture = await readPictureFile(join(photos, 'harbour.jpg'));
    expect(picture).toMatchObject({ width: 480, height: 320 });
    expect([picture.caption, picture.credit, picture.alt, picture.rights]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('that a camera held upright has the size that readers see', async () => {
    const bytes = await sharp(join(photos, 'harbour.jpg')).withMetadata({ orientation: 6 }).toBuffer();
    expect(await readPictureFile(file('upright.jpg', bytes))).toMatchObject({ width: 320, height: 480 });
  });

  it.each(['png', 'webp', 'avif', 'tiff'] as const)('may be saved as %s', async (format) => {
    const bytes = await sharp(join(photos, 'harbour.jpg')).toFormat(format).toBuffer();
    expect(await readPictureFile(file(`harbour.${format}`, bytes))).toMatchObject({ width: 480, height: 320 });
  });

  it.each([
    { what: 'is text', name: 'text.jpg', bytes: 'This is not a picture.' },
    { what: 'is empty', name: 'empty.jpg', bytes: '' },
  ])('is refused when it $what', async ({ name, bytes }) => {
    await expect(readPictureFile(file(name, bytes))).rejects.toThrow();
  });

  it.each(['jpeg', 'png', 'webp'] as const)('is refused when the last tenth of a %s is missing', async (format) => {
    const bytes = await sharp(join(photos, 'harbour.jpg')).toFormat(format).toBuffer();
    await expect(readPictureFile(file(`short.${format}`, bytes.subarray(0, bytes.length * 0.9)))).rejects.toThrow();
  });

  it('is read anew once another stands in its place', async () => {
    const path = file('replaced.jpg', readFileSync(join(photos, 'harbour.jpg')));
    expect(await readPictureFile(path)).toMatchObject({ width: 480, height: 320 });
    file('replaced.jpg', readFileSync(join(photos, 'moon.jpg')));
    expect(await readPictureFile(path)).toMatchObject({ width: 320, height: 320, credit: 'Inés Marlow' });
  });
});
