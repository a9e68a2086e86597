import sharp, { type OutputInfo, type Sharp } from 'sharp';
import './one-thread.ts';
import type { PictureJob } from './picture-job.ts';

/**
 * Chosen by measurement, for photographs. AVIF takes a quarter of the time of effort 3 for a hundredth more bytes (effort 0 would
 * leave noise around lettering); WebP takes half the time of effort 4 for a twentieth more.
 */
const SETTINGS = {
  avif: { quality: 50, effort: 1, chromaSubsampling: '4:2:0' },
  webp: { quality: 72, effort: 2 },
  jpg: { quality: 80, progressive: true },
} as const;

/** All that decides a file’s bytes apart from the photo and its cut. Raise `method` when pictures are drawn in another way. */
export const ENCODERS = {
  avif: { method: 1, settings: SETTINGS.avif, sharp: sharp.versions.sharp, vips: sharp.versions.vips, aom: sharp.versions.aom },
  webp: { method: 1, settings: SETTINGS.webp, sharp: sharp.versions.sharp, vips: sharp.versions.vips, webp: sharp.versions.webp },
  jpg: { method: 1, settings: SETTINGS.jpg, sharp: sharp.versions.sharp, vips: sharp.versions.vips, mozjpeg: sharp.versions.mozjpeg },
};

/** A finished file: the pixels and the words that are to stay with them. Nothing else of the original gets here. */
export async function encode(pixels: Pixels, { format, xmp }: Pick<PictureJob, 'format' | 'xmp'>): Promise<Buffer> {
  const picture = xmp === undefined ? toSharp(pixels) : toSharp(pixels).withXmp(xmp);
  switch (format) {
    case 'avif':
      return picture.avif(SETTINGS.avif).toBuffer();
    case 'webp':
      return picture.webp(SETTINGS.webp).toBuffer();
    case 'jpg':
      return picture.jpeg(SETTINGS.jpg).toBuffer();
  }
}

/** Not `raw: info`: what that says of a premultiplied alpha channel is not true of the data. */
export function toSharp({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

export interface Pixels {
  data: Buffer;
  info: OutputInfo;
}
