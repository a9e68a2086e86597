import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { writeWhole } from '../shared/whole-file.ts';

/** A file’s or folder’s name: never hidden, never “..”, never a path of its own. */
const NAME = /^[^.\\/:\p{Cc}][^\\/:\p{Cc}]*$/u;

/** The place on the disk of a path within a folder, when it is within it for certain: no link is followed, wherever it leads. */
export function placeWithin(folder: string, path: string): string | undefined {
  const parts = path.split('/');
  if (!parts.every((part) => NAME.test(part))) return undefined;
  let place = folder;
  for (const part of parts) {
    place = join(place, part);
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true) return undefined;
  }
  const [real, parent] = [realpathSync(folder), realpathSync(nearestFolder(dirname(place)))];
  return parent === real || parent.startsWith(real + sep) ? place : undefined;
}

/** The bytes of a file and when it was changed; undefined where there is no file. Links are not followed. */
export function readWhole(place: string): { bytes: Buffer; modified: number } | undefined {
  if (lstatSync(place, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const descriptor = openSync(place, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const stat = fstatSync(descriptor);
    return stat.isFile() ? { bytes: readFileSync(descriptor), modified: Math.round(stat.mtimeMs) } : undefined;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Writes a file beside its place and renames it into it, so that nobody reads half a file. Throws when it cannot; then everything
 * is as it was, folders included.
 */
export function saveWhole(place: string, bytes: Buffer): void {
  const folder = dirname(place);
  const made = mkdirSync(folder, { recursive: true });
  try {
    writeWhole(place, bytes, { kept: true });
  } catch (error) {
    if (made !== undefined) removeEmptyFolders(folder, dirname(made));
    throw error;
  }
}

/** Deletes a file and the folders that nothing is left in, up to but without `top`. */
export function removeWhole(place: string, top: string): void {
  rmSync(place);
  removeEmptyFolders(dirname(place), top);
}

function removeEmptyFolders(from: string, top: string): void {
  for (let folder = from; folder.startsWith(top + sep); folder = dirname(folder)) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

function nearestFolder(place: string): string {
  let folder = place;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
