import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts a folder that was made for a cache into its place. `marker` is the file in it that is written last. A build beside this one
 * may have made the same meanwhile, and be using it: that is left as it is, and this one is deleted.
 */
export function keepFolder(unfinished: string, folder: string, marker: string): void {
  const isThere = () => existsSync(join(folder, marker));
  if (!isThere()) rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!isThere()) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
}
