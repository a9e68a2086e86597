import anyAscii from 'any-ascii';
import { printable } from '../shared/printable.ts';

const LONGEST_ID = 80;

/** A text on one line, without white space around it and without characters that cannot be printed. */
export function oneLine(text: string): string {
  return withoutRemarkSigns(printable(text)).replace(/\s+/g, ' ').trim();
}

/** A text in which nothing looks like a remark, which fields cannot hold: `<!--`, `{/*` and lines that begin with “# ”. */
export function withoutRemarkSigns(text: string): string {
  return text
    .replaceAll('<!--', '<! --')
    .replace(/\{(\s*)\/\*/g, '{$1/ *')
    .replace(/^#[ \t]/gm, '#\u00A0');
}

/**
 * A name as it may stand in an address: small letters a–z, digits and single hyphens. Other alphabets are spelt in Latin letters.
 * Empty when nothing of the name can be said so.
 */
export function idOf(name: string): string {
  const spelt = anyAscii(decoded(name))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (spelt.length <= LONGEST_ID) return spelt;
  const cut = spelt.slice(0, LONGEST_ID + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), LONGEST_ID / 2)).replace(/-+$/, '');
}

/** Gives each name an id that no other has. */
export class Ids {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  has(id: string): boolean {
    return this.#taken.has(id);
  }

  /** The id itself, or with the first number after it that is free. */
  take(id: string): string {
    let free = id;
    for (let number = 2; this.#taken.has(free); number += 1) free = `${id}-${number}`;
    this.#taken.add(free);
    return free;
  }
}

/** WordPress keeps slugs of other alphabets percent-encoded. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Lines that say something, each once and with single spaces. */
export function unique(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.replace(/\s+/g, ' ').trim()).filter((name) => name !== ''))];
}
