import sharp, { type Metadata, type Sharp } from 'sharp';
import { cropBox, parseFocus, type Box } from '../shared/focal-point.ts';
import './one-thread.ts';
import { toSharp, type Pixels } from './picture-encoding.ts';
import { groundOf } from './picture-ground.ts';
import type { PictureJob } from './picture-job.ts';

/**
 * The shorter side of a decoded copy, in pixels. It serves every usual picture; the rare one that needs more is drawn from the
 * whole photo. It must not depend on which pictures are asked for together, or their bytes would.
 */
const COPY_SIDE = 1600;

/** A photo in work, upright and in sRGB. It keeps its decoded copies, and the pixels of its last cut. */
export class Photo {
  static async open(source: string): Promise<Photo> {
    const metadata = await orUnreadable(source, sharp(source).metadata());
    return new Photo(source, metadata, metadata.hasAlpha ? await orUnreadable(source, groundOf(source)) : undefined);
  }

  /** What is put behind a photo that can be seen through. */
  readonly ground: string | undefined;

  readonly #source: string;
  readonly #size: Size;
  readonly #copySize: Size;
  readonly #isRgb: boolean;
  readonly #copies = new Map<number, Promise<Pixels>>();
  #lastCut: { id: string; pixels: Pixels } | undefined;

  private constructor(source: string, { autoOrient, space }: Metadata, ground: string | undefined) {
    const { width, height } = autoOrient;
    const scale = Math.min(1, COPY_SIDE / Math.min(width, height));
    this.ground = ground;
    this.#source = source;
    this.#size = { width, height };
    this.#copySize = { width: Math.round(width * scale), height: Math.round(height * scale) };
    this.#isRgb = space === 'srgb' || space === 'rgb16';
  }

  /** Which part of which copy becomes the picture. Throws when the photo is too small for it. */
  cut(job: Pick<PictureJob, 'width' | 'height' | 'focus'>): Cut {
    const { width, height, focus } = job;
    const copy = [this.#copySize, this.#size].find((size) => {
      const box = this.#box(size, job);
      return box.width >= width && box.height >= height;
    });
    const from = copy ?? this.#size;
    const box = this.#box(from, { width, height, focus });
    // Both sides of a job are rounded, so that its ratio may ask for a little more than there is.
    if (width > box.width * 1.01 + 1) {
      const wanted = `${width} × ${height} pixels were wanted of “${this.#source}”, which has ${box.width} × ${box.height} in that shape`;
      throw new Error(`${wanted}. Pictures are never enlarged: ask for at most as many.`);
    }
    return { from, box, width, height };
  }

  /** The pixels of a cut. */
  async draw(cut: Cut): Promise<Pixels> {
    const id = JSON.stringify(cut);
    if (this.#lastCut?.id !== id) {
      const copy = toSharp(await this.#copy(cut.from));
      const cropped = copy.extract(cut.box).resize(cut.width, cut.height, { fit: 'fill' });
      this.#lastCut = { id, pixels: await cropped.raw().toBuffer({ resolveWithObject: true }) };
    }
    return this.#lastCut.pixels;
  }

  #box(size: Size, { width, height, focus }: Pick<PictureJob, 'width' | 'height' | 'focus'>): Box {
    const isWhole = Math.abs(size.width * height - size.height * width) < Math.max(size.width, size.height);
    return isWhole ? { left: 0, top: 0, ...size } : cropBox(size, width / height, parseFocus(focus));
  }

  #copy(size: Size): Promise<Pixels> {
    const copy = this.#copies.get(size.width) ?? orUnreadable(this.#source, this.#decode(size));
    this.#copies.set(size.width, copy);
    return copy;
  }

  async #decode({ width, height }: Size): Promise<Pixels> {
    const resized = sharp(this.#source, { failOn: 'truncated' }).autoOrient().resize(width, height, { fit: 'fill' });
    if (!this.#isRgb) return this.#toPixels(resized);
    // sharp converts colours before it resizes, which on a large photo takes longer than decoding it, and takes 16 bits for
    // Display P3. Here the profile is kept at first, and applied to the small copy.
    const profiled = await resized.keepIccProfile().png({ compressionLevel: 0 }).toBuffer();
    return this.#toPixels(sharp(profiled));
  }

  #toPixels(picture: Sharp): Promise<Pixels> {
    const opaque = this.ground === undefined ? picture : picture.toColourspace('srgb').flatten({ background: this.ground });
    return opaque.raw().toBuffer({ resolveWithObject: true });
  }
}

async function orUnreadable<T>(source: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw new Error(`The photo “${source}” cannot be read as a picture. Save it anew as a JPEG.`, { cause });
  }
}

interface Size {
  width: number;
  height: number;
}

interface Cut extends Size {
  from: Size;
  box: Box;
}
