import { openSync, closeSync, readSync, statSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import { ImportError } from './model.ts';
import { markedEncoding } from './text-encoding.ts';

export const MEGABYTE = 1024 * 1024;

/** More than the whole text of most newspapers’ archives: 100,000 stories of 5 KB. Can be raised. */
export const LARGEST_ARCHIVE = 512 * MEGABYTE;

const HEAD_BYTES = 64 * 1024;

/** The file or folder of an archive. Throws an `ImportError` when there is none. */
export function statArchive(path: string): Stats {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() === true || stats?.isDirectory() === true) return stats;
  throw new ImportError(
    stats
      ? `“${path}” is neither a file nor a folder. Name the file that the old system exported, or the folder that holds it.`
      : `There is no file or folder “${path}”. Write its path as it stands from here, in quotation marks if it has spaces.`,
  );
}

/** The first 64 KB of a file as text, by which readers recognise their kind. Letters beyond ASCII may come out wrong. */
export function headOf(path: string): string {
  const bytes = firstBytes(path, HEAD_BYTES);
  return new TextDecoder(markedEncoding(bytes) ?? 'utf-8').decode(bytes);
}

/** The first bytes of a file, at most so many. */
export function firstBytes(path: string, length: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
  } finally {
    closeSync(file);
  }
}

/** Refuses an archive that is larger than is sensible, in words that say how to read it all the same. */
export function refuseLarge(path: string, bytes: number, largest: number = LARGEST_ARCHIVE): void {
  if (bytes === 0) throw new ImportError(`“${basename(path)}” is empty. Export it again from the old system.`);
  if (bytes <= largest) return;
  const size = Math.ceil(bytes / MEGABYTE);
  throw new ImportError(
    `“${basename(path)}” has ${size} MB; at most ${Math.floor(largest / MEGABYTE)} MB are read. ` +
      `Export the archive in parts, one year each, or allow this one with “--largest ${size}”.`,
  );
}
