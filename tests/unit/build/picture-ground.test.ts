import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { type PictureFormat } from '../../../src/shared/pictures.ts';
import { makePicture } from '../../../src/build/picture-maker.ts';

const folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A disc of a colour and, around it, nothing. */
function disc(colour: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><circle cx="100" cy="100" r="60" fill="${colour}"/></svg>`,
  );
}

/** The brightness of the middle and of a corner of a picture, as it is published in a format. */
async function published(
  name: string,
  bytes: Buffer,
  format: PictureFormat,
): Promise<{ middle: number; corner: number; channels: number }> {
  const source = join(folder, name);
  writeFileSync(source, bytes);
  const job = { source, digest: name, focus: '50% 50%', width: 100, height: 100, format };
  const made = await makePicture(job, { cacheDir: join(folder, 'cache') });
  const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? -1;
  return { middle: at(50, 50), corner: at(3, 3), channels: info.channels };
}

describe('a picture that can be seen through stands, in every format, on a ground from which it stands out', () => {
  describe.each(['avif', 'webp', 'jpg'] as const)('%s', (format) => {
    it.each([
      ['black', '#000', 'light'],
      ['a dark colour', '#7a1f1f', 'light'],
      ['a mid grey', '#808080', 'light'],
      ['white', '#fff', 'dark'],
      ['a pale yellow', '#fff3b0', 'dark'],
    ])('drawn in %s', async (what, colour, ground) => {
      const name = `${what}-${format}.png`;
      const { middle, corner, channels } = await published(name, await sharp(disc(colour)).png().toBuffer(), format);
      expect(channels).toBe(3);
      if (ground === 'light') expect(corner).toBeGreaterThan(250);
      else expect(corner).toBeLessThan(40);
      expect(Math.abs(middle - corner)).toBeGreaterThan(100);
    });

    it('drawn in grey without colours, and in another file format', async () => {
      const grey = await sharp(disc('#222')).toColourspace('b-w').png().toBuffer();
      expect((await sharp(grey).metadata()).space).toBe('b-w');
      expect((await published(`grey-${format}.png`, grey, format)).corner).toBeGreaterThan(250);
      const webp = await sharp(disc('#222')).webp({ lossless: true }).toBuffer();
      expect((await published(`other-${format}.webp`, webp, format)).corner).toBeGreaterThan(250);
    });
  });

  it('and one through which nothing can be seen is published as it is', async () => {
    const opaque = await sharp({ create: { width: 200, height: 200, channels: 4, background: '#f7f7f7' } })
      .png()
      .toBuffer();
    expect((await published('opaque.png', opaque, 'webp')).corner).toBeGreaterThan(240);
  });
});
