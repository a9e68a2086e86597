import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestFiles } from '../build/file-digests.ts';
import { takeLock } from '../build/lock.ts';
import type { Manifest, ManifestFile } from '../build/manifest.ts';
import type { AnnounceData, TargetData } from '../content/schemas/publish.ts';
import { isCompressedForm } from '../shared/compressed-files.ts';
import { Progress } from '../shared/progress.ts';
import type { Engine, FileEngine, SiteEngine } from './engine.ts';
import { KeptPublications, linkOrCopy } from './kept.ts';
import type { HeldPlace } from './place-lock.ts';
import { planPublication, type Plan, type PlanOptions, type Seen } from './plan.ts';
import { formatPublished, formatUnderway, parsePublished, parseUnderway, PUBLISHED_FILE, UNDERWAY_FILE } from './published.ts';

/** What is to be published, and from where. */
export interface Publication {
  manifest: Manifest;
  /** The file with the bytes of one of the manifest’s. */
  source: (file: ManifestFile) => string;
  /** The folder in which all files lie by their paths, where there is one. */
  folder?: string | undefined;
  /** What the manifest is a part of, and what is kept for the way back. */
  whole?: Manifest | undefined;
  /** Who is told of it. */
  announcing?: AnnounceData | undefined;
}

export interface PublishOptions extends Omit<PlanOptions, 'keepsHeaders'> {
  /** The target’s own, in the project’s cache. */
  cacheDir: string;
  /** Sends everything, whatever is said to be there. */
  all: boolean;
}

/** So much is sent and compared at once; what was sent before a break is not sent again. */
const BATCH_FILES = 400;
const BATCH_BYTES = 64_000_000;

/** Keeps a second publication to the same target away; returns what lets it in. */
export function holdTarget(cacheDir: string): () => void {
  mkdirSync(cacheDir, { recursive: true });
  const lock = join(cacheDir, 'lock');
  const holder = takeLock(lock);
  if (holder !== undefined) throw new Error(`This target is being published to (process ${holder}). Wait until that is done.`);
  return () => {
    rmSync(lock, { force: true });
  };
}

/** Finds out what is at a target, and what has to be done there. */
export async function prepare(engine: FileEngine, { manifest }: Publication, options: PublishOptions): Promise<{ plan: Plan; seen: Seen }> {
  const [before, begun] = await Promise.all([engine.read(PUBLISHED_FILE), engine.read(UNDERWAY_FILE)]);
  const published = before === undefined ? undefined : parsePublished(before);
  const underway = begun === undefined ? undefined : parseUnderway(begun);
  const unknown = new Set(typeof underway === 'object' ? underway.paths : []);
  const isAnyUnknown = options.all || underway === 'cut';
  for (const files of isAnyUnknown ? [manifest.files, published?.manifest.files ?? []] : []) for (const [path] of files) unknown.add(path);
  const sent = typeof underway === 'object' && !options.all ? readSent(options.cacheDir, underway.id) : new Map<string, string>();
  const seen: Seen = { published, unknown, sent, isUnderway: underway !== undefined };
  return { plan: planPublication(manifest, seen, { ...options, keepsHeaders: engine.keepsHeaders }), seen };
}

/** Carries out a plan. When it is broken off at any moment, the next one goes on from there. `held` keeps other machines away. */
export async function carryOut(
  engine: FileEngine,
  publication: Publication,
  { plan, seen }: { plan: Plan; seen: Seen },
  options: PublishOptions,
  held?: Pick<HeldPlace, 'check'>,
): Promise<void> {
  const { manifest } = publication;
  const files = plan.steps.flatMap((step) => step.files);
  const touched = new Set([...seen.unknown, ...files.map(({ path }) => path), ...plan.remove]);
  const id = randomUUID();
  // Before the first change, so that whoever comes after a break knows what may have changed.
  await engine.write(UNDERWAY_FILE, formatUnderway({ id, paths: [...touched] }));
  const journal = sentFile(options.cacheDir);
  writeFileSync(journal, [JSON.stringify(id), ...[...seen.sent].map((entry) => JSON.stringify(entry)), ''].join('\n'));
  const progress = new Progress('Files');
  let done = 0;
  for (const { files: ofStep } of plan.steps) {
    for (const batch of inBatches(ofStep)) {
      held?.check();
      await withFolder(publication, batch, options.cacheDir, (folder) => engine.send(folder, batch));
      appendFileSync(journal, batch.map(({ path, sha256 }) => `${JSON.stringify([path, sha256])}\n`).join(''));
      done += batch.length;
      progress.show(done, files.length);
    }
  }
  held?.check();
  for (let start = 0; start < plan.remove.length; start += BATCH_FILES) await engine.remove(plan.remove.slice(start, start + BATCH_FILES));
  await engine.write(PUBLISHED_FILE, formatPublished({ manifest, retained: plan.retained }));
  await engine.remove([UNDERWAY_FILE]);
  rmSync(journal, { force: true });
  progress.end();
  keep(publication, options);
}

/** Hands the whole site over. */
export async function deploy(engine: SiteEngine, publication: Publication, options: PublishOptions): Promise<void> {
  const files = [...publication.manifest.files.values()];
  // Of a part, a folder without the rest is handed over.
  const { whole, folder } = publication;
  const laid = { ...publication, folder: whole === undefined ? folder : undefined };
  await withFolder(laid, files, options.cacheDir, (own) => engine.deploy(own));
  keep(publication, options);
}

function keep({ manifest, whole = manifest, source }: Publication, { cacheDir, now }: PublishOptions): void {
  new KeptPublications(cacheDir).keep(whole, source, now);
}

/** Those files of a publication that go to one place. */
export function partOf(publication: Publication, belongs: (path: string) => boolean): Publication {
  const { manifest, whole = manifest } = publication;
  const files = new Map([...manifest.files].filter(([path]) => belongs(path)));
  return files.size === manifest.files.size ? publication : { ...publication, manifest: { ...manifest, files }, whole };
}

/** What one place takes of a publication: compressed forms only where files are sent to readers as they lie, or where that is asked for. */
export function fitFor(engine: Engine, { compressed }: Pick<TargetData, 'compressed'>, publication: Publication): Publication {
  if (compressed ?? (engine.kind === 'files' && !engine.keepsHeaders)) return publication;
  return partOf(publication, (path) => !isCompressedForm(path, publication.manifest.files));
}

/** Has work done on a folder in which files lie by their paths, each as the manifest has it. */
async function withFolder(
  { folder, source }: Publication,
  files: readonly ManifestFile[],
  cacheDir: string,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const laid = folder ?? mkdtempSync(join(cacheDir, 'laid-'));
  try {
    for (const file of folder === undefined ? files : []) {
      mkdirSync(dirname(join(laid, file.path)), { recursive: true });
      linkOrCopy(source(file), join(laid, file.path));
    }
    const digests = await digestFiles(
      laid,
      files.map(({ path }) => path),
    );
    const wrong = files.find(({ sha256 }, place) => digests[place]?.[1] !== sha256);
    if (wrong)
      throw new Error(
        `${join(laid, wrong.path)} is not as the build left it. Nothing more is published. Build again: npm run build -- --force`,
      );
    await work(laid);
  } finally {
    if (folder === undefined) rmSync(laid, { recursive: true });
  }
}

function* inBatches(files: readonly ManifestFile[]): Generator<ManifestFile[]> {
  let batch: ManifestFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length > 0 && (batch.length === BATCH_FILES || bytes + file.size > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += file.size;
  }
  if (batch.length > 0) yield batch;
}

const sentFile = (cacheDir: string) => join(cacheDir, 'sent');

/** What this machine has sent in a publication that was broken off. A last line that was cut off says nothing. */
function readSent(cacheDir: string, id: string): Map<string, string> {
  const file = sentFile(cacheDir);
  if (!existsSync(file)) return new Map();
  const [first, ...lines] = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  if (first !== JSON.stringify(id)) return new Map();
  return new Map(lines.map((line) => JSON.parse(line) as [path: string, sha256: string]));
}
