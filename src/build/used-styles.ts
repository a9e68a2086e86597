import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../site/seo/policy.ts';
import { printStyleRules, readStyleRules, type StylePart } from './style-rules.ts';
import { wordsIn } from './word-marks.ts';

const OPENING = '<style>';
/** Posts of any kind may come into such a page while it is open. */
const FOLLOWED = '<live-follower';

/**
 * Leaves in each page the styles that concern something on it. A page’s components have many rules for what only some pages show, and
 * these take a quarter of what is sent before the first words. A name counts as used when it is anywhere on the page, be it in what is
 * read, or in a script that the page may load, which could give it to something later: rather too many rules than one too few.
 */
export class UsedStyles {
  readonly #scripts: PageScripts;
  readonly #sheets = new Map<string, StylePart[]>();

  /** @param assets the folder of the scripts that pages load. */
  constructor(assets: string) {
    this.#scripts = new PageScripts(assets);
  }

  /** The page with its policy allowing what is left; the same bytes where its styles are not as the pages of this project have them. */
  trim(page: Buffer): Buffer {
    // Bytes as they are: names are in ASCII, and all else is left as it is.
    const html = page.toString('latin1');
    const start = html.indexOf(OPENING) + OPENING.length;
    const end = html.indexOf('</style>', start);
    if (start < OPENING.length || end === -1 || html.includes(FOLLOWED)) return page;
    const all = html.slice(start, end);
    const allowed = hashOf(Buffer.from(all, 'latin1'));
    const policy = html.indexOf(`'${allowed}'`);
    if (policy === -1 || policy > start) return page;
    const words = wordsIn(page.subarray(end), wordsIn(page.subarray(0, start)));
    const scripts = this.#scripts.wordsOf(html);
    const used = printStyleRules(this.#read(all), (word) => words.has(word) || scripts.some((script) => script.has(word)));
    const before = html.slice(0, start).replace(allowed, hashOf(Buffer.from(used, 'latin1')));
    return Buffer.from(before + used + html.slice(end), 'latin1');
  }

  /** Pages of a kind have the same styles, which are read once. */
  #read(css: string): StylePart[] {
    let sheet = this.#sheets.get(css);
    if (!sheet) {
      sheet = readStyleRules(css);
      this.#sheets.set(css, sheet);
    }
    return sheet;
  }
}

/** The scripts that pages load, with those that these may load in turn. */
class PageScripts {
  readonly #folder: string;
  readonly #files: ReadonlySet<string>;
  readonly #words = new Map<string, ReadonlySet<number>>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#files = new Set(readdirSync(folder).filter((file) => file.endsWith('.js')));
  }

  wordsOf(html: string): ReadonlySet<number>[] {
    return this.#namedIn(html).map((file) => this.#wordsFrom(file));
  }

  #namedIn(text: string): string[] {
    const named = new Set(Array.from(text.matchAll(/\/([\w.-]+\.js)\b/g), ([, name = '']) => name));
    return [...named].filter((name) => this.#files.has(name));
  }

  #wordsFrom(first: string): ReadonlySet<number> {
    const known = this.#words.get(first);
    if (known) return known;
    const found = new Set([first]);
    const words = new Set<number>();
    for (const file of found) {
      const bytes = readFileSync(join(this.#folder, file));
      for (const other of this.#namedIn(bytes.toString('latin1'))) found.add(other);
      wordsIn(bytes, words);
    }
    this.#words.set(first, words);
    return words;
  }
}
