import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { PagefindIndex } from 'pagefind';
import { digestOf } from '../shared/digest.ts';
import { searchFolder } from '../shared/urls.ts';
import type { NewsroomIndex } from '../site/queries/newsroom-index.ts';
import type { SearchPart, SearchRecord } from '../site/queries/search.ts';
import type { SiteTools } from '../site/queries/site-tools.ts';
import { keepFolder } from './cached-folder.ts';
import { InputCollector } from './inputs.ts';
import { filesIn } from './files-in.ts';
import { isInShard, type SharedWork } from './page-worker.ts';
import type { Output, OutputRecord } from './output.ts';
import { takePictures, type MadeFiles } from './plan.ts';
import { Progress } from '../shared/progress.ts';
import type { Templates } from './templates.ts';

/** Some files of the search, made or found made: where they are published, and where they lie until then. */
export interface SearchBundle {
  /** Below the site’s base. */
  folder: string;
  source: string;
  /** Name and digest of each file. */
  files: [name: string, digest: string][];
  pictures: string[];
}

interface SearchSources {
  root: string;
  site: SiteTools;
  index: NewsroomIndex;
  templates: Pick<Templates, 'digest'>;
  shard: SharedWork['shard'];
  /** The output as it is; files that are in it already need not be looked at. */
  old: OutputRecord | undefined;
  /** Ends the work when the build has failed elsewhere. */
  signal: AbortSignal;
}

/**
 * Indexes the parts whose stories have changed, by Pagefind; the others are found in `.cache/search`, under the digest of the records
 * that went into them. Pagefind is a program of its own: it runs beside the printing of pages, and once for each core, since it
 * keeps only one core busy.
 */
export async function makeSearch({ root, site, index, templates, shard, old, signal }: SearchSources): Promise<SearchBundle[]> {
  const cache = new SearchCache(root, old);
  const first = new Indexer(0);
  const others = Array.from({ length: availableParallelism() - 1 }, (_, place) => new Indexer(place + 1));
  const parts = site.listSearchParts(index).filter((part) => isInShard(part.folder, shard));
  const progress = new Progress('Parts of the search');
  const failing = new AbortController();
  const stopped = AbortSignal.any([signal, failing.signal]);
  const bundles: SearchBundle[] = [];
  const indexed: SearchBundle[] = [];
  const waiting = parts.entries();
  try {
    for (const language of index.editions.keys()) {
      const folder = searchFolder(language);
      if (isInShard(folder, shard)) bundles.push({ ...(await makeRuntime(cache, first, folder, language)), folder, pictures: [] });
    }
    const indexAll = async (indexer: Indexer): Promise<void> => {
      for (const [place, part] of waiting) {
        stopped.throwIfAborted();
        progress.show(place, parts.length);
        const known = cache.findKnown(templates, part.folder, (read) => isAsItWas(site, index, part, read));
        const made = known ?? (await makePart(cache, indexer, { site, index, templates }, part));
        indexed[place] = { ...made, folder: part.folder, pictures: site.partPictures(index, part) };
      }
    };
    await Promise.all([first, ...others].map(indexAll));
    return [...bundles, ...indexed];
  } finally {
    failing.abort();
    progress.end();
    await Promise.all([first, ...others].map((indexer) => indexer.close()));
    cache.removeOld();
  }
}

/** Takes the search’s files up into the output, and the pictures that its results show. */
export function addSearch(
  plan: MadeFiles,
  bundles: readonly SearchBundle[],
  old: OutputRecord | undefined,
  output: Pick<Output, 'staging'>,
): void {
  takePictures(
    plan,
    bundles.flatMap(({ pictures }) => pictures),
  );
  for (const { folder, source, files } of bundles) {
    for (const [name, digest] of files) {
      const path = `${folder}/${name}`;
      if (plan.files.has(path)) throw new Error(`A page of the site would stand at ${path}, where the search has its files.`);
      const fresh = old?.files.get(path)?.key !== digest;
      plan.files.set(path, { key: digest, fresh });
      if (fresh) writeFile(join(output.staging, path), readFileSync(join(source, name)));
    }
  }
}

/** Fragments that hold one story each are small to fetch, but many files; those of stories that rest are put together. */
const STORIES_A_FRAGMENT = 8;

async function makePart(
  cache: SearchCache,
  indexer: Indexer,
  { site, index, templates }: Pick<SearchSources, 'site' | 'index' | 'templates'>,
  part: SearchPart,
): Promise<Made> {
  const { made: records, readings } = site.record(() => part.stories.map((story) => site.buildSearchRecord(index, part, story)));
  const fragments = part.open ? undefined : Math.ceil(records.length / STORIES_A_FRAGMENT);
  const collector = new InputCollector();
  collector.add(readings);
  const { names } = collector.inputs;
  const read: PartReadings = { stories: storiesOf(part), names, digests: site.readAgain(index, names) };
  return obtain(cache, indexer, { folder: part.folder, records, fragments, isWanted: isOfPart }, (digest) => {
    cache.know(templates, part.folder, digest, read);
  });
}

/** What the records of a part were made from. */
interface PartReadings {
  /** Which stories are in it, and whether it is open. */
  stories: string;
  names: string[];
  digests: string[];
}

function isAsItWas(site: SiteTools, index: NewsroomIndex, part: SearchPart, { stories, names, digests }: PartReadings): boolean {
  return stories === storiesOf(part) && site.readAgain(index, names).every((digest, place) => digest === digests[place]);
}

function storiesOf({ stories, open }: SearchPart): string {
  return digestOf(JSON.stringify([open, ...stories.map(({ id }) => id)]));
}

/**
 * The program that searches, with a first index, which it cannot do without: of one record, which is never found, because searches ask
 * for stories and it is marked as none. All parts are merged into it.
 */
function makeRuntime(cache: SearchCache, indexer: Indexer, folder: string, language: string): Promise<Made> {
  const nothing: SearchRecord = { url: '/', content: 'standfirst', language, meta: {}, filters: { is: [] } };
  const program = /^(pagefind|pagefind-worker)\.js$|^wasm\./;
  const isWanted: Wanted['isWanted'] = (name, all) =>
    isOfPart(name) || (program.test(name) && !(name === NO_STEMMER && all.some(hasStemmer)));
  return obtain(cache, indexer, { folder, records: [nothing], fragments: undefined, isWanted });
}

/** The program for a language whose endings Pagefind does not know. It is written for every language, and wanted where there is no other. */
const NO_STEMMER = 'wasm.unknown.pagefind';

function hasStemmer(name: string): boolean {
  return name.startsWith('wasm.') && name !== NO_STEMMER;
}

function isOfPart(name: string): boolean {
  return /^pagefind-entry\.json$|\.pf_(meta|index|filter|fragment)$/.test(name);
}

interface Wanted {
  folder: string;
  records: readonly SearchRecord[];
  fragments: number | undefined;
  /** Whether a file is published, of all that Pagefind has written. */
  isWanted: (name: string, all: readonly string[]) => boolean;
}

type Made = Pick<SearchBundle, 'source' | 'files'>;

/** Raise it when other files of the same records are published. */
const METHOD = 2;

async function obtain(cache: SearchCache, indexer: Indexer, wanted: Wanted, onMade?: (digest: string) => void): Promise<Made> {
  const sum = createHash('sha256').update(`${METHOD} ${pagefindVersion()} ${wanted.fragments ?? ''}`);
  for (const record of wanted.records) sum.update(`\n${JSON.stringify(record)}`);
  const digest = sum.digest('base64url').slice(0, 22);
  const made = cache.find(digest, wanted.folder) ?? (await cache.add(digest, (folder) => indexer.write(wanted, folder)));
  onMade?.(digest);
  return made;
}

/** How many records are on their way to Pagefind at once. */
const SENT_AT_ONCE = 200;

/** Pagefind’s own program, started when something has to be indexed; for each number another. */
class Indexer {
  readonly #number: number;
  #pagefind: Promise<typeof import('pagefind')> | undefined;

  constructor(number: number) {
    this.#number = number;
  }

  /** Writes the files of an index into a folder, those that are wanted. The same records in the same order make the same bytes. */
  async write({ records, fragments, isWanted }: Wanted, folder: string): Promise<void> {
    const index = await this.#start(fragments);
    for (let start = 0; start < records.length; start += SENT_AT_ONCE) {
      const batch = records.slice(start, start + SENT_AT_ONCE);
      for (const { errors } of await Promise.all(batch.map((record) => index.addCustomRecord(record)))) refuse(errors);
    }
    refuse((await index.writeFiles({ outputPath: folder })).errors);
    await index.deleteIndex();
    const all = filesIn(folder);
    for (const name of all) if (!isWanted(name, all)) rmSync(join(folder, name));
  }

  async #start(maxFragments: number | undefined): Promise<PagefindIndex> {
    // Its package starts one program for each time that it is loaded.
    this.#pagefind ??= import(`${import.meta.resolve('pagefind')}?${this.#number}`) as Promise<typeof import('pagefind')>;
    const { createIndex } = await this.#pagefind;
    try {
      const { index, errors } = await createIndex(maxFragments === undefined ? {} : { maxFragments });
      refuse(errors);
      if (!index) throw new Error('it did not start');
      return index;
    } catch (error) {
      throw new Error(
        `The search cannot be made: Pagefind does not run on this machine (${process.platform}, ${process.arch}). Install the packages again with “npm ci”, without leaving out the optional ones, or build on Linux, macOS or Windows with an x64 or ARM processor.`,
        { cause: error },
      );
    }
  }

  async close(): Promise<void> {
    if (this.#pagefind) await (await this.#pagefind).close();
  }
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`The search cannot be made: Pagefind says “${errors.join('; ')}”.`);
}

function pagefindVersion(): string {
  const require = createRequire(import.meta.url);
  const program = `@pagefind/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}/package.json`;
  try {
    return (JSON.parse(readFileSync(require.resolve(program), 'utf8')) as { version: string }).version;
  } catch {
    return 'unknown';
  }
}

const LIST = 'files.json';
/** How long an index is kept that no build has used. */
const KEPT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

/** Indexes that were made before: each in a folder named by the digest of its records, and what was read for these. */
class SearchCache {
  readonly #bundles: string;
  readonly #known: string;

  readonly #old: OutputRecord | undefined;

  constructor(root: string, old: OutputRecord | undefined) {
    this.#old = old;
    this.#bundles = join(root, '.cache/search/bundles');
    this.#known = join(root, '.cache/search/known');
    for (const folder of [this.#bundles, this.#known]) mkdirSync(folder, { recursive: true });
  }

  /** What was made by the same code, when all that was read for it is as it was; the records need not be made then. */
  findKnown(templates: Pick<Templates, 'digest'>, folder: string, isAsItWas: (read: PartReadings) => boolean): Made | undefined {
    const note = this.#noteOn(templates, folder);
    if (!existsSync(note)) return undefined;
    const [checksum, json = ''] = readFileSync(note, 'utf8').split('\n');
    if (checksum !== digestOf(json)) return undefined;
    const { digest, read } = JSON.parse(json) as { digest: string; read: PartReadings };
    if (!isAsItWas(read)) return undefined;
    touch(note);
    return this.find(digest, folder);
  }

  know(templates: Pick<Templates, 'digest'>, folder: string, digest: string, read: PartReadings): void {
    const json = JSON.stringify({ digest, read });
    writeFile(this.#noteOn(templates, folder), `${digestOf(json)}\n${json}`);
  }

  #noteOn(templates: Pick<Templates, 'digest'>, folder: string): string {
    return join(this.#known, digestOf(`${templates.digest} ${folder}`));
  }

  /** Undefined when there is none, or when a file that is not in the output yet is not as it was made. */
  find(digest: string, folder: string): Made | undefined {
    const source = join(this.#bundles, digest);
    const list = join(source, LIST);
    if (!/^[\w-]{22}$/.test(digest) || !existsSync(list)) return undefined;
    const files = parseList(readFileSync(list, 'utf8'));
    const isSound = ([name, own]: ListedFile) =>
      this.#old?.files.get(`${folder}/${name}`)?.key === own ||
      (existsSync(join(source, name)) && digestOf(readFileSync(join(source, name))) === own);
    if (files?.every(isSound) !== true) {
      // What is made anew takes its place.
      rmSync(list);
      return undefined;
    }
    touch(list);
    return { source, files };
  }

  async add(digest: string, write: (folder: string) => Promise<void>): Promise<Made> {
    const source = join(this.#bundles, digest);
    const unfinished = `${source}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    await write(unfinished);
    const files = filesIn(unfinished).map((name): ListedFile => [name, digestOf(readFileSync(join(unfinished, name)))]);
    writeFileSync(join(unfinished, LIST), formatList(files));
    keepFolder(unfinished, source, LIST);
    return { source, files };
  }

  removeOld(): void {
    for (const folder of [this.#bundles, this.#known]) {
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        const used = statSync(join(path, LIST), { throwIfNoEntry: false }) ?? statSync(path, { throwIfNoEntry: false });
        if (used && Date.now() - used.mtimeMs > KEPT_MILLISECONDS) rmSync(path, { recursive: true, force: true });
      }
    }
  }
}

type ListedFile = SearchBundle['files'][number];

function formatList(files: readonly ListedFile[]): string {
  const json = JSON.stringify(files);
  return `${digestOf(json)}\n${json}`;
}

function parseList(text: string): ListedFile[] | undefined {
  const [digest, json = ''] = text.split('\n');
  return digest === digestOf(json) ? (JSON.parse(json) as ListedFile[]) : undefined;
}

function touch(path: string): void {
  utimesSync(path, new Date(), new Date());
}

function writeFile(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
