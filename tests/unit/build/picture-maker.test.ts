import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { buildXmp } from '../../../src/content/photo-xmp.ts';
import { pruneCache } from '../../../src/build/picture-cache.ts';
import type { PictureJob } from '../../../src/build/picture-job.ts';
import { makePicture, makePictures, type PictureProgress } from '../../../src/build/picture-maker.ts';
import { hasExifTool, readWithExifTool, readXmp } from '../../support/embedded.ts';

const root = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const RED = { r: 220, g: 20, b: 20 };
const GREY = { r: 128, g: 128, b: 128 };

/** New for each test. */
let folder: string;
let cacheDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'test-'));
  cacheDir = join(folder, 'cache');
});

function plain(width: number, height: number, background = GREY): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** A grey picture with a red dot, 40 pixels across, around a point. */
async function withDot(width: number, height: number, x: number, y: number): Promise<Buffer> {
  const dot = await plain(40, 40, RED).png().toBuffer();
  return plain(width, height)
    .composite([{ input: dot, left: x - 20, top: y - 20 }])
    .png()
    .toBuffer();
}

function photo(name: string, bytes: Buffer | string): Pick<PictureJob, 'source' | 'digest' | 'focus'> {
  const source = join(folder, name);
  writeFileSync(source, bytes);
  return { source, digest: `digest of ${name}`, focus: '50% 50%' };
}

type Original = ReturnType<typeof photo>;

function job(original: Original, width: number, height: number, format: PictureJob['format'] = 'webp'): PictureJob {
  const output = join(folder, 'site', 'pictures', `${original.digest}-${width}x${height}.${format}`);
  return { ...original, width, height, format, output };
}

/** Two shapes of a photo, each in both formats: a part of it, and the whole. */
function fourJobs(original: Original): PictureJob[] {
  return (['avif', 'webp'] as const).flatMap((format) => [job(original, 80, 80, format), job(original, 150, 100, format)]);
}

function make(...jobs: PictureJob[]): ReturnType<typeof makePictures> {
  return makePictures(jobs, { cacheDir, workers: 2 });
}

/** Every file of the cache, by its path in there. */
function cached(): string[] {
  return readdirSync(cacheDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('.'))
    .sort();
}

/** Finds the middle of all that is red, to the pixel. */
async function expectDot(picture: Buffer | string, at: { x: number; y: number }): Promise<void> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const found = [...Array(info.width * info.height).keys()].filter((pixel) => isRed(data.subarray(pixel * 3)));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(Math.abs(mean(found.map((pixel) => pixel % info.width)) - at.x)).toBeLessThanOrEqual(1);
  expect(Math.abs(mean(found.map((pixel) => Math.floor(pixel / info.width))) - at.y)).toBeLessThanOrEqual(1);
}

function isRed([red = 0, green = 0]: Uint8Array): boolean {
  return red > 180 && green < 90;
}

async function firstPixel(picture: Buffer): Promise<number[]> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, info.channels)];
}

describe('a picture', () => {
  it('is made once, and taken from the cache from then on', async () => {
    const jobs = fourJobs(photo('a.png', await withDot(300, 200, 100, 100)));
    expect(await make(...jobs)).toMatchObject({ made: 4, reused: 0, total: 4 });
    const first = jobs.map(({ output }) => readFileSync(output));
    rmSync(join(folder, 'site'), { recursive: true });
    expect(await make(...jobs)).toMatchObject({ made: 0, reused: 4, total: 4 });
    expect(jobs.map(({ output }) => readFileSync(output))).toEqual(first);
    expect(await make(...jobs, job(photo('a.png', readFileSync(join(folder, 'a.png'))), 120, 80))).toMatchObject({ made: 1, reused: 4 });
  });

  it('that is wanted in two places is made once', async () => {
    const one = job(photo('a.png', await withDot(300, 200, 100, 100)), 80, 80);
    const other = { ...one, output: join(folder, 'site', 'other.webp') };
    expect(await make(one, other)).toMatchObject({ made: 1, reused: 1 });
    expect(readFileSync(other.output)).toEqual(readFileSync(one.output));
  });

  it('has its size and its format, and says nothing of the camera', async () => {
    const bytes = await plain(300, 200)
      .withIccProfile('p3')
      .withExifMerge({ IFD0: { Artist: 'A. Mercer' } })
      .jpeg()
      .toBuffer();
    const jobs = fourJobs(photo('a.jpg', bytes));
    await make(...jobs);
    for (const { output, width, height, format } of jobs) {
      const made = await sharp(output).metadata();
      expect(made).toMatchObject({ width, height, format: format === 'avif' ? 'heif' : 'webp' });
      expect([made.exif, made.icc, made.xmp]).toEqual([undefined, undefined, undefined]);
    }
  });

  it.each(['avif', 'webp', 'jpg'] as const)('carries its words as %s, and nothing else of its original', async (format) => {
    const secret = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
      rdf:about="" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" aux:SerialNumber="SERIAL-4711"/></rdf:RDF></x:xmpmeta>`;
    const bytes = await plain(300, 200)
      .withExif({
        IFD0: { Artist: 'A. Mercer', Model: 'CAMERA-4711' },
        IFD2: { BodySerialNumber: 'SERIAL-4711' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1', GPSMapDatum: 'WGS-4711' },
      })
      .withXmp(secret)
      .jpeg()
      .toBuffer();
    for (const word of ['CAMERA-4711', 'SERIAL-4711', 'WGS-4711']) expect(bytes.includes(word), word).toBe(true);
    const xmp = buildXmp({ alt: 'A wall', caption: 'A grey wall.', credit: 'Coast desk', copyright: '© 2026 Coast desk' }, 'en');
    const wanted = { ...job(photo('a.jpg', bytes), 150, 100, format), xmp };
    await make(wanted);
    expect(await readXmp(wanted.output)).toMatchObject({
      'dc:description': ['x-default: A grey wall.'],
      'dc:rights': ['x-default: © 2026 Coast desk'],
      'photoshop:Credit': ['Coast desk'],
    });
    const made = readFileSync(wanted.output);
    for (const word of ['4711', 'Mercer', 'Exif\0\0', 'GPS']) expect(made.includes(word), word).toBe(false);
    expect((await sharp(made).metadata()).exif).toBeUndefined();
    if (hasExifTool) {
      const [tags = {}] = readWithExifTool([wanted.output]);
      expect(tags).toMatchObject({ 'XMP-photoshop:Credit': 'Coast desk', 'XMP-dc:Rights': '© 2026 Coast desk' });
      expect(Object.keys(tags).filter((tag) => /GPS|Serial|Model|Artist/.test(tag))).toEqual([]);
    }
    if (format === 'jpg') {
      expect(await exifr.parse(made, { xmp: true, mergeOutput: false })).toMatchObject({ photoshop: { Credit: 'Coast desk' } });
    }
  });

  it('is made anew when its credit is corrected', async () => {
    const wanted = job(photo('a.png', await withDot(300, 200, 100, 100)), 150, 100);
    const credited = (credit: string) => ({ ...wanted, xmp: buildXmp({ alt: 'A dot', caption: 'A dot.', credit }, 'en') });
    await make(credited('Coast desk'));
    expect(await make(credited('Ana Pires'))).toMatchObject({ made: 1, reused: 0 });
    expect(await readXmp(wanted.output)).toMatchObject({ 'photoshop:Credit': ['Ana Pires'] });
  });

  it('has the same bytes in every cache, whatever else is made with it', async () => {
    const original = photo('a.png', await withDot(300, 200, 100, 100));
    const jobs = fourJobs(original);
    await make(...jobs);
    const first = cached();
    cacheDir = join(folder, 'other-cache');
    await make(...[...jobs].reverse(), job(original, 300, 200));
    expect(first).toHaveLength(4);
    expect(cached()).toEqual(expect.arrayContaining(first));
  });

  it('is made at once for the desk, with the bytes that are published', async () => {
    const wanted = job(photo('a.png', await withDot(300, 200, 100, 100)), 80, 80, 'avif');
    const bytes = await makePicture(wanted, { cacheDir });
    expect(await make(wanted)).toMatchObject({ made: 0, reused: 1 });
    expect(readFileSync(wanted.output)).toEqual(bytes);
  });

  it('is counted as it is finished', async () => {
    const jobs = fourJobs(photo('a.png', await withDot(300, 200, 100, 100)));
    const seen: PictureProgress[] = [];
    await makePictures(jobs, { cacheDir, workers: 1, onProgress: (progress) => seen.push(progress) });
    expect(seen.map(({ made, total }) => `${made} of ${total}`)).toEqual(['1 of 4', '2 of 4', '3 of 4', '4 of 4']);
  });
});

describe('a crop', () => {
  it.each([
    { what: 'square, at the left', size: [600, 400], focus: '10% 20%', dot: [60, 80], wanted: [200, 200], at: { x: 30, y: 40 } },
    { what: 'square, around the point', size: [600, 400], focus: '60% 50%', dot: [360, 200], wanted: [200, 200], at: { x: 100, y: 100 } },
    { what: 'tall, at the right', size: [600, 400], focus: '90% 20%', dot: [540, 80], wanted: [160, 200], at: { x: 130, y: 40 } },
    { what: 'wide, at the foot', size: [400, 600], focus: '50% 90%', dot: [200, 540], wanted: [320, 180], at: { x: 160, y: 132 } },
    { what: 'of a larger photo', size: [2400, 1800], focus: '80% 50%', dot: [1920, 900], wanted: [180, 180], at: { x: 132, y: 90 } },
    {
      what: 'with more pixels than copies have',
      size: [2400, 1800],
      focus: '80% 50%',
      dot: [1920, 900],
      wanted: [1700, 1700],
      at: { x: 1247, y: 850 },
    },
  ])('$what keeps the focal point', async ({ size, focus, dot, wanted, at }) => {
    const [width = 0, height = 0] = size;
    const original = photo('a.png', await withDot(width, height, dot[0] ?? 0, dot[1] ?? 0));
    await expectDot(await makePicture(job({ ...original, focus }, wanted[0] ?? 0, wanted[1] ?? 0), { cacheDir }), at);
  });

  it('is made anew for another focal point; the whole picture is not', async () => {
    const original = photo('a.png', await withDot(300, 200, 100, 100));
    await make(...fourJobs(original));
    expect(await make(...fourJobs({ ...original, focus: '30% 50%' }))).toMatchObject({ made: 2, reused: 2 });
  });

  it('that has fewer pixels than are wanted is refused', async () => {
    const { source, ...original } = photo('small.png', await plain(300, 200).png().toBuffer());
    await expect(make(job({ source, ...original }, 400, 400))).rejects.toThrow(
      `400 × 400 pixels were wanted of “${source}”, which has 200 × 200 in that shape. Pictures are never enlarged: ask for at most as many.`,
    );
  });
});

describe('an original', () => {
  it.each([
    { turn: 3, at: { x: 250, y: 150 } },
    { turn: 6, at: { x: 150, y: 50 } },
    { turn: 8, at: { x: 50, y: 250 } },
  ])('from a camera that was turned (EXIF $turn) comes out upright', async ({ turn, at }) => {
    const bytes = await sharp(await withDot(300, 200, 50, 50))
      .withMetadata({ orientation: turn })
      .jpeg({ quality: 95 })
      .toBuffer();
    const [width, height] = turn === 3 ? [300, 200] : [200, 300];
    await expectDot(await makePicture(job(photo('a.jpg', bytes), width, height), { cacheDir }), at);
  });

  it('that changed is made anew', async () => {
    const original = photo('a.png', await withDot(300, 200, 100, 100));
    await make(...fourJobs(original));
    writeFileSync(original.source, await withDot(300, 200, 200, 100));
    const changed = fourJobs({ ...original, digest: 'another' });
    expect(await make(...changed)).toMatchObject({ made: 4, reused: 0 });
    await expectDot(changed[3]?.output ?? '', { x: 100, y: 50 });
  });

  it.each([
    { what: '8 bits in Display P3', draw: () => plain(40, 40, RED).withIccProfile('p3').png() },
    { what: '16 bits in Display P3', draw: () => plain(40, 40, RED).toColourspace('rgb16').withIccProfile('p3').png() },
    { what: '16 bits without a profile', draw: () => plain(40, 40, RED).toColourspace('rgb16').png() },
  ])('with $what keeps its colours, in sRGB', async ({ draw }) => {
    const wanted = job(photo('a.png', await draw().toBuffer()), 20, 20, 'avif');
    const [red = 0, green = 0, blue = 0, opacity] = await firstPixel(await makePicture(wanted, { cacheDir }));
    expect(Math.max(Math.abs(red - RED.r), Math.abs(green - RED.g), Math.abs(blue - RED.b))).toBeLessThanOrEqual(4);
    expect(opacity).toBeUndefined();
  });

  it('that cannot be read stops the press, names its file, and says what to do; finished pictures of others are kept', async () => {
    const good = fourJobs(photo('good.png', await withDot(300, 200, 100, 100)));
    const whole = await withDot(300, 200, 100, 100).then((bytes) => sharp(bytes).jpeg().toBuffer());
    const broken = ['This is not a picture.', '', whole.subarray(0, whole.length * 0.7)].entries();
    for (const [number, bytes] of broken) {
      const bad = photo(`bad-${number}.jpg`, Buffer.from(bytes));
      await expect(makePictures([...good, job(bad, 80, 80)], { cacheDir, workers: 1 })).rejects.toThrow(
        `The photo “${bad.source}” cannot be read as a picture. Save it anew as a JPEG.`,
      );
    }
    expect(await make(...good)).toMatchObject({ made: 0, reused: 4 });
  });
});

describe('the cache', () => {
  it('names its files by their content alone', async () => {
    await make(...fourJobs(photo('a.png', await withDot(300, 200, 100, 100))));
    for (const path of cached()) expect(path).toMatch(/^([0-9a-f]{2})[/\\]\1[0-9a-f]{30}\.[0-9a-f]{16}\.(avif|webp)$/);
  });

  it.each([
    {
      what: 'cut short',
      damage: (path: string): void => {
        truncateSync(path, 20);
      },
    },
    {
      what: 'empty',
      damage: (path: string): void => {
        truncateSync(path);
      },
    },
    {
      what: 'overwritten',
      damage: (path: string): void => {
        writeFileSync(path, 'This is not a picture.');
      },
    },
  ])('never gives out a file that is $what: it is made again', async ({ damage }) => {
    const jobs = fourJobs(photo('a.png', await withDot(300, 200, 100, 100)));
    await make(...jobs);
    const before = cached();
    const first = jobs.map(({ output }) => readFileSync(output));
    damage(join(cacheDir, before[0] ?? ''));
    expect(await make(...jobs)).toMatchObject({ made: 1, reused: 3 });
    expect(jobs.map(({ output }) => readFileSync(output))).toEqual(first);
    expect(await make(...jobs)).toMatchObject({ made: 0, reused: 4 });
    expect(cached()).toEqual(before);
  });

  it('loses by pruning what has not been wanted for some days', async () => {
    const original = photo('a.png', await withDot(300, 200, 100, 100));
    await make(job(original, 80, 80));
    const [wanted = ''] = cached();
    await make(...fourJobs(original));
    const [young = '', ...old] = cached().filter((path) => path !== wanted);
    const longAgo = Date.now() / 1000 - 40 * 24 * 60 * 60;
    for (const path of [wanted, ...old]) utimesSync(join(cacheDir, path), longAgo, longAgo);
    expect(await make(job(original, 80, 80))).toMatchObject({ made: 0, reused: 1 });
    expect(await pruneCache(cacheDir, 30)).toBe(2);
    expect(cached()).toEqual([wanted, young].sort());
    expect(await pruneCache(cacheDir, 30)).toBe(0);
  });

  it('that is not there yet has nothing to prune', async () => {
    expect(await pruneCache(cacheDir, 30)).toBe(0);
  });
});
