import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import { searchFolder } from '../shared/urls.ts';
import type { NewsroomIndex } from '../site/queries/newsroom-index.ts';
import type { SearchPart, SearchRecord } from '../site/queries/search.ts';
import type { SiteTools } from '../site/queries/site-tools.ts';
import { Progress } from '../shared/progress.ts';
import { InputCollector } from './input-collector.ts';
import { digestInputs, findChanged, type Rereading } from './inputs.ts';
import { isInShard, type SharedWork } from './page-worker.ts';
import type { Output } from './output.ts';
import type { OutputRecord } from './output-record.ts';
import { takePictures, type MadeFiles } from './plan.ts';
import type { Templates } from './templates.ts';
import type { SearchBundle, Wanted } from './search-bundle.ts';
import { SearchCache, writeFile, type Made, type PartReadings } from './search-cache.ts';
import { Indexer, pagefindVersion } from './search-indexer.ts';

interface SearchSources {
  root: string;
  site: SiteTools;
  index: NewsroomIndex;
  rereading: Rereading;
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
export async function makeSearch({ root, site, index, rereading, templates, shard, old, signal }: SearchSources): Promise<SearchBundle[]> {
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
        const known = cache.findKnown(templates, part.folder, (read) => isAsItWas(part, rereading, read));
        const made = known ?? (await makePart(cache, indexer, { site, index, templates, rereading }, part));
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
  { site, index, templates, rereading }: Pick<SearchSources, 'site' | 'index' | 'templates' | 'rereading'>,
  part: SearchPart,
): Promise<Made> {
  const { made: records, readings } = site.record(() => part.stories.map((story) => site.buildSearchRecord(index, part, story)));
  const fragments = part.open ? undefined : Math.ceil(records.length / STORIES_A_FRAGMENT);
  const collector = new InputCollector();
  collector.add(readings);
  const read: PartReadings = { stories: storiesOf(part), inputs: digestInputs(collector.inputs, rereading) };
  return obtain(cache, indexer, { folder: part.folder, records, fragments, isWanted: isOfPart }, (digest) => {
    cache.know(templates, part.folder, digest, read);
  });
}

function isAsItWas(part: SearchPart, rereading: Rereading, { stories, inputs }: PartReadings): boolean {
  return stories === storiesOf(part) && findChanged(inputs, rereading)[0] === 0;
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
