import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { inThread } from './in-thread.ts';

/** What a file consists of: its length in bytes, and their SHA-256 in hexadecimal digits. */
export type FileDigest = [size: number, sha256: string];

/** Fewer files than these are read sooner than a thread has started. */
const WORTH_THREADS = 1000;

/** The digests of files, in their order; many are read on every core. */
export async function digestFiles(folder: string, paths: readonly string[]): Promise<FileDigest[]> {
  if (paths.length < WORTH_THREADS) return readDigests({ folder, paths });
  const threads = availableParallelism();
  const share = Math.ceil(paths.length / threads);
  const shares = Array.from({ length: threads }, (_, number) => paths.slice(number * share, (number + 1) * share));
  const digests = await Promise.all(shares.map((own) => inThread<FileDigest[]>('digest-thread.ts', { folder, paths: own })));
  return digests.flat();
}

export function readDigests({ folder, paths }: { folder: string; paths: readonly string[] }): FileDigest[] {
  return paths.map((path) => {
    const bytes = readFileSync(join(folder, path));
    return [bytes.length, hash('sha256', bytes, 'hex')];
  });
}
