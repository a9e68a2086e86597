import { hash } from 'node:crypto';

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

/**
 * Has a part of many pages stand for itself by its digest when a page is digested, instead of by its whole content each time.
 * The part must not change after. It is printed and copied like every other part.
 */
export function digestedOnce<T extends object>(part: T): T {
  let digest: string | undefined;
  return Object.defineProperty(part, 'toJSON', { value: () => (digest ??= digestOf(JSON.stringify({ ...part }))) });
}
