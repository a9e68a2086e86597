import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../shared/digest.ts';
import { writeWhole } from '../../shared/whole-file.ts';
import { placeWithin, readWhole, removeWhole, saveWhole } from '../content-file.ts';

/** Where files lie that belong together until all of them are in their places. */
const FOLDER = '.desk/pending';
const LIST = 'files.json';

interface Pending {
  /** Below the content folder. */
  path: string;
  /** The digest of the file that stood there before; none where there was no file. */
  before?: string | undefined;
}

/** Some of the files that belong together are in their places and some are not; what is left is kept, and is finished later. */
export class HalfWritten extends Error {
  constructor(path: string, cause: unknown) {
    super(`“${path}” could not be put back as it was`, { cause });
    this.name = 'HalfWritten';
  }
}

/**
 * Writes files that belong together, such as a picture, its words and the post that shows it. A process that is ended between two of
 * them leaves the others beside the content, and the next one finishes what it began: either none of them is there, or all are. Throws
 * when one cannot be written; then everything is as it was before, or, where not even that could be done, `HalfWritten`.
 */
export function saveTogether(root: string, contentDir: string, files: ReadonlyMap<string, Buffer>): void {
  if (files.size === 1) {
    for (const [path, bytes] of files) saveWhole(placeOf(contentDir, path), bytes);
    return;
  }
  const folder = join(root, FOLDER, randomUUID());
  const before = new Map([...files.keys()].map((path) => [path, readWhole(placeOf(contentDir, path))?.bytes]));
  const written: string[] = [];
  try {
    for (const [path, bytes] of files) writeWhole(join(folder, path), bytes, { kept: true });
    const pending = [...before].map(([path, bytes]): Pending => ({ path, before: bytes && digestOf(bytes) }));
    writeWhole(join(folder, LIST), JSON.stringify(pending), { kept: true });
    for (const [path, bytes] of files) {
      saveWhole(placeOf(contentDir, path), bytes);
      written.push(path);
    }
  } catch (error) {
    for (const path of written.reverse()) putBack(contentDir, path, before.get(path));
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  rmSync(folder, { recursive: true, force: true });
}

function putBack(contentDir: string, path: string, bytes: Buffer | undefined): void {
  try {
    const place = placeOf(contentDir, path);
    if (bytes) saveWhole(place, bytes);
    else removeWhole(place, contentDir);
  } catch (error) {
    throw new HalfWritten(path, error);
  }
}

/** Puts files into their places that an earlier process had begun to write together. What has become another file since is left alone. */
export function finishPending(root: string, contentDir: string): void {
  const pending = join(root, FOLDER);
  if (!existsSync(pending)) return;
  for (const name of readdirSync(pending)) {
    const folder = join(pending, name);
    if (existsSync(join(folder, LIST)))
      for (const { path, before } of JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as Pending[]) {
        const place = placeWithin(contentDir, path);
        if (place !== undefined && digestAt(place) === before) saveWhole(place, readFileSync(join(folder, path)));
      }
    rmSync(folder, { recursive: true });
  }
}

function placeOf(contentDir: string, path: string): string {
  const place = placeWithin(contentDir, path);
  if (place === undefined) throw new Error(`“${path}” is not a file of the content folder.`);
  return place;
}

function digestAt(place: string): string | undefined {
  const file = readWhole(place);
  return file && digestOf(file.bytes);
}
