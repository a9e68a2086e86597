import { existsSync, readdirSync, readFileSync, copyFileSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { Worker } from 'node:worker_threads';
import { digestOf } from '../lib/digest.ts';
import { ContentFaults } from '../lib/newsroom/fault.ts';
import { readNewsroom, type Newsroom } from '../lib/newsroom/newsroom.ts';
import { ReadingCache } from '../lib/newsroom/reading-cache.ts';
import { isPublished } from '../lib/publication.ts';
import { parsePictureFile } from '../lib/pictures.ts';
import { PICTURES_FOLDER } from '../lib/urls.ts';
import type { NewsroomIndex } from '../queries/newsroom-index.ts';
import type { SiteFile } from '../queries/pages.ts';
import type { CompiledSite } from './entry.ts';
import type { ThreadData } from './lane-thread.ts';
import { isInShare, runLane, type LaneResult, type SharedWork } from './lane.ts';
import { laneMegabytes } from './memory.ts';
import { Output, type OutputChanges, type OutputPlan, type OutputRecord } from './output.ts';
import { ENCODERS, makePictures, type PictureJob } from './picture-maker.ts';
import { format, formatSeconds, Progress } from './progress.ts';
import { codeDigest, loadSite, obtainTemplates, type Templates } from './templates.ts';

export interface BuildOptions {
  /** The project’s folder. */
  root: string;
  contentDir: string;
  /** The folder to publish. */
  output: string;
  /** The moment that decides what is published, in milliseconds since 1970. */
  now: number;
  /** Which part of the site to build, of how many. */
  share?: { number: number; of: number } | undefined;
  /** Makes everything anew. */
  force?: boolean;
}

/** What a build did, for people and for the benchmark. */
export interface BuildReport {
  stories: number;
  files: number;
  pages: number;
  /** Pages that had to be printed; the others were in the output already. */
  printed: number;
  pictures: number;
  /** Seconds by step. */
  seconds: Record<string, number>;
  changes: OutputChanges;
  /** Why everything was made anew, in a sentence; absent when it was not. */
  reason?: string | undefined;
}

/** What a share leaves for the merge beside its files. */
export interface BuiltSite {
  plan: OutputPlan;
  /** Of everything that the site is made from: shares of one site have the same. */
  sources: string;
  /** How many pages and data files the whole site has, and how many of them this build made or found made. */
  total: number;
  made: number;
}

/** Below this many files, starting another lane takes longer than it saves. */
const FILES_A_LANE = 250;

/**
 * Builds the site into its output folder: reads what has changed of the content, prints the pages whose view has changed, makes the
 * pictures that are missing, and puts the whole into place at once. Throws `ContentFaults` when the content is faulty; whatever it
 * throws, the last good output stays.
 */
export async function buildSite(options: BuildOptions): Promise<BuildReport & { site: BuiltSite }> {
  const { root, contentDir, now, share } = options;
  const seconds: Record<string, number> = {};
  const output = new Output(options.output, root);
  output.open();
  try {
    const { cache, newsroom } = await timed(seconds, 'content', () => readContent(root, contentDir));
    const templates = await timed(seconds, 'templates', () => prepareTemplates(root, contentDir, newsroom, now));
    const { site, index, files } = await timed(seconds, 'index', async () => {
      const compiled = await loadSite(templates);
      const built = compiled.buildIndex(newsroom, { now });
      return { site: compiled, index: built, files: compiled.listFiles(built) };
    });
    const { old, reason } = await timed(seconds, 'output', () => readOld(output, templates, options.force === true));
    if (reason !== undefined) console.log(`  ${reason} Everything is built.`);

    const work: SharedWork = {
      previousKeys: previousKeys(files, old, templates),
      share,
      staging: output.staging,
      output: old === undefined ? undefined : options.output,
      counters: new Int32Array(new SharedArrayBuffer(8)),
    };
    const thread: ThreadData = { root, contentDir, cache, templates, now, paths: digestOfPaths(files), work };
    const lanes = await timed(seconds, 'pages', () => printPages(site, files, thread));

    const plan: OutputPlan = { templates: templates.digest, pictureSets: [], files: new Map() };
    addPages(plan, files, lanes, old);
    addCopies(plan, [...templateCopies(templates), ...publicCopies(root), ...mediaCopies(site, index, contentDir)], old, output, share);
    const pictures = await timed(seconds, 'pictures', () => addPictures(plan, newsroom, old, output, root));
    const changes = await timed(seconds, 'publish', () => Promise.resolve(output.publish(plan, old)));
    return {
      stories: index.stories.size,
      files: plan.files.size,
      pages: files.filter((file) => file.kind !== 'data').length,
      printed: lanes.reduce((sum, lane) => sum + lane.printed, 0),
      pictures,
      seconds,
      changes,
      reason,
      site: {
        plan,
        sources: digestOf(JSON.stringify([templates.digest, now, thread.paths])),
        total: files.length,
        made: lanes.reduce((sum, lane) => sum + lane.files.length, 0),
      },
    };
  } finally {
    output.close();
  }
}

async function timed<T>(seconds: Record<string, number>, step: string, work: () => Promise<T> | T): Promise<T> {
  const started = performance.now();
  const result = await work();
  seconds[step] = (performance.now() - started) / 1000;
  return result;
}

/** Where what was read of a content folder is remembered, and which version of the code can use it. */
export function readingCache(root: string, contentDir: string): { file: string; version: string } {
  return { file: join(root, '.cache/content', `${digestOf(contentDir)}.log`), version: codeDigest(root) };
}

async function readContent(root: string, contentDir: string): Promise<{ cache: ThreadData['cache']; newsroom: Newsroom }> {
  const place = readingCache(root, contentDir);
  const cache = new ReadingCache(place.file, place.version);
  if (cache.distrusted !== undefined) console.log(`  ${cache.distrusted} All of it is read again.`);
  const progress = new Progress('Files of content');
  const { newsroom, faults } = await readNewsroom(root, contentDir, cache, (done, total) => {
    progress.show(done, total);
  });
  progress.end();
  cache.save();
  if (!newsroom || faults.length > 0) throw new ContentFaults(faults);
  return { cache: place, newsroom };
}

async function prepareTemplates(root: string, contentDir: string, newsroom: Newsroom, now: number): Promise<Templates> {
  const { address, languages, timeZone, live, audio } = newsroom.site;
  const mdxStories = newsroom.articles
    .filter(({ source, data }) => source.file.endsWith('.mdx') && isPublished(data, now))
    .map(({ source }) => source);
  return obtainTemplates({ root, contentDir, mdxStories, settings: [address, languages[0]?.code, timeZone, live, audio] }, () => {
    console.log('  Compiling the site’s code');
  });
}

function readOld(output: Output, templates: Templates, force: boolean): { old?: OutputRecord; reason?: string } {
  if (force) return { reason: 'As asked.' };
  const record = output.readRecord();
  if ('distrusted' in record) return { reason: record.distrusted };
  return record.templates === templates.digest ? { old: record } : { old: record, reason: 'The site’s code or its settings have changed.' };
}

/** In place of a key: the file is in the output, and has to be made again. */
const STALE = '?';

function previousKeys(files: readonly SiteFile[], old: OutputRecord | undefined, templates: Templates): string[] {
  const isCurrent = old?.templates === templates.digest;
  return files.map(({ path, kind }) => {
    const known = old?.files.get(path)?.key;
    // The key of a data file is of its own bytes, whatever code made it.
    return known === undefined ? '' : isCurrent || kind === 'data' ? known : STALE;
  });
}

function digestOfPaths(files: readonly SiteFile[]): string {
  return digestOf(files.map(({ path }) => path).join('\n'));
}

/** Prints in as many lanes as there are cores, one of them this thread. */
async function printPages(site: CompiledSite, files: readonly SiteFile[], data: ThreadData): Promise<LaneResult[]> {
  const { counters } = data.work;
  const others = Math.min(availableParallelism(), Math.ceil(files.length / FILES_A_LANE)) - 1;
  const progress = new Progress('Pages');
  const stop = (error: unknown): never => {
    Atomics.store(counters, 0, files.length);
    throw error;
  };
  const results = await Promise.all([
    runLane(site, files, data.work, () => {
      progress.show(Atomics.load(counters, 1), files.length);
    }).catch(stop),
    ...Array.from({ length: others }, () => runThread(data).catch(stop)),
  ]);
  progress.end();
  return results;
}

/** Three parts, of which two are the halves that objects move between. */
const YOUNG_MEGABYTES = 96;

function runThread(data: ThreadData): Promise<LaneResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('lane-thread.ts', import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: laneMegabytes(data.work.previousKeys.length), maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`A lane of the build ended with ${code}.`));
    });
  });
}

function addPages(plan: OutputPlan, files: readonly SiteFile[], lanes: readonly LaneResult[], old: OutputRecord | undefined): void {
  const sets = new PictureSets(plan);
  const made = lanes.flatMap((lane) => {
    const places = lane.pictureSets.map((set) => sets.take(set));
    return lane.files.map((file) => ({ ...file, pictures: file.pictures?.map((place) => places[place] ?? 0) }));
  });
  for (const { place, key, fresh, pictures } of made.sort((a, b) => a.place - b.place)) {
    const path = files[place]?.path ?? '';
    if (plan.files.has(path)) throw new Error(`Two pages of the site would stand at ${path}. Give one of them another address.`);
    const shown = pictures ?? old?.files.get(path)?.pictures?.map((set) => sets.take(old.pictureSets[set]));
    plan.files.set(path, shown === undefined || shown.length === 0 ? { key, fresh } : { key, fresh, pictures: shown });
  }
}

/** Collects the sets of pictures that pages show, each once. */
class PictureSets {
  readonly #plan: OutputPlan;
  readonly #places = new Map<string, number>();

  constructor(plan: OutputPlan) {
    this.#plan = plan;
  }

  take(set: OutputPlan['pictureSets'][number] | undefined): number {
    if (!set) throw new Error('The record of the last build names a set of pictures that is not there.');
    const [name, files] = set;
    const known = this.#places.get(name);
    if (known === undefined) {
      this.#places.set(name, this.#plan.pictureSets.length);
      return this.#plan.pictureSets.push([name, [...files]]) - 1;
    }
    const own = this.#plan.pictureSets[known]?.[1] ?? [];
    for (const file of files) if (!own.includes(file)) own.push(file);
    return known;
  }
}

/** A file that is published as it is. */
interface Copy {
  path: string;
  source: string;
  digest: string;
}

function templateCopies({ folder }: Templates): Copy[] {
  return copiesIn(join(folder, 'site/client/_astro'), '_astro/');
}

function publicCopies(root: string): Copy[] {
  return copiesIn(join(root, 'public'), '');
}

function copiesIn(folder: string, prefix: string): Copy[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((source) => ({
      path:
        prefix +
        source
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
      source,
      digest: digestOf(readFileSync(source)),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The recordings of published stories; those of drafts and embargoed stories stay out. */
function mediaCopies(site: CompiledSite, index: NewsroomIndex, contentDir: string): Copy[] {
  return site
    .getPublishedMedia(index)
    .map((file) => ({ path: `media/${file}`, source: join(contentDir, 'media', file), digest: index.media.get(file) ?? '' }));
}

function addCopies(
  plan: OutputPlan,
  copies: readonly Copy[],
  old: OutputRecord | undefined,
  output: Output,
  share: BuildOptions['share'],
): void {
  for (const { path, source, digest } of copies) {
    if (!isInShare(path, share)) continue;
    if (plan.files.has(path)) throw new Error(`${source} would take the place of a page of the site, ${path}. Rename it.`);
    const fresh = old?.files.get(path)?.key !== digest;
    plan.files.set(path, { key: digest, fresh });
    if (!fresh) continue;
    mkdirSync(dirname(join(output.staging, path)), { recursive: true });
    copyFileSync(source, join(output.staging, path));
  }
}

/** Makes the pictures that the pages show and that are not in the output already. Returns how many there are. */
async function addPictures(
  plan: OutputPlan,
  newsroom: Newsroom,
  old: OutputRecord | undefined,
  output: Output,
  root: string,
): Promise<number> {
  const photos = new Map(newsroom.photos.map((photo) => [photo.id, photo]));
  const jobs: PictureJob[] = [];
  let count = 0;
  for (const [set, files] of plan.pictureSets) {
    for (const file of files) {
      const path = `${PICTURES_FOLDER}/${set}/${file}`;
      const key = digestOf(`${path} ${encoderOf(file)}`);
      const fresh = old?.files.get(path)?.key !== key;
      plan.files.set(path, { key, fresh });
      count += 1;
      const facts = parsePictureFile(set, file);
      const photo = facts && photos.get(facts.photo);
      if (!photo) throw new Error(`A page shows ${path}, which is not made from a photo of the newsroom.`);
      if (!fresh) continue;
      const { width, height, format: encoding } = facts;
      jobs.push({
        source: join(root, photo.file),
        digest: photo.digest,
        focus: photo.data.focus ?? '50% 50%',
        width,
        height,
        format: encoding,
        output: join(output.staging, path),
      });
    }
  }
  const progress = new Progress('Pictures');
  await makePictures(jobs, {
    cacheDir: join(root, '.cache/pictures'),
    lanes: availableParallelism(),
    onProgress: ({ made, reused, total }) => {
      progress.show(made + reused, total);
    },
  });
  progress.end();
  return count;
}

function encoderOf(file: string): string {
  return JSON.stringify(file.endsWith('.avif') ? ENCODERS.avif : ENCODERS.webp);
}

/** What a build did, in two lines. */
export function describe({ stories, pages, printed, pictures, changes, seconds }: BuildReport): string {
  const all = Object.values(seconds).reduce((sum, one) => sum + one, 0);
  const steps = Object.entries(seconds)
    .filter(([, one]) => one >= 0.05)
    .map(([step, one]) => `${step} ${formatSeconds(one)}`);
  return [
    `${format(pages)} pages from ${format(stories)} stories, with ${format(pictures)} pictures, in ${formatSeconds(all)}: ${format(printed)} printed, ${format(changes.written)} files written, ${format(changes.removed)} removed.`,
    `  ${steps.join(', ')}`,
  ].join('\n');
}
