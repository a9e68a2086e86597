import { hash } from 'node:crypto';
import { cropBox, parseFocus } from './focal-point.ts';
import { pictureUrl } from './urls.ts';

/** A photo’s file as pages know it. */
export interface PublishedPhoto {
  id: string;
  /** Of the file’s bytes. */
  digest: string;
  /** Of the words that go into each file made from it. */
  words: string;
  width: number;
  height: number;
}

/** Pages show AVIF and WebP; JPEG is for programs elsewhere, which all read it. */
export type PictureFormat = 'avif' | 'webp' | 'jpg';

export interface PictureShape {
  /** `52% 40%` */
  focus: string;
  /** Width over height; the photo’s own when absent. */
  ratio?: number | undefined;
  /** The widths that are wanted, in pixels, smallest first; those that the photo does not have are left out. */
  widths: readonly number[];
  formats?: readonly PictureFormat[];
}

/** The files that one place on a page shows a photo with. */
export interface PictureSet {
  /** Of the largest file. */
  width: number;
  height: number;
  files: { url: string; width: number; format: PictureFormat }[];
}

/** Below this width, in pixels, a photo is too small to go across a page. */
const ACROSS = 900;

/** True for a photo that is set within the text’s column, where others go across the page. */
export function isSmall({ width }: { width: number }): boolean {
  return width < ACROSS;
}

const ALL_FORMATS: readonly PictureFormat[] = ['avif', 'webp'];

const known = new WeakMap<PublishedPhoto, Map<string, PictureSet>>();

/** Which files to make of a photo, and where they stand below the site’s base: at other addresses when its bytes, words or focal point are other. */
export function pictureSet(base: string, photo: PublishedPhoto, shape: PictureShape): PictureSet {
  const key = `${base} ${shape.focus} ${shape.ratio} ${shape.widths.join()} ${shape.formats?.join()}`;
  let sets = known.get(photo);
  if (!sets) {
    sets = new Map();
    known.set(photo, sets);
  }
  let set = sets.get(key);
  if (!set) {
    set = computeSet(base, photo, shape);
    sets.set(key, set);
  }
  return set;
}

function computeSet(base: string, photo: PublishedPhoto, shape: PictureShape): PictureSet {
  const { focus, widths, formats = ALL_FORMATS } = shape;
  const ratio = shape.ratio ?? photo.width / photo.height;
  const box = cropBox(photo, ratio, parseFocus(focus));
  const fitting = widths.filter((width) => width < box.width);
  const made = fitting.length < widths.length ? [...fitting, Math.min(box.width, widths[fitting.length] ?? box.width)] : fitting;
  const sizes = made.map((width) => ({ width, height: Math.max(1, Math.round(width / ratio)) }));
  // One folder for all files of a photo, and one file for places that show the same cut: hosts count both.
  const tag = hash('sha256', JSON.stringify([photo.digest, photo.words, focus]), 'base64url').slice(0, 8);
  const largest = sizes.at(-1) ?? box;
  return {
    width: largest.width,
    height: largest.height,
    files: formats.flatMap((format) =>
      sizes.map((size) => ({
        url: pictureUrl(base, { set: `${photo.id}.${tag}`, file: `${size.width}x${size.height}.${format}` }),
        width: size.width,
        format,
      })),
    ),
  };
}

/** What a picture’s file is, from its name in a set; undefined when it is not such a name. */
export function parsePictureFile(
  set: string,
  file: string,
): { photo: string; width: number; height: number; format: PictureFormat } | undefined {
  const size = /^(\d+)x(\d+)\.(avif|webp|jpg)$/.exec(file);
  const photo = /^([a-z0-9-]+)\.[\w-]{8}$/.exec(set)?.[1];
  if (!size || photo === undefined) return undefined;
  return { photo, width: Number(size[1]), height: Number(size[2]), format: size[3] as PictureFormat };
}
