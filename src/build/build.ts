import { collectionsOf } from '../content/collections.ts';
import { ContentFaults } from '../content/faults/fault.ts';
import type { Reading } from '../content/reading.ts';
import { digestOf } from '../shared/digest.ts';
import { addressNames } from '../content/address-space.ts';
import { findEmbargoes } from '../content/embargo.ts';
import { typeSheets } from '../shared/type-sheets.ts';
import type { SectionNode } from '../content/schemas/section.ts';
import type { SiteData } from '../content/schemas/site.ts';
import { checkHouse, contentCache, readContent, type ContentOptions } from './content.ts';
import type { SharedWork } from './page-worker.ts';
import { addBooks } from './books.ts';
import { addCompressedForms } from './compressed-forms.ts';
import { builtFrom, deliver, type Delivery } from './delivery.ts';
import { findWorkTree } from './git.ts';
import { ChangedOutput, judgeOld, previousKeys, refuseChanged } from './earlier-output.ts';
import { listIcons } from './icons.ts';
import { NO_INPUTS, rereadingFrom } from './inputs.ts';
import { EmbargoRecord } from './embargo-record.ts';
import { OtherWorkers, printPages } from './page-workers.ts';
import { editingCopies } from './editing.ts';
import { loadOtherCollections } from './other-collections.ts';
import { Output } from './output.ts';
import type { OutputPlan } from './output-record.ts';
import { DamagedParts } from './packed-parts.ts';
import { addCopies, addPages, addPictures, forgetPictures, lookCopies, mediaCopies, publicCopies, templateCopies } from './plan.ts';
import { refuseMeetingPaths } from './meeting-paths.ts';
import { checkRedirectedFiles } from './redirect-targets.ts';
import { serverFolder, writeServerFiles } from './server-files.ts';
import { addSearch, makeSearch } from './search.ts';
import { StaleFiles } from './stale-files.ts';
import { loadSite, obtainTemplates, type Templates, type TemplateSources } from './templates.ts';
import { findReplies } from './replies/find-replies.ts';
import { findVersions } from './versions.ts';
import { type BuildReport, timed, countWarnings } from './build-report.ts';

export interface BuildOptions {
  /** The project’s folder. */
  root: string;
  contentDir: string;
  /** The folder to publish. */
  output: string;
  /** The moment that decides what is published, in milliseconds since 1970. */
  now: number;
  /** Which part of the site to build, of how many. */
  shard?: { number: number; of: number } | undefined;
  /** Makes everything anew. */
  force?: boolean;
  /** The file that tells when the next embargo ends; none is written when absent. */
  embargoRecord?: string;
  /** The files of the content, where these are being found already. */
  listing?: ContentOptions['listing'];
}

/** What a shard leaves for the merge beside its files. */
export interface BuiltSite {
  plan: OutputPlan;
  /** Of everything that the site is made from: shards of one site have the same. */
  sources: string;
  /** How many pages and data files the whole site has, and how many of them this build made or found made. */
  total: number;
  made: number;
  delivery: Delivery;
}

/**
 * Builds the site into its output folder: reads what has changed of the content, prints the pages whose view has changed, makes the
 * pictures that are missing, and puts the whole into place at once. Throws `ContentFaults` when the content is faulty; whatever it
 * throws, the last good output stays.
 */
export async function buildSite(options: BuildOptions): Promise<BuildReport & { site: BuiltSite }> {
  try {
    return await buildOnce(options);
  } catch (error) {
    if (error instanceof ChangedOutput) return buildOnce(options, error.message);
    if (!(error instanceof DamagedParts)) throw error;
    new Output(options.output, options.root).forsakeRecord();
    return buildOnce(options);
  }
}

/** `distrusted` says why the output that there is cannot be relied on. */
async function buildOnce(options: BuildOptions, distrusted?: string): Promise<BuildReport & { site: BuiltSite }> {
  const { root, contentDir, now, shard } = options;
  const seconds: Record<string, number> = {};
  const cache = contentCache(root, contentDir);
  const output = new Output(options.output, root);
  output.open();
  let embargoRecord: EmbargoRecord | undefined;
  const workTree = findWorkTree(contentDir);
  workTree.catch(() => undefined);
  const earlier = distrusted === undefined ? output.readRecord() : { distrusted };
  const otherWorkers = new OtherWorkers({ root, contentDir, cache });
  if (options.force === true || !output.hasRecord()) otherWorkers.start();
  const failing = new AbortController();
  let searching: ReturnType<typeof makeSearch> | undefined;
  try {
    let compiling = undefined as Promise<Templates> | undefined;
    const { newsroom, faults } = await timed(seconds, 'content', () =>
      readContent(root, contentDir, now, cache, {
        listing: options.listing,
        onFoundation: (foundation) => {
          compiling = startTemplates({ root, code: cache.version, contentDir }, foundation);
          compiling?.catch(() => undefined);
        },
      }),
    );
    if (!newsroom || faults.length > 0 || !compiling) throw new ContentFaults(faults);
    const compiled = compiling;
    const asking = findReplies(newsroom, { root, contentDir, now });
    asking.catch(() => undefined);
    const versions = await timed(seconds, 'history', () =>
      findVersions(newsroom, { root, contentDir, now, version: cache.version, workTree }),
    );
    const templates = await timed(seconds, 'templates', () => compiled);
    const site = await loadSite(templates);
    const { replies, notes } = await timed(seconds, 'replies', () => asking);
    for (const note of notes) console.warn(`  ${note}`);
    const others = await timed(seconds, 'other collections', () => loadOtherCollections(root, contentDir));
    otherWorkers.prepare({ templates, now, versions, replies, others });
    const { index, files } = await timed(seconds, 'index', async () => {
      const built = await site.open(collectionsOf(newsroom, { now, versions, replies }), others, { now });
      return { index: built, files: await site.listAll() };
    });
    const { old, reason } = judgeOld(earlier, templates, options.force === true);
    if (reason !== undefined) {
      console.log(`  ${reason} Everything is built.`);
      otherWorkers.start();
    }

    const relied = old?.templates === templates.digest ? old : undefined;
    const rereading = rereadingFrom(index, site);
    const stale = await timed(seconds, 'inputs', () => new StaleFiles(site, rereading, files, relied));
    const work: SharedWork = {
      previousKeys: previousKeys(files, stale.places, old, templates),
      places: stale.places,
      shard,
      staging: output.staging,
      output: old === undefined ? undefined : options.output,
      counters: new Int32Array(new SharedArrayBuffer(8)),
    };
    const search = makeSearch({ root, site, index, rereading, templates, shard, old, signal: failing.signal });
    searching = search;
    search.catch(() => undefined);
    const paths = digestOf(files.map(({ path }) => path).join('\n'));
    otherWorkers.print({ work, paths });
    // The other cores, if they are wanted, are printing already.
    const findings = await timed(seconds, 'house rules', () => checkHouse(newsroom, cache, now, 'errors'));
    const errors = findings.filter(({ level }) => level === 'error');
    if (errors.length > 0) throw new ContentFaults(errors);
    const workers = await timed(seconds, 'pages', () => printPages(site, files, work, otherWorkers));

    const editing = await timed(seconds, 'editing', () => editingCopies(root, newsroom, index.space.base));
    const ofPublic = publicCopies(root);
    const copies = [
      ...templateCopies(templates),
      ...ofPublic,
      ...mediaCopies(site, index, contentDir),
      ...lookCopies(newsroom),
      ...listIcons(root, newsroom),
      ...editing,
    ];
    const published = [...files, ...copies, ...site.listBooks(index)].map(({ path }) => path);
    refuseMeetingPaths(published);
    checkRedirectedFiles(newsroom, published);
    const plan: OutputPlan = { templates: templates.digest, pictureSets: [], files: new Map(), inputs: NO_INPUTS };
    const made = addPages(plan, files, workers, stale, old);
    await addCopies(plan, copies, old, output, shard);
    addSearch(plan, await timed(seconds, 'search', () => search), old, output);
    const pictures = await timed(seconds, 'pictures', () => addPictures(plan, newsroom, workers, old, output, root));
    await addBooks(plan, site, index, old, { staging: output.staging, output: options.output });
    if (newsroom.site.precompress === true) await timed(seconds, 'compression', () => addCompressedForms(plan, old, output));
    const embargoes = findEmbargoes(newsroom, now);
    if (options.embargoRecord !== undefined) embargoRecord = new EmbargoRecord(options.embargoRecord, embargoes);
    const delivery: Delivery = {
      from: builtFrom(newsroom, ofPublic, embargoes),
      host: newsroom.site.host,
      offload: newsroom.site.offload,
      redirects: files.filter(({ kind }) => kind === 'moved').length,
    };
    if (old) await timed(seconds, 'output', () => refuseChanged(earlier));
    const before = output.mark();
    const changes = await timed(seconds, 'publish', () => Promise.resolve(output.publish(plan, old)));
    embargoRecord?.keep();
    const misfits = shard ? [] : await timed(seconds, 'manifest', () => deliver(output, plan, old, before, delivery));
    for (const misfit of misfits) console.warn(misfit);
    if (reason !== undefined && shard === undefined) await timed(seconds, 'caches', () => forgetPictures(root));
    writeServerFiles(serverFolder(options.output), site.listServerFiles(index, files));
    if (findings.length > 0) console.warn(countWarnings(findings));
    return {
      stories: index.stories.size,
      files: plan.files.size,
      pages: files.filter((file) => file.kind !== 'data').length,
      printed: workers.reduce((sum, worker) => sum + worker.printed, 0),
      pictures,
      workers: workers.length,
      seconds,
      changes,
      reason,
      embargoes,
      site: {
        plan,
        sources: digestOf(JSON.stringify([templates.digest, now, paths])),
        total: files.length,
        made,
        delivery,
      },
    };
  } catch (error) {
    if (!(error instanceof ContentFaults)) await refuseChanged(earlier);
    throw error;
  } finally {
    failing.abort();
    // Nothing is written any more once a build has ended.
    await Promise.allSettled([searching]);
    otherWorkers.stop();
    embargoRecord?.close();
    output.close();
  }
}

/** Begins to compile the code while the rest of the content is being read. Undefined when `site.yaml` is faulty. */
export function startTemplates(
  { root, code, contentDir }: Pick<TemplateSources, 'root' | 'code' | 'contentDir'>,
  foundation: ReadonlyMap<string, Reading>,
): Promise<Templates> | undefined {
  const site = foundation.get('site.yaml')?.value;
  if (site?.kind !== 'data') return undefined;
  const { address, languages, timeZone } = site.data as SiteData;
  const sheets = [...new Set(languages.flatMap(({ code }) => typeSheets(code)))].sort();
  const sections = foundation.get('sections.yaml')?.value;
  const nodes = sections?.kind === 'data' ? (sections.data as { sections: SectionNode[] }).sections : [];
  const settings = [address, languages[0]?.code, addressNames({ languages }, nodes), sheets, timeZone];
  return obtainTemplates({ root, code, contentDir, settings }, () => {
    console.log('  Compiling the site’s code');
  });
}
