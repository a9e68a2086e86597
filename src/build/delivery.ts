import type { EmbargoCalendar } from '../content/embargo.ts';
import type { Entry, Newsroom } from '../content/newsroom-model.ts';
import { isOffloaded, offloadRule } from '../content/offload.ts';
import type { SiteData } from '../content/schemas/site.ts';
import { isCompressedForm } from '../shared/compressed-files.ts';
import { digestOf } from '../shared/digest.ts';
import { findMisfits } from './host-limits.ts';
import { ManifestLog, type BuiltFrom, type Manifest } from './manifest.ts';
import { Output } from './output.ts';
import type { OutputPlan, OutputRecord } from './output-record.ts';
import type { Copy } from './plan.ts';

/** What is left of a build for whoever sends the site to its host. */
export interface Delivery {
  from: BuiltFrom;
  host: SiteData['host'];
  /** What lies elsewhere. */
  offload?: SiteData['offload'];
  /** How many addresses lead elsewhere. */
  redirects: number;
}

/** Of everything that the newsroom wrote, and of what is published beside it as it is. */
export function sourcesDigest(newsroom: Newsroom, publicFiles: readonly Copy[]): string {
  const { siteSource, sectionsSource, redirectsSource, photos, media, tables } = newsroom;
  const { articles, livePosts, authors, topics, fronts, pages, comments } = newsroom;
  const entries: Pick<Entry<unknown>, 'id' | 'source'>[][] = [articles, tables, livePosts, authors, topics, fronts, pages, comments, media];
  return digestOf(
    [
      ...[siteSource, sectionsSource, redirectsSource].map((source) => source?.digest ?? ''),
      ...entries.flat().map(({ id, source }) => `${id} ${source.digest}`),
      ...photos.map(({ id, digest, source }) => `${id} ${digest} ${source?.digest ?? ''}`),
      ...publicFiles.map(({ path, digest }) => `${path} ${digest}`),
    ].join('\n'),
  );
}

export function builtFrom(newsroom: Newsroom, publicFiles: readonly Copy[], { now, ends }: EmbargoCalendar): BuiltFrom {
  return { address: newsroom.site.address, content: sourcesDigest(newsroom, publicFiles), now, nextEmbargo: ends[0]?.at ?? null };
}

/**
 * Brings the list of the output’s files up to date, and says whether they fit the host: returns the warnings. To be called when the
 * output has been put into place; `before` is its mark from before that. A list that cannot be written is no fault of the site: it is
 * missing then, and the next build makes it.
 */
export async function deliver(
  output: Output,
  plan: Pick<OutputPlan, 'files'>,
  old: OutputRecord | undefined,
  before: string | undefined,
  { from, host, offload, redirects }: Delivery,
): Promise<string[]> {
  const log = new ManifestLog(output.manifestFile);
  const change = { folder: output.folder, paths: plan.files, ...output.changed };
  const fresh = await log.follow(change, from, before, output.mark() ?? '').catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
    log.forget();
    return error;
  });
  if (fresh instanceof Error)
    return [`The site is in place, but the list of its files was not written (${fresh.message}). Build once more before you publish.`];
  if (host === undefined) return [];
  const rule = offload && offloadRule(offload, from.now);
  // Hosts whose limits are known compress by themselves and are not sent compressed forms.
  const counts = (path: string) => !isCompressedForm(path, plan.files) && (rule === undefined || !isOffloaded(path, rule));
  const sizes = [...plan.files.keys()].filter(counts).map((path) => [path, fresh.get(path) ?? old?.files.get(path)?.size ?? 0] as const);
  return findMisfits(sizes, redirects, host);
}

/** What an output consists of; undefined when that is not known, or when the output is not as the last build left it. */
export function readManifest(output: Output): Manifest | undefined {
  const mark = output.mark();
  return mark === undefined ? undefined : new ManifestLog(output.manifestFile).read(mark);
}
