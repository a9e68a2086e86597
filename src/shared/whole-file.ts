import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Hidden, and beside the file: only within one folder is a renaming done at once on every disk. */
function draftOf(path: string): string {
  return join(dirname(path), `.${randomUUID()}.part`);
}

/**
 * Writes a file so that it is there whole or not at all, with the folders that it needs. `kept`: only when the disk has it for good. `mode`:
 * who may read and write it, as chmod has it.
 */
export function writeWhole(path: string, content: string | Uint8Array, { kept = false, mode = 0o666 } = {}): void {
  const draft = draftOf(path);
  mkdirSync(dirname(path), { recursive: true });
  try {
    const descriptor = openSync(draft, 'wx', mode);
    try {
      writeFileSync(descriptor, content);
      if (kept) fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** The same, while other work goes on. */
export async function writeWholeAsync(path: string, content: string | Uint8Array): Promise<void> {
  const draft = draftOf(path);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
