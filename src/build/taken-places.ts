import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What is said of a file that is copied to where the site has a page or a data file. */
export function takesPlace(source: string, path: string): string {
  return `${source} would take the place of a page of the site, ${path}. Rename it.`;
}

/** Throws when a file in the folder that is copied as it is would take the place of one of the site’s. */
export function refuseTakenPlaces(publicDir: string, paths: readonly string[]): void {
  for (const path of paths) {
    const source = join(publicDir, path);
    if (existsSync(source)) throw new Error(takesPlace(source, path));
  }
}
