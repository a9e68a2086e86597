import { createHash, hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const DIGEST_LENGTH = 22;

/** A digest as this project writes them: the first 132 bits of SHA-256, in letters that may stand in a file’s name. */
export function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, DIGEST_LENGTH);
}

const digests = new WeakMap<object, string>();

/** The digest of a thing’s JSON, found once. The thing must not change after. */
export function digestOnce(thing: object): string {
  let digest = digests.get(thing);
  if (digest === undefined) {
    digest = digestOf(JSON.stringify(thing));
    digests.set(thing, digest);
  }
  return digest;
}

/** The digest of a folder: of the names of its files and of what is in them. Code that is kept is compared with it before it is run. */
export function digestOfFolder(folder: string): string {
  if (!existsSync(folder)) return '';
  const sum = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) sum.update(`${file.slice(folder.length)}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
  return sum.digest('base64url');
}
