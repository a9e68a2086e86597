import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the compiled code depends on besides `src` and the settings. */
const CONFIGURATION = ['astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** Folders of `src` that decide neither how pages look nor how content is read. */
const OTHER_CODE = ['import', 'cli', 'dev'];

/** The digest of the code that decides how pages look and how content is read. */
export function codeDigest(root: string): string {
  const sum = createHash('sha256').update(process.version);
  const others = OTHER_CODE.map((folder) => join(root, 'src', folder, '/'));
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !others.some((folder) => path.startsWith(folder)))
    .map((path) => path.slice(root.length))
    .sort();
  for (const file of [...files, ...CONFIGURATION.filter((name) => existsSync(join(root, name)))])
    sum.update(`${file}\0`).update(readFileSync(join(root, file)));
  return sum.digest('base64url');
}
