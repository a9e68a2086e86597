import { writeWholeAsync } from '../shared/whole-file.ts';
import { digest, openCache, type Cache } from './picture-cache.ts';
import { encode, ENCODERS } from './picture-encoding.ts';
import { GROUND_METHOD } from './picture-ground.ts';
import type { PictureJob } from './picture-job.ts';
import { Photo } from './picture-photo.ts';

/**
 * Makes every file, or takes it from the cache, and puts it where it is wanted. A photo is decoded once for all of its files, and
 * at most `workers` photos are in work at a time: one worker keeps one core busy. Throws when a photo cannot be decoded; what was made
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
        await writeWholeAsync(job.output, picture.bytes);
        if (picture.isNew) made += 1;
        else reused += 1;
        options.onProgress?.(progress());
      }
    }
  }

  const workers = Array.from({ length: Math.max(1, options.workers) }, async () => {
    try {
      await work();
    } catch (error) {
      queue.length = 0;
      throw error;
    }
  });
  try {
    await Promise.all(workers);
  } finally {
    // After a failure the other workers still finish the photo they have in work.
    await Promise.allSettled(workers);
  }
  return progress();
}

/** The bytes of one file, made at once or taken from the same cache. Throws as `makePictures` does. */
export async function makePicture(job: Omit<PictureJob, 'output'>, options: { cacheDir: string }): Promise<Buffer> {
  const { bytes } = await getPicture(job, await Photo.open(job.source), openCache(options.cacheDir));
  return bytes;
}

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

/** How many files were made, and how many taken from the cache, of all that are wanted. */
export interface PictureProgress {
  made: number;
  reused: number;
  total: number;
}

interface MakePicturesOptions {
  cacheDir: string;
  /** Photos in work at a time; more than four wait for Node’s own threads (`UV_THREADPOOL_SIZE`). */
  workers: number;
  onProgress?: (progress: PictureProgress) => void;
}

interface Picture {
  bytes: Buffer;
  isNew: boolean;
}
