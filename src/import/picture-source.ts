import { copyFileSync, existsSync, lstatSync, realpathSync, renameSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import sharp from 'sharp';
import { MovingPicture, readPictureFile, UnreadablePicture, type PictureFile } from '../content/picture-file.ts';
import { MEGABYTE } from './archive-file.ts';
import type { MediaSource } from './model.ts';
import { DownloadError } from '../shared/web-answer.ts';
import { download, DOWNLOAD_LIMITS } from './safe-download.ts';

/** A picture of the archive as a file that can be published. */
export interface HadPicture {
  readonly path: string;
  /** `.jpg` */
  readonly ending: string;
  readonly facts: PictureFile;
  /** What an editor should know of what was done to it. */
  readonly remark?: string | undefined;
}

export interface PictureRules {
  /** Folders in which copies of the old site’s files may lie. */
  readonly folders: readonly string[];
  readonly download: boolean;
  readonly allowPrivate: boolean;
}

/** Why a picture could not be had: a full sentence, with what to do. */
export class NoPicture extends Error {}

/** By the formats that sharp reads: the ending under which the file is published. */
const ENDINGS: Readonly<Record<string, string>> = { jpeg: '.jpg', png: '.png', webp: '.webp', heif: '.avif', tiff: '.tiff' };

/** Gets pictures from beside the archive or from the web into a folder, each whole and in a format that can be published. */
export class PictureSource {
  readonly #rules: PictureRules;
  readonly #folder: string;
  #number = 0;

  constructor(folder: string, rules: PictureRules) {
    this.#folder = folder;
    this.#rules = rules;
  }

  /** Throws `NoPicture`. */
  async get(source: MediaSource): Promise<HadPicture> {
    const path = join(this.#folder, `picture-${(this.#number += 1)}`);
    await this.#fetch(source, path);
    return await inFormat(path);
  }

  async #fetch(source: MediaSource, path: string): Promise<void> {
    if (source.kind === 'file') {
      copyOwn(source.path, path);
      return;
    }
    const copy = this.#findCopy(source.url);
    if (copy !== undefined) {
      copyOwn(copy, path);
      return;
    }
    if (!/^https?:\/\//i.test(source.url))
      throw new NoPicture(
        'It is neither beside the archive nor at an address of the web. Name the folder with a copy of the old site’s files with “--pictures”, and import again.',
      );
    if (!this.#rules.download) throw new NoPicture(`It was not downloaded, as you asked. It is at ${source.url}.`);
    try {
      await download(source.url, path, { ...DOWNLOAD_LIMITS, allowPrivate: this.#rules.allowPrivate });
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      throw new NoPicture(
        `It could not be had from ${source.url}: ${error.message}. Put a copy of the old site’s files beside the archive, ` +
          'name the folder with “--pictures”, and import again.',
      );
    }
  }

  /** A copy at the end of the same path: `wp-content/uploads/2020/01/a.jpg`, or `2020/01/a.jpg` in a folder of uploads. */
  #findCopy(address: string): string | undefined {
    const parts = pathParts(address);
    for (const folder of this.#rules.folders) {
      for (let from = 0; from < Math.max(1, parts.length - 1); from += 1) {
        const candidate = insideOf(folder, parts.slice(from));
        if (candidate !== undefined) return candidate;
      }
    }
    return undefined;
  }
}

/** The parts of the path of an address, or of a path from the top of the old site; none when one of them climbs. */
function pathParts(address: string): string[] {
  try {
    const { pathname } = new URL(address, 'file:///');
    const parts = pathname
      .split('/')
      .filter(Boolean)
      .map((part) => decodeURIComponent(part));
    return parts.some((part) => part === '..' || part === '.' || /[/\\\0]/.test(part)) ? [] : parts;
  } catch {
    return [];
  }
}

/** The file at a path below a folder, if it is one, and really is below it whatever links there are on the way. */
export function insideOf(folder: string, parts: readonly string[]): string | undefined {
  if (parts.length === 0) return undefined;
  const root = resolve(folder);
  const path = resolve(root, ...parts);
  if (!path.startsWith(root + sep) || !existsSync(path) || !lstatSync(path).isFile()) return undefined;
  return realpathSync(path).startsWith(realpathSync(root) + sep) ? path : undefined;
}

function copyOwn(from: string, to: string): void {
  const stats = lstatSync(from, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) throw new NoPicture(`There is no file at ${from}.`);
  if (stats.size > DOWNLOAD_LIMITS.largest)
    throw new NoPicture(
      `The file ${from} has ${Math.ceil(stats.size / MEGABYTE)} MB; ${DOWNLOAD_LIMITS.largest / MEGABYTE} MB is the most.`,
    );
  copyFileSync(from, to);
}

async function inFormat(path: string): Promise<HadPicture> {
  const metadata = await sharp(path)
    .metadata()
    .catch(() => undefined);
  const format = metadata?.format;
  if (format === undefined) throw new NoPicture('What was there is no picture, or a damaged one.');
  if (format === 'svg')
    throw new NoPicture(
      'It is a drawing in SVG, which can hold scripts and is not published. Save it as PNG and put it into content/photos.',
    );
  if (metadata && metadata.width <= 2 && metadata.height <= 2) throw new NoPicture('It is a single dot, with which visits were counted.');
  try {
    if (format === 'gif') return await asPng(path, (metadata?.pages ?? 1) > 1);
    const ending = ENDINGS[format];
    if (ending === undefined)
      throw new NoPicture(`It is in the format ${format.toUpperCase()}, which is not published. Save it as JPEG or PNG.`);
    if (format === 'heif' && metadata?.compression !== 'av1')
      throw new NoPicture('It is in the format HEIC, which is not published. Save it as JPEG.');
    return { path, ending, facts: await readPictureFile(path) };
  } catch (error) {
    if (error instanceof NoPicture) throw error;
    if (error instanceof MovingPicture) return await asPng(path, true).catch(refuseMoving);
    const why = error instanceof UnreadablePicture ? error.message : 'it is damaged';
    throw new NoPicture(`The picture cannot be read: ${why}. Look for a whole copy.`);
  }
}

function refuseMoving(): never {
  throw new NoPicture('It is a picture that moves, of which no frame could be read. Save one as JPEG, or publish it as a video.');
}

/** GIFs, and what moves in other formats, are published as PNG, in which nothing moves. */
async function asPng(path: string, moves: boolean): Promise<HadPicture> {
  await sharp(path).png().toFile(`${path}.png`);
  renameSync(`${path}.png`, path);
  const remark = moves
    ? 'It was a picture that moves; its first picture has come over. If the movement matters, publish it as a video.'
    : undefined;
  return { path, ending: '.png', facts: await readPictureFile(path), remark };
}
