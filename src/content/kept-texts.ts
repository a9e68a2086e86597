import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import { bodyOf } from './front-matter.ts';

/** A text by its file, from the project’s root, and the digest of the bytes that were checked. */
export interface CheckedText {
  file: string;
  digest: string;
}

/** More characters are not kept: those of about 15,000 stories. */
const MOST_CHARACTERS = 64_000_000;

/**
 * Opens texts that were checked, and only those: a file whose bytes are no longer the ones that were checked is not read. What is kept
 * can be opened all the same, so that a story that is being edited has its last sound text until the next one is sound.
 */
export class KeptTexts {
  readonly #kept = new Map<string, string>();
  readonly #root: string;
  #characters = 0;

  constructor(root = '') {
    this.#root = root;
  }

  /** What follows the front matter. Throws when the file is another by now, and the text was not kept. */
  open({ file, digest }: CheckedText): string {
    const body = this.#kept.get(digest) ?? this.#read({ file, digest });
    if (body === undefined) throw new Error(`${file} was changed while the site was being built. Build it again.`);
    return body;
  }

  /** Keeps texts for as long as there is room. */
  keep(texts: Iterable<CheckedText>): void {
    for (const text of texts) {
      if (this.#characters > MOST_CHARACTERS) return;
      if (this.#kept.has(text.digest)) continue;
      const body = this.#read(text);
      if (body === undefined) continue;
      this.#kept.set(text.digest, body);
      this.#characters += body.length;
    }
  }

  #read({ file, digest }: CheckedText): string | undefined {
    let bytes: Buffer;
    try {
      bytes = readFileSync(resolve(this.#root, file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    return digestOf(bytes) === digest ? bodyOf(bytes.toString()) : undefined;
  }
}
