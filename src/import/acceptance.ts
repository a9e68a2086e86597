import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { formatFaults, type Fault } from '../content/faults/fault.ts';
import { isFile, resolveLink } from '../content/house-rules/resolve-link.ts';
import { checkHouseRules, ruleLevel, type Finding } from '../content/house-rules/rulebook.ts';
import { SiteAddresses } from '../content/house-rules/site-addresses.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { readNewsroom } from '../content/newsroom.ts';
import { ReadingCache } from '../content/reading-cache.ts';
import { slugOf, splitLanguage } from '../shared/ids.ts';
import { pageUrl, storyUrl } from '../shared/urls.ts';
import { isFields } from './front-matter.ts';
import type { Keeper } from './keeper.ts';
import { ImportError, type Loss } from './model.ts';
import { frontMatterFile } from './story-file.ts';
import { linksIn, withLinks, wordsOfLink, type StoryLink } from './story-links.ts';

/** What the site’s own check made of an import. */
export interface Acceptance {
  /** What was mended or left out so that the check passes. */
  readonly losses: readonly Loss[];
  /** Stories that came over as drafts because of a house rule, by the names under which the keeper knows them. */
  readonly drafted: ReadonlySet<string>;
  /** Errors in files that this import did not write. */
  readonly otherErrors: number;
}

export interface CheckOptions {
  /** The project’s root, whose `public` folder holds files that texts may link to. */
  readonly root: string;
  readonly now: number;
  readonly cache: ReadingCache;
  readonly progress: (what: string, done: number, total: number) => void;
}

const MOST_ROUNDS = 8;

/**
 * Has the check that a build runs look at the whole newsroom as it will be. What it finds in files of this import is mended, or left
 * out and reported; a fault anywhere else ends the import with an `ImportError`.
 */
export async function makeAcceptable(keeper: Keeper, options: CheckOptions): Promise<Acceptance> {
  return await new Check(keeper, options).run();
}

class Check {
  readonly #keeper: Keeper;
  readonly #options: CheckOptions;
  readonly #texts = new ReadingCache(undefined, '');
  readonly #losses: Loss[] = [];
  readonly #drafted = new Set<string>();
  /** Whether the links of this import have been looked through. */
  #sawLinks = false;

  constructor(keeper: Keeper, options: CheckOptions) {
    this.#keeper = keeper;
    this.#options = options;
    const [project, staged] = [join(options.root, 'public'), join(keeper.stage.root, 'public')];
    if (existsSync(project) && !existsSync(staged)) symlinkSync(project, staged, 'junction');
  }

  async run(): Promise<Acceptance> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const { faults, findings } = await this.#look();
      const errors = findings.filter(({ file, level, rule }) => {
        const key = this.#keeper.keyOf(pathOf(file));
        // In a draft a dead link is no error yet; it would be one on the day of its publication.
        return key !== undefined && (level === 'error' || (rule === 'deadLinks' && !this.#drafted.has(key)));
      });
      if (faults.length === 0 && errors.length === 0) {
        const otherErrors = findings.filter(({ level }) => level === 'error').length;
        return { losses: this.#losses, drafted: this.#drafted, otherErrors };
      }
      for (const [path, ofFile] of Map.groupBy(faults, ({ file }) => pathOf(file))) this.#mendFaults(path, ofFile, faults);
      for (const [path, ofFile] of Map.groupBy(errors, ({ file }) => pathOf(file))) this.#keepRules(path, ofFile);
    }
    throw new ImportError('The check still finds faults after everything faulty was taken out. Nothing was written.');
  }

  async #look(): Promise<{ faults: Fault[]; findings: Finding[] }> {
    const { stage } = this.#keeper;
    const { cache, now, progress } = this.#options;
    const { newsroom, faults } = await readNewsroom(stage.root, stage.contentDir, cache, {
      now,
      onProgress: (done, total) => {
        progress('Files checked', done, total);
      },
    });
    if (!newsroom || faults.length > 0) return { faults, findings: [] };
    if (!this.#sawLinks) {
      this.#sawLinks = true;
      if (this.#takeDeadLinksOut(newsroom)) return await this.#look();
    }
    return { faults, findings: checkHouseRules(newsroom, { now, cache: this.#texts, located: 'errors' }) };
  }

  /**
   * Makes words of links that lead nowhere, by what the rule about them goes by. The rule also looks for what was meant, which takes long
   * where there are thousands; the first look at them is without.
   */
  #takeDeadLinksOut(newsroom: Newsroom): boolean {
    if (ruleLevel(newsroom.site.house, 'deadLinks') === 'off') return false;
    const addresses = new SiteAddresses(newsroom);
    const { space } = addresses;
    const texts = [
      ...newsroom.pages.map(({ id, source }) => ({ source, own: () => pageUrl(space, ...splitLanguage(id)) })),
      ...newsroom.articles.map(({ id, source, data: { section, published } }) => ({
        source,
        own: () => storyUrl(space, { language: splitLanguage(id)[0], section, published, slug: slugOf(id) }),
      })),
    ].map(({ source, own }) => ({ path: pathOf(source.file), own }));
    const changed = texts.filter(({ path, own }) => {
      if (this.#keeper.keyOf(path) === undefined) return false;
      const text = this.#keeper.stage.readText(path) ?? '';
      const { start, body } = partsOf(text);
      const isMdx = path.endsWith('.mdx');
      const dead = linksIn(body, isMdx).filter(({ address }) => isDead(address, own(), addresses));
      if (dead.length === 0) return false;
      const places = new Set(dead.map((link) => link.start));
      const written = withLinks(body, isMdx, (link) => (places.has(link.start) ? this.#words(link, path) : undefined));
      this.#keeper.mend(path, text.slice(0, start) + written);
      return true;
    });
    return changed.length > 0;
  }

  #mendFaults(path: string, faults: readonly Fault[], all: readonly Fault[]): void {
    const key = /^(articles|pages|comments)\//.test(path) ? this.#keeper.keyOf(path) : undefined;
    if (key === undefined) throw new ImportError(`${formatFaults(all)}\n\nNothing was written: content/ is as it was.`);
    if (faults.every(({ field }) => field !== undefined && SPARE_FIELD.test(field))) this.#takeFieldsOut(path, faults);
    else this.#leaveOut(path, key, 'words', 'The check refuses it, so it was left out:', faults);
  }

  /** A story can do without its translations and earlier addresses. */
  #takeFieldsOut(path: string, faults: readonly Fault[]): void {
    const { fields, body } = this.#read(path);
    const places = faults.map(({ field = '' }) => SPARE_FIELD.exec(field));
    const redirects = Array.isArray(fields.redirects)
      ? (fields.redirects as unknown[]).filter((_redirect, index) => !places.some((place) => Number(place?.[1]) === index + 1))
      : [];
    const kept = places.some((place) => place?.[1] === undefined) ? undefined : fields.translationOf;
    const written = { ...fields, translationOf: kept, redirects: redirects.length === 0 ? undefined : redirects };
    this.#keeper.mend(path, frontMatterFile(written, body));
    for (const { field, problem } of faults)
      this.#lose(path, 'person', `The check refuses its field “${field ?? ''}”, which was left out: ${problem}`);
  }

  #keepRules(path: string, findings: readonly Finding[]): void {
    const links = findings.filter(({ rule }) => rule === 'deadLinks' || rule === 'earlyLinks');
    if (links.length > 0 && this.#takeLinksOut(path, links)) return;
    const key = this.#keeper.keyOf(path) ?? '';
    if (!path.startsWith('articles/') || this.#drafted.has(key)) {
      this.#leaveOut(path, key, 'words', 'A house rule of this newsroom refuses it, so it was left out:', findings);
      return;
    }
    this.#drafted.add(key);
    const { fields, body } = this.#read(path);
    this.#keeper.mend(path, frontMatterFile({ ...fields, draft: true }, body));
    const said = findings.map(({ problem, rule }) => `${problem} (${rule})`).join(' ');
    this.#lose(path, 'person', `A house rule of this newsroom lets it be no more than a draft: ${said}`);
  }

  /** Makes words of the links at the places that a rule names. False when there are no links there. */
  #takeLinksOut(path: string, findings: readonly Finding[]): boolean {
    const text = this.#keeper.stage.readText(path) ?? '';
    const { start, body } = partsOf(text);
    const at = offsetsIn(text);
    const places = findings.flatMap(({ line, column }) => (line === undefined || column === undefined ? [] : [at(line, column) - start]));
    const isMdx = path.endsWith('.mdx');
    const dead = new Set<number>(
      linksIn(body, isMdx)
        .filter((link) => places.some((place) => place >= link.start && place < link.end))
        .map((link) => link.start),
    );
    if (dead.size === 0) return false;
    const written = withLinks(body, isMdx, (link) => (dead.has(link.start) ? this.#words(link, path) : undefined));
    this.#keeper.mend(path, text.slice(0, start) + written);
    return true;
  }

  #words(link: StoryLink, path: string): string {
    const shown = link.label.length > 80 ? `${link.label.slice(0, 79)}…` : link.label;
    this.#lose(
      path,
      'person',
      `The link “${shown}” led to ${link.address}, where nothing stands here. Its words are there; link them anew if readers need it.`,
    );
    return wordsOfLink(link);
  }

  /** Takes a file out, and with a story its comments. */
  #leaveOut(path: string, key: string, kind: Loss['kind'], why: string, faults: readonly Fault[]): void {
    const { fields, body } = this.#read(path);
    const words = [fields.headline ?? fields.title, fields.standfirst, fields.text, body].filter((text) => typeof text === 'string');
    const what = `${why} ${faults.map(({ problem }) => problem).join(' ')}`;
    this.#losses.push({ where: `${path} (${key})`, kind, what, words: words.join('\n').trim() });
    this.#keeper.withdraw(path);
    const story = /^articles\/(.*)\.mdx?$/.exec(path)?.[1];
    if (story === undefined) return;
    for (const other of this.#keeper.stage.written) if (other.startsWith(`comments/${story}/`)) this.#keeper.withdraw(other);
  }

  #lose(path: string, kind: Loss['kind'], what: string): void {
    const key = (this.#keeper.keyOf(path) ?? '').replace(/^story /, '');
    const { headline, title } = this.#read(path).fields;
    const named = [headline, title].find((text) => typeof text === 'string') ?? path;
    this.#losses.push({ where: `“${named}” (${key})`, kind, what });
  }

  #read(path: string): { fields: Readonly<Record<string, unknown>>; body: string } {
    const text = this.#keeper.stage.readText(path) ?? '';
    const { head, body } = partsOf(text);
    const fields = yaml.load(head, { schema: yaml.CORE_SCHEMA });
    return { fields: isFields(fields) ? fields : {}, body };
  }
}

/** Whether a link on a page leads to where the site has, or will have, nothing. */
function isDead(target: string, own: string, addresses: SiteAddresses): boolean {
  if (/^(?:#|\/\/)/.test(target)) return false;
  const path = resolveLink(addresses.space, own, target);
  if (path?.startsWith(addresses.space.base) !== true) return false;
  return isFile(path) ? !addresses.isFile(path) : addresses.pageFrom(path) === undefined;
}

const SPARE_FIELD = /^(?:translationOf|redirects\[(\d+)\])$/;

/** A path below the content folder. */
function pathOf(file: string): string {
  return file.replace(/^content\//, '');
}

/** A file that an import wrote: its fields, and its text with where that begins. */
function partsOf(text: string): { head: string; body: string; start: number } {
  const [whole, head] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  return whole === undefined
    ? { head: text, body: '', start: text.length }
    : { head: head ?? '', body: text.slice(whole.length), start: whole.length };
}

/** Where a line and column, both counted from 1, are in a text. */
function offsetsIn(text: string): (line: number, column: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (line, column) => (starts[line - 1] ?? text.length) + column - 1;
}
