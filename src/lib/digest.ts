import { hash } from 'node:crypto';

export const DIGEST_LENGTH = 22;

/** A digest as this project writes them: the first 132 bits of SHA-256, in letters that may stand in a file’s name. */
export function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64url').slice(0, DIGEST_LENGTH);
}
