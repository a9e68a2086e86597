import type { Manifest, ManifestFile } from '../build/manifest.ts';
import { compressedFrom, isCompressedForm } from '../shared/compressed-files.ts';
import type { Published, RetainedFile } from './published.ts';

/** What is sent together: no file asks for one of a later step. */
export const STEPS = ['assets', 'stories', 'pages', 'feeds'] as const;
export type StepName = (typeof STEPS)[number];

/** What has to be done to a target. */
export interface Plan {
  steps: { name: StepName; files: ManifestFile[] }[];
  /** To be taken away at the end, pages first. */
  remove: string[];
  /** What will be kept for readers who have older pages open. */
  retained: Map<string, RetainedFile>;
  /** Paths of files that readers may hold in another form. */
  changed: string[];
}

/** What is known of a target. */
export interface Seen {
  published: Published | undefined;
  /** Files that may be there, in whatever form. */
  unknown: ReadonlySet<string>;
  /** Files of which it is known all the same, by their digests. */
  sent: ReadonlyMap<string, string>;
  /** An earlier publication was broken off. */
  isUnderway: boolean;
}

export interface PlanOptions {
  /** In milliseconds since 1970. */
  now: number;
  keepDays: number;
  /** Whether types and caching are kept there with the files. */
  keepsHeaders: boolean;
  /** Leaves what is gone where it is for now: a later plan takes it away. */
  onlyAdds?: boolean;
}

const DAY = 24 * 60 * 60 * 1000;

/** Compares what is to be there with what is. */
export function planPublication(next: Manifest, { published, unknown, sent }: Omit<Seen, 'isUnderway'>, options: PlanOptions): Plan {
  const before = published?.manifest.files ?? new Map<string, ManifestFile>();
  const retainedBefore = published?.retained ?? new Map<string, RetainedFile>();
  const isThere = (file: ManifestFile): boolean => {
    const known = before.get(file.path) ?? retainedBefore.get(file.path);
    const isSame = options.keepsHeaders ? isServedAlike(known, file) : true;
    if (sent.get(file.path) === file.sha256) return true;
    return !unknown.has(file.path) && known?.sha256 === file.sha256 && isSame;
  };
  const files = [...next.files.values()].filter((file) => !isThere(file));
  const wasThere = (path: string) => before.has(path) || unknown.has(path);
  const byStep = Map.groupBy(files, ({ path }) => stepOf(path));
  const steps = STEPS.flatMap((name) => {
    const own = byStep.get(name);
    // A new story comes before the page at its earlier address that leads to it.
    return own
      ? [{ name, files: own.sort((a, b) => Number(wasThere(a.path)) - Number(wasThere(b.path)) || (a.path < b.path ? -1 : 1)) }]
      : [];
  });

  const retained = new Map<string, RetainedFile>();
  const remove: string[] = [];
  const since = new Date(options.now).toISOString();
  for (const file of [...before.values(), ...retainedBefore.values()]) {
    if (next.files.has(file.path)) continue;
    const own: RetainedFile = 'since' in file ? (file as RetainedFile) : { ...file, since };
    const isKept = options.onlyAdds === true || (isHashed(file.path) && Date.parse(own.since) + options.keepDays * DAY > options.now);
    if (isKept) retained.set(file.path, own);
    else remove.push(file.path);
  }
  for (const path of unknown) {
    if (!next.files.has(path) && !before.has(path) && !retainedBefore.has(path)) remove.push(path);
  }
  remove.sort((a, b) => Number(!isPage(textOf(a))) - Number(!isPage(textOf(b))) || (a < b ? -1 : 1));
  // Nobody asks for a compressed form by its own name.
  const isAsked = (path: string) => !isHashed(path) && !isCompressedForm(path, next.files) && !isCompressedForm(path, before);
  const changed = [...files.map(({ path }) => path).filter((path) => isAsked(path) && wasThere(path)), ...remove.filter(isAsked)];
  return { steps, remove, retained, changed };
}

function isServedAlike(a: ManifestFile | undefined, b: ManifestFile): boolean {
  return a?.type === b.type && a.cache === b.cache && a.encoding === b.encoding;
}

const isPage = (path: string) => path.endsWith('.html');
const textOf = (path: string) => compressedFrom(path)?.path ?? path;

/** The page of a story, below its day. */
const STORY = /(^|\/)\d{4}\/\d{2}\/\d{2}\/[^/]+\/index\.html$/;
/** What is read by programs that then ask for pages, and the one file of the search that keeps its name. */
const FEED = /(^|\/)((rss|atom|sitemap|podcast)\.xml|feed\.json|pagefind-entry\.json|robots\.txt)$|^sitemaps\/|\.xml$/;

/** A compressed form goes with its text. */
export function stepOf(path: string): StepName {
  const text = textOf(path);
  if (isPage(text)) return STORY.test(text) ? 'stories' : 'pages';
  return FEED.test(text) ? 'feeds' : 'assets';
}

/** True for files whose name changes with their content. */
export function isHashed(path: string): boolean {
  return /^(_astro|_pictures)\//.test(path) || /^pagefind\/.*\.pf_\w+$/.test(path);
}
