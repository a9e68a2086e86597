import type { SpacelessLetters } from './search-letters.ts';
import { plainLetters, type Letters } from './search-words.ts';

/** A part of the index, as the page names it: its folder, its year, and with which search it is first looked through. */
export interface Part {
  url: string;
  year: string;
  stage: number;
}

/** A story that was found. Its words are fetched when they are asked for. */
export interface Hit {
  id: string;
  data(): Promise<HitData>;
}

export interface HitData {
  url: string;
  meta: Record<string, string>;
  /** HTML with `<mark>`, and `&lt;` and `&gt;` for what is not markup. */
  excerpt: string;
}

export interface Narrowing {
  /** `section:news`, `kind:opinion`: all have to hold. */
  is: string[];
  year: string;
}

/** What is used of Pagefind’s program: https://pagefind.app/docs/api/ */
interface Pagefind {
  createInstance: (options: Record<string, unknown>) => Instance;
}

interface Instance {
  init(): Promise<void>;
  options(options: Record<string, unknown>): Promise<void>;
  mergeIndex(url: string, options: Record<string, unknown>): Promise<void>;
  search(words: string, options: { filters: Record<string, unknown> }): Promise<{ results: Hit[] }>;
}

const OPTIONS = { baseUrl: '/', excerptLength: 32, ranking: { metaWeights: { title: 6, standfirst: 3, byline: 1, spellings: 1 } } };
/** How much less a year counts than the one after it. */
const LOSS_A_YEAR = 0.06;

/** Searches the parts of an edition’s index. Fetches the program at the first search, and each part at the first search that goes so far back. */
export class SearchEngine {
  readonly parts: readonly Part[];
  readonly #runtimeUrl: string;
  readonly #letters: Letters;
  readonly #spaceless: SpacelessLetters;
  #merged = new Map<string, Promise<void>>();
  #instance: Promise<Instance> | undefined;

  constructor(runtimeUrl: string, parts: readonly Part[], letters: Letters, spaceless: SpacelessLetters) {
    this.#runtimeUrl = runtimeUrl;
    this.parts = parts;
    this.#letters = letters;
    this.#spaceless = spaceless;
  }

  get lastStage(): number {
    return this.parts.at(-1)?.stage ?? 0;
  }

  /**
   * The stories that have all the words, those that have them as typed first, then the best: those of one year, or those that stand in
   * the parts up to a stage. Throws when the search cannot be loaded; the next one tries again from the start.
   */
  async find(query: string, narrowing: Narrowing, stage: number): Promise<Hit[]> {
    const plain = plainLetters(query, this.#letters);
    try {
      const found = await this.#findWords(query, narrowing, stage);
      if (plain === query.toLowerCase().normalize('NFC')) return found;
      // Somebody else may have written the same word with other letters: “Strasse” for “Straße”.
      const known = new Set(found.map(({ id }) => id));
      return [...found, ...(await this.#findWords(plain, narrowing, stage)).filter(({ id }) => !known.has(id))];
    } catch (error) {
      this.#instance = undefined;
      this.#merged = new Map();
      throw error;
    }
  }

  async #findWords(query: string, { is, year }: Narrowing, stage: number): Promise<Hit[]> {
    const parts = this.parts.filter((part) => (year === '' ? part.stage <= stage : part.year === year));
    const instance = await (this.#instance ??= this.#start());
    await Promise.all(parts.map((part) => this.#merge(instance, part)));
    const filters = { year: { any: [...new Set(parts.map((part) => part.year))] }, ...(is.length === 0 ? {} : { is }) };
    const search = async (words: string) => (await instance.search(words, { filters })).results;
    if (this.#spaceless.isIn(query)) return inAll(await Promise.all(this.#termsOf(query).map(search)));
    const apart = wordsApart(query);
    if (apart.length === 0) return search(query);
    const [all = [], phrase = [], ...each] = await Promise.all([query, `"${query}"`, ...apart].map(search));
    // Pagefind passes over a word that a part of the index does not know; each word has to be there.
    const found = each.map((hits) => new Set(hits.map(({ id }) => id)));
    const asTyped = new Set(phrase.map(({ id }) => id));
    return all.filter(({ id }) => found.every((ids) => ids.has(id))).sort((a, b) => Number(asTyped.has(b.id)) - Number(asTyped.has(a.id)));
  }

  /** What is looked for, each by itself: letters without spaces as they follow each other, anywhere in a text. */
  #termsOf(query: string): string[] {
    const terms = query.includes('"') ? [query.replaceAll('"', ' ')] : query.trim().split(/\s+/);
    return terms.map((term) => (this.#spaceless.isIn(term) ? `"${this.#spaceless.apart(term)}"` : term));
  }

  async #start(): Promise<Instance> {
    const { createInstance } = (await import(/* @vite-ignore */ `${this.#runtimeUrl}pagefind.js`)) as Pagefind;
    const instance = createInstance({ ...OPTIONS, basePath: this.#runtimeUrl });
    await instance.init();
    // Pagefind is ready before it knows whether its program can be had, and would wait for it for ever; this asks the program.
    await instance.options({ ranking: OPTIONS.ranking });
    return instance;
  }

  async #merge(instance: Instance, { url, year }: Part): Promise<void> {
    const age = Number(this.parts[0]?.year ?? year) - Number(year);
    const merging =
      this.#merged.get(url) ?? instance.mergeIndex(url, { ...OPTIONS, indexWeight: 1 / (1 + age * LOSS_A_YEAR), mergeFilter: { year } });
    this.#merged.set(url, merging);
    await merging;
  }
}

/** What was found every time, in the order of the first. */
function inAll([first = [], ...others]: readonly Hit[][]): Hit[] {
  const found = others.map((hits) => new Set(hits.map(({ id }) => id)));
  return first.filter(({ id }) => found.every((ids) => ids.has(id)));
}

/** The words of a query of several that have to be looked for each; the quoted ones of a phrase are looked for as they stand. */
function wordsApart(query: string): string[] {
  const words = query.split(/\s+/).filter((word) => word.replace(/[^\p{L}\p{N}]/gu, '').length > 2);
  return query.includes('"') || words.length < 2 ? [] : words;
}
