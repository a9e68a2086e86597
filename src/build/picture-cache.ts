import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureFormat } from '../shared/pictures.ts';
import { writeWholeAsync } from '../shared/whole-file.ts';

/** Below the project’s folder. */
export const PICTURE_CACHE = '.cache/pictures';

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
      await writeWholeAsync(join(folderOf(key), name), bytes);
      (await shelfOf(key)).set(key, name);
    },
  };
}

function keyOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** The start of a SHA-256 in hexadecimal. */
export function digest(content: string | Buffer, length: number): string {
  return createHash('sha256').update(content).digest('hex').slice(0, length);
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

export interface Cache {
  /** Undefined when there is none, or what there is has been damaged. */
  read: (key: string) => Promise<Buffer | undefined>;
  write: (key: string, format: PictureFormat, bytes: Buffer) => Promise<void>;
}
