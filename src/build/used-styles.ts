import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../site/seo/policy.ts';
import { namesIn, printStyleRules, readStyleRules, type StylePart } from './style-rules.ts';
import { WordFinder } from './word-finder.ts';

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
  readonly #sheets = new Map<string, StyleSheet>();

  /** @param assets the folder of the scripts that pages load. */
  constructor(assets: string) {
    this.#scripts = new PageScripts(assets);
  }

  /** The page with its policy allowing what is left; the same bytes where its styles are not as the pages of this project have them. */
  trim(page: Buffer): Buffer {
    const start = page.indexOf(OPENING) + OPENING.length;
    const end = page.indexOf('</style>', start);
    if (start < OPENING.length || end === -1 || page.includes(FOLLOWED)) return page;
    // Bytes as they are: names are in ASCII, and all else is left as it is.
    const sheet = this.#sheetOf(page.toString('latin1', start, end));
    const before = page.toString('latin1', 0, start);
    if (!before.includes(`'${sheet.hash}'`)) return page;
    const used = sheet.usedBy([page.subarray(0, start), page.subarray(end)], this.#scripts.namedIn(page), this.#scripts);
    const head = before.replace(sheet.hash, used.hash) + used.css;
    return Buffer.concat([Buffer.from(head, 'latin1'), page.subarray(end)]);
  }

  /** Pages of a kind have the same styles. */
  #sheetOf(css: string): StyleSheet {
    let sheet = this.#sheets.get(css);
    if (!sheet) {
      sheet = new StyleSheet(css);
      this.#sheets.set(css, sheet);
    }
    return sheet;
  }
}

/** Styles as a page has them, and what allows them there. */
interface PrintedStyles {
  css: string;
  hash: string;
}

/** So many prints of a sheet are kept: pages that show the same have the same. */
const MOST_PRINTS = 200;

/** All styles of a kind of page, read once. */
class StyleSheet {
  readonly hash: string;
  readonly #parts: StylePart[];
  readonly #names: readonly string[];
  readonly #finder: WordFinder;
  /** By scripts, which names stand in them. */
  readonly #inScripts = new Map<string, Uint8Array>();
  readonly #printed = new Map<string, PrintedStyles>();

  constructor(css: string) {
    this.hash = hashOf(Buffer.from(css, 'latin1'));
    this.#parts = readStyleRules(css);
    this.#names = [...namesIn(this.#parts)];
    this.#finder = new WordFinder(this.#names);
  }

  usedBy(texts: readonly Uint8Array[], scripts: readonly string[], { bytesOf }: PageScripts): PrintedStyles {
    const found = this.#find(scripts.join(' '), () => scripts.flatMap(bytesOf)).slice();
    for (const text of texts) this.#finder.find(text, found);
    const key = Buffer.from(found.buffer).toString('latin1');
    let printed = this.#printed.get(key);
    if (!printed) {
      const used = new Set(this.#names.filter((_, place) => found[place] === 1));
      const css = printStyleRules(this.#parts, (name) => used.has(name));
      printed = { css, hash: hashOf(Buffer.from(css, 'latin1')) };
      if (this.#printed.size >= MOST_PRINTS) for (const oldest of this.#printed.keys().take(1)) this.#printed.delete(oldest);
      this.#printed.set(key, printed);
    }
    return printed;
  }

  #find(scripts: string, textsOf: () => Uint8Array[]): Uint8Array {
    let found = this.#inScripts.get(scripts);
    if (!found) {
      found = new Uint8Array(this.#names.length);
      for (const text of textsOf()) this.#finder.find(text, found);
      this.#inScripts.set(scripts, found);
    }
    return found;
  }
}

const SCRIPT = '.js';

/** The scripts that pages load, with those that these may load in turn. */
class PageScripts {
  readonly #folder: string;
  readonly #files: ReadonlySet<string>;
  readonly #bytes = new Map<string, Buffer[]>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#files = new Set(readdirSync(folder).filter((file) => file.endsWith(SCRIPT)));
  }

  /** Those of them that a text names, sorted. */
  namedIn(text: Buffer): string[] {
    const named = new Set<string>();
    for (let end = text.indexOf(SCRIPT); end !== -1; end = text.indexOf(SCRIPT, end + 1)) {
      const name = text.toString('latin1', text.lastIndexOf('/', end) + 1, end + SCRIPT.length);
      if (this.#files.has(name)) named.add(name);
    }
    return [...named].sort();
  }

  /** The bytes of a script and of those that it may load. */
  readonly bytesOf = (first: string): Buffer[] => {
    let bytes = this.#bytes.get(first);
    if (!bytes) {
      const found = new Set([first]);
      bytes = [];
      for (const file of found) {
        const script = readFileSync(join(this.#folder, file));
        bytes.push(script);
        for (const other of this.namedIn(script)) found.add(other);
      }
      this.#bytes.set(first, bytes);
    }
    return bytes;
  };
}
