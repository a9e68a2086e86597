import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STYLES_MARK } from '../site/printed-styles.ts';
import { hashOf } from '../site/seo/policy.ts';
import { namesIn, printStyleRules, readStyleRules, type StylePart } from './style-rules.ts';
import { WordFinder } from './word-finder.ts';

const OPENING = '<style>';
const MARKED = `${OPENING}${STYLES_MARK}`;
/** Posts of any kind may come into such a page while it is open. */
const FOLLOWED = '<live-follower';

/**
 * Leaves in each page the styles that concern something on it. A page’s components have many rules for what only some pages show, and
 * these take a quarter of what is sent before the first words. A name counts as used when it is anywhere on the page, be it in what is
 * read, or in a script that the page may load, which could give it to something later: rather too many rules than one too few.
 */
export class UsedStyles {
  readonly #scripts: PageScripts;
  readonly #stylesOf: (text: string) => string;
  readonly #sheets = new Map<string, StyleSheet>();

  /**
   * @param assets the folder of the scripts that pages load.
   * @param stylesOf the styles for what a page has in its style, where it was printed with a mark in their place (`site/printed-styles.ts`).
   */
  constructor(assets: string, stylesOf: (text: string) => string = (text) => text) {
    this.#scripts = new PageScripts(assets);
    this.#stylesOf = stylesOf;
  }

  /** The page with its policy allowing what is left; with all its styles where these are not as the pages of this project have them. */
  trim(page: Buffer): Buffer {
    const first = page.indexOf(OPENING);
    const marked = page.indexOf(MARKED);
    const start = (marked === -1 ? first : marked) + OPENING.length;
    const end = page.indexOf('</style>', start);
    if (first === -1 || end === -1) return page;
    const before = page.toString('latin1', 0, start);
    const sheet = this.#sheetOf(page.toString('latin1', start, end));
    const isTrimmed = start === first + OPENING.length && before.includes(`'${sheet.hash}'`) && !page.includes(FOLLOWED);
    const used = isTrimmed
      ? sheet.usedBy([page.subarray(0, start), page.subarray(end)], this.#scripts.namedIn(page), this.#scripts)
      : sheet;
    const head = isTrimmed ? before.replace(sheet.hash, used.hash) : before;
    return Buffer.concat([Buffer.from(head + used.css, 'latin1'), page.subarray(end)]);
  }

  /** Pages of a kind have the same styles. */
  #sheetOf(text: string): StyleSheet {
    let sheet = this.#sheets.get(text);
    if (!sheet) {
      const styles = this.#stylesOf(text);
      // Bytes as they are: names are in ASCII, and all else is left as it is.
      sheet = new StyleSheet(styles === text ? text : Buffer.from(styles).toString('latin1'));
      this.#sheets.set(text, sheet);
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
class StyleSheet implements PrintedStyles {
  readonly css: string;
  readonly hash: string;
  readonly #parts: StylePart[];
  readonly #names: readonly string[];
  readonly #finder: WordFinder;
  /** By scripts, which names stand in them. */
  readonly #inScripts = new Map<string, Uint8Array>();
  readonly #printed = new Map<string, PrintedStyles>();

  constructor(css: string) {
    this.css = css;
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
