import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type Metadata, type OutputInfo, type Sharp } from 'sharp';
import { cropBox, parseFocus, type Box } from '../lib/focal-point.ts';
import type { PictureFormat } from '../lib/pictures.ts';
import { GROUND_METHOD, groundOf } from './picture-ground.ts';

/** Below the project’s folder. */
export const PICTURE_CACHE = '.cache/pictures';

/**
 * Makes every file, or takes it from the cache, and puts it where it is wanted. A photo is decoded once for all of its files, and
 * at most `lanes` photos are in work at a time: one lane keeps one core busy. Throws when a photo cannot be decoded; what was made
 * before stays in the cache.
 */
export async function makePictures(jobs: readonly PictureJob[], options: MakePicturesOptions): Promise<PictureProgress> {
  const cache = openCache(options.cacheDir);
  const queue = [...Map.groupBy(jobs, (job) => job.digest).values()];
  let [made, reused] = [0, 0];
  const progress = () => ({ made, reused, total: jobs.length });

  async function work(): Promise<void> {
    for (let photoJobs = queue.shift(); photoJobs !== undefined; photoJobs = queue.shift()) {
      for (const { job, photo } of await planPhoto(photoJobs)) {
        const picture = await getPicture(job, photo, cache);
        await writeWhole(job.output, picture.bytes);
        if (picture.isNew) made += 1;
        else reused += 1;
        options.onProgress?.(progress());
      }
    }
  }

  const lanes = Array.from({ length: Math.max(1, options.lanes) }, async () => {
    try {
      await work();
    } catch (error) {
      queue.length = 0;
      throw error;
    }
  });
  try {
    await Promise.all(lanes);
  } finally {
    // After a failure the other lanes still finish the photo they have in work.
    await Promise.allSettled(lanes);
  }
  return progress();
}

/** The bytes of one file, made at once or taken from the same cache. Throws as `makePictures` does. */
export async function makePicture(job: Omit<PictureJob, 'output'>, options: { cacheDir: string }): Promise<Buffer> {
  const { bytes } = await getPicture(job, await Photo.open(job.source), openCache(options.cacheDir));
  return bytes;
}

/** Deletes cached files that have neither been made nor been wanted for so many days. Returns how many. */
export async function pruneCache(cacheDir: string, days: number): Promise<number> {
  const oldest = Date.now() - days * DAY;
  let deleted = 0;
  for (const shelf of await listFolder(cacheDir)) {
    const folder = join(cacheDir, shelf);
    const work = (await listFolder(folder)).map(async (name) => {
      const path = join(folder, name);
      if ((await stat(path)).mtimeMs >= oldest) return;
      await rm(path, { force: true });
      deleted += 1;
    });
    await Promise.all(work);
  }
  return deleted;
}

const DAY = 24 * 60 * 60 * 1000;

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

/**
 * The shorter side of a decoded copy, in pixels. It serves every usual picture; the rare one that needs more is drawn from the
 * whole photo. It must not depend on which pictures are asked for together, or their bytes would.
 */
const COPY_SIDE = 1600;

// One thread for each picture: libaom’s bytes differ with the number of threads, and lanes already fill the cores.
sharp.concurrency(1);
sharp.cache(false);

/** The jobs of one photo, ordered so that those of one cut follow one another. */
async function planPhoto(jobs: readonly PictureJob[]): Promise<{ job: PictureJob; photo: Photo }[]> {
  const [first] = jobs;
  if (first === undefined) return [];
  const photo = await Photo.open(first.source);
  const planned = jobs.map((job) => ({ job, photo, cut: JSON.stringify(photo.cut(job)) }));
  return planned.sort((a, b) => (a.cut < b.cut ? -1 : a.cut > b.cut ? 1 : 0));
}

async function getPicture(job: Omit<PictureJob, 'output'>, photo: Photo, cache: Cache): Promise<Picture> {
  const cut = photo.cut(job);
  const ground = photo.ground === undefined ? [] : [GROUND_METHOD, photo.ground];
  const key = digest(JSON.stringify([job.digest, cut, job.format, ENCODERS[job.format], job.xmp, ...ground]), 32);
  const cached = await cache.read(key);
  if (cached) return { bytes: cached, isNew: false };
  const bytes = await encode(await photo.draw(cut), job);
  await cache.write(key, job.format, bytes);
  return { bytes, isNew: true };
}

/** A photo in work, upright and in sRGB. It keeps its decoded copies, and the pixels of its last cut. */
class Photo {
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

/** A finished file: the pixels and the words that are to stay with them. Nothing else of the original gets here. */
async function encode(pixels: Pixels, { format, xmp }: Pick<PictureJob, 'format' | 'xmp'>): Promise<Buffer> {
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
function toSharp({ data, info: { width, height, channels } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

async function orUnreadable<T>(source: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw new Error(`The photo “${source}” cannot be read as a picture. Save it anew as a JPEG.`, { cause });
  }
}

/**
 * Files named `<key>.<checksum of its bytes>.<format>`, on shelves named by a key’s first two letters; their times tell when they were
 * last wanted. Nothing in it tells of the machine that made it.
 */
export function openCache(cacheDir: string): Cache {
  const shelves = new Map<string, Promise<Map<string, string>>>();
  const folderOf = (key: string) => join(cacheDir, key.slice(0, 2));

  function shelfOf(key: string): Promise<Map<string, string>> {
    const folder = folderOf(key);
    const shelf = shelves.get(folder) ?? listFolder(folder).then((names) => new Map(names.map((name) => [keyOf(name), name])));
    shelves.set(folder, shelf);
    return shelf;
  }

  return {
    async read(key) {
      const name = (await shelfOf(key)).get(key);
      if (name === undefined) return undefined;
      const path = join(folderOf(key), name);
      const bytes = await readFile(path).catch(orMissing(undefined));
      if (bytes && name.split('.')[1] === digest(bytes, 16)) {
        const now = new Date();
        await utimes(path, now, now);
        return bytes;
      }
      await rm(path, { force: true });
      return undefined;
    },
    async write(key, format, bytes) {
      const name = `${key}.${digest(bytes, 16)}.${format}`;
      await writeWhole(join(folderOf(key), name), bytes);
      (await shelfOf(key)).set(key, name);
    },
  };
}

function keyOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** The start of a SHA-256 in hexadecimal. */
function digest(content: string | Buffer, length: number): string {
  return createHash('sha256').update(content).digest('hex').slice(0, length);
}

/** Writes a file so that it is there whole or not at all. */
export async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path);
  const part = join(folder, `.${randomUUID()}.part`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(part, bytes);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function listFolder(folder: string): Promise<string[]> {
  return readdir(folder).catch(orMissing<string[]>([]));
}

function orMissing<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  };
}

/** One file to be made from a photo. */
export interface PictureJob {
  /** The original’s path on disk. */
  source: string;
  /** Digest of the original’s bytes. */
  digest: string;
  /** `52% 40%`: the point that a crop keeps. */
  focus: string;
  /** Of the result, in pixels. The photo is cropped to this ratio, and never enlarged. */
  width: number;
  height: number;
  format: PictureFormat;
  /** Caption, credit and rights, which are written into the file. */
  xmp?: string | undefined;
  /** Where the file is wanted. */
  output: string;
}

/** How many files were made, and how many taken from the cache, of all that are wanted. */
export interface PictureProgress {
  made: number;
  reused: number;
  total: number;
}

interface MakePicturesOptions {
  cacheDir: string;
  /** Photos in work at a time; more than four wait for Node’s own threads (`UV_THREADPOOL_SIZE`). */
  lanes: number;
  onProgress?: (progress: PictureProgress) => void;
}

interface Picture {
  bytes: Buffer;
  isNew: boolean;
}

export interface Cache {
  /** Undefined when there is none, or what there is has been damaged. */
  read: (key: string) => Promise<Buffer | undefined>;
  write: (key: string, format: PictureFormat, bytes: Buffer) => Promise<void>;
}

interface Size {
  width: number;
  height: number;
}

interface Cut extends Size {
  from: Size;
  box: Box;
}

interface Pixels {
  data: Buffer;
  info: OutputInfo;
}
