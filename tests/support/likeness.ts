import sharp, { type Sharp } from 'sharp';
import { Random } from '../bench/random.ts';

/** Of how many fields, across and down, a picture is compared. */
const GRID = 8;
/** The mean difference of colours, of 255, up to which two pictures are one. Compression makes some 5; other pictures have 60. */
const ALIKE = 25;

/** A picture of coloured fields that no other number makes: it stays itself when it is made smaller or cropped. */
export function secretPicture(number: number, width: number, height: number): Sharp {
  const fields = { across: 4, down: 3 };
  const random = new Random(number);
  const colours = Buffer.from(Array.from({ length: fields.across * fields.down * 3 }, () => (random.chance(0.5) ? 20 : 235)));
  return sharp(colours, { raw: { width: fields.across, height: fields.down, channels: 3 } }).resize(width, height, {
    fit: 'fill',
    kernel: 'nearest',
  });
}

/** The look of a picture: its shape, and the mean colours of its fields. */
export interface Look {
  ratio: number;
  grid: Buffer;
}

export async function lookOf(picture: Buffer): Promise<Look> {
  const { width, height } = await sharp(picture).metadata();
  return { ratio: width / height, grid: await gridOf(sharp(picture)) };
}

/** A picture that is looked for in others. */
export class Likeness {
  readonly #picture: Buffer;
  readonly #grids = new Map<string, Promise<Buffer>>();

  constructor(picture: Buffer) {
    this.#picture = picture;
  }

  /** True when the other picture shows the same, smaller or cropped to another shape around its middle. */
  async isIn({ ratio, grid }: Look): Promise<boolean> {
    return difference(await this.#cropped(ratio), grid) <= ALIKE;
  }

  #cropped(ratio: number): Promise<Buffer> {
    const key = ratio.toFixed(2);
    let grid = this.#grids.get(key);
    if (!grid) {
      const size = ratio > 1 ? { width: 400, height: Math.round(400 / ratio) } : { width: Math.round(400 * ratio), height: 400 };
      grid = sharp(this.#picture)
        .resize({ ...size, fit: 'cover' })
        .png()
        .toBuffer()
        .then((cropped) => gridOf(sharp(cropped)));
      this.#grids.set(key, grid);
    }
    return grid;
  }
}

function gridOf(picture: Sharp): Promise<Buffer> {
  return picture.flatten().toColourspace('srgb').resize(GRID, GRID, { fit: 'fill', kernel: 'linear' }).raw().toBuffer();
}

function difference(a: Buffer, b: Buffer): number {
  let sum = 0;
  for (let place = 0; place < a.length; place += 1) sum += Math.abs((a[place] ?? 0) - (b[place] ?? 0));
  return sum / a.length;
}
