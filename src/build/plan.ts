import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import { focusFor } from '../shared/focal-point.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { photoXmp } from '../content/photo-xmp.ts';
import { parsePictureFile, type PictureFormat } from '../shared/pictures.ts';
import { isCardSet } from '../site/seo/preview.ts';
import { PICTURES_FOLDER } from '../shared/urls.ts';
import type { NewsroomIndex } from '../site/queries/newsroom-index.ts';
import type { SiteTools } from '../site/queries/site-tools.ts';
import { isInShard, type WorkerResult, type PressFile, type SharedWork } from './page-worker.ts';
import type { Output } from './output.ts';
import type { OutputPlan, OutputRecord } from './output-record.ts';
import { CARD_CACHE, CARD_DRAWING } from './card-key.ts';
import type { CardJob } from './card-maker.ts';
import { GROUND_METHOD } from './picture-ground.ts';
import { makePictures } from './picture-maker.ts';
import type { PictureJob } from './picture-job.ts';
import { ENCODERS } from './picture-encoding.ts';
import { PICTURE_CACHE, pruneCache } from './picture-cache.ts';
import { Progress } from '../shared/progress.ts';
import { setKey } from './shown-pictures.ts';
import type { StaleFiles } from './stale-files.ts';
import { takesPlace } from './taken-places.ts';
import type { Templates } from './templates.ts';

/** What an output comes to consist of, without what it was made from. */
export type MadeFiles = Pick<OutputPlan, 'templates' | 'pictureSets' | 'files'>;

/** Takes up what the workers have made, and the files that did not have to be looked at. Returns how many there are of both. */
export function addPages(
  plan: OutputPlan,
  files: readonly PressFile[],
  workers: readonly WorkerResult[],
  stale: StaleFiles,
  old: OutputRecord | undefined,
): number {
  const sets = new PictureSets(plan);
  const { inputs, places } = stale.gatherInputs(files, workers);
  plan.inputs = inputs;
  plan.onTopOf = stale.onTopOf;
  const oldSets = old?.pictureSets.map(() => -1) ?? [];
  /** The place of a set that the old record has at another. */
  const takeOld = (set: number): number => {
    if (oldSets[set] === undefined || oldSets[set] < 0) oldSets[set] = sets.take(old?.pictureSets[set]);
    return oldSets[set];
  };
  const made = new Map(
    workers.flatMap((worker) => {
      const ownSets = worker.pictureSets.map((set) => sets.take(set));
      return worker.files.map((file) => [file.place, { ...file, pictures: file.pictures?.map((set) => ownSets[set] ?? 0) }] as const);
    }),
  );
  for (const [place, { path }] of files.entries()) {
    const kept = stale.keptAt(place);
    const file = made.get(place) ?? (kept && { key: kept.key, fresh: false, pictures: undefined });
    // Another shard’s.
    if (!file) continue;
    if (plan.files.has(path)) throw new Error(`Two pages of the site would stand at ${path}. Give one of them another address.`);
    const shown = file.pictures ?? (kept ?? old?.files.get(path))?.pictures?.map(takeOld);
    const given = stale.given[place];
    const inInputs = places.get(place);
    plan.files.set(path, {
      key: file.key,
      fresh: file.fresh,
      isAsRecorded: kept !== undefined,
      given,
      inputs: inInputs,
      pictures: shown === undefined || shown.length === 0 ? undefined : shown,
    });
  }
  return plan.files.size;
}

/** Collects the sets of pictures that pages show, each once. */
class PictureSets {
  readonly #plan: MadeFiles;
  readonly #places = new Map<string, number>();

  constructor(plan: MadeFiles) {
    this.#plan = plan;
    for (const [place, set] of plan.pictureSets.entries()) this.#places.set(setKey(set), place);
  }

  take(set: OutputPlan['pictureSets'][number] | undefined): number {
    if (!set) throw new Error('The record of the last build names a set of pictures that is not there.');
    const key = setKey(set);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.#plan.pictureSets.length);
    return this.#plan.pictureSets.push(set) - 1;
  }
}

/** Takes up pictures that are not named on a page, by their addresses. */
export function takePictures(plan: MadeFiles, addresses: readonly string[]): void {
  const sets = new PictureSets(plan);
  for (const address of addresses) {
    const [set = '', file = ''] = address.split('/').slice(-2);
    sets.take([set, [file]]);
  }
}

/** A file that is published as it is. */
export interface Copy {
  path: string;
  source: string;
  digest: string;
}

/** A file that is copied, or written as it says; one that takes long to make is made when the output does not have it, by what decides its bytes. */
export type Made =
  Copy | { path: string; text: string | Buffer; digest: string } | { path: string; make: () => Promise<Buffer>; digest: string };

export function templateCopies({ folder }: Templates): Copy[] {
  return copiesIn(join(folder, 'site/client/_astro'), '_astro/');
}

export function publicCopies(root: string): Copy[] {
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
export function mediaCopies(site: SiteTools, index: NewsroomIndex, contentDir: string): Copy[] {
  return site
    .getPublishedMedia(index)
    .map((file) => ({ path: `media/${file}`, source: join(contentDir, 'media', file), digest: index.media.get(file) ?? '' }));
}

/** The files of the look: style sheet, faces, logo. */
export function lookCopies({ look }: Newsroom): Made[] {
  return look.files.map(({ path, digest, from }) =>
    'file' in from ? { path, digest, source: from.file } : { path, digest, text: from.text },
  );
}

/** Copies the files that are not in the output already. Throws when one would take a page’s place. */
export async function addCopies(
  plan: MadeFiles,
  copies: readonly Made[],
  old: OutputRecord | undefined,
  output: Pick<Output, 'staging'>,
  shard: SharedWork['shard'],
): Promise<void> {
  for (const copy of copies) {
    const { path, digest } = copy;
    if (!isInShard(path, shard)) continue;
    if (plan.files.has(path)) throw new Error(takesPlace('source' in copy ? copy.source : path, path));
    const fresh = old?.files.get(path)?.key !== digest;
    plan.files.set(path, { key: digest, fresh });
    if (!fresh) continue;
    mkdirSync(dirname(join(output.staging, path)), { recursive: true });
    if ('source' in copy) copyFileSync(copy.source, join(output.staging, path));
    else writeFileSync(join(output.staging, path), 'make' in copy ? await copy.make() : copy.text);
  }
}

/** Makes the pictures and cards that the pages show and that are not in the output already. Returns how many there are. */
export async function addPictures(
  plan: MadeFiles,
  newsroom: Newsroom,
  workers: readonly Pick<WorkerResult, 'cards'>[],
  old: OutputRecord | undefined,
  output: Pick<Output, 'staging'>,
  root: string,
): Promise<number> {
  const photos = new Map(newsroom.photos.map((photo) => [photo.id, photo]));
  const firstLanguage = newsroom.site.languages[0]?.code ?? 'en';
  const cards = new Map(workers.flatMap((worker) => [...worker.cards]));
  const jobs: PictureJob[] = [];
  const cardJobs: CardJob[] = [];
  const made = new Set<string>();
  for (const [set, files] of plan.pictureSets) {
    for (const file of files) {
      const path = `${PICTURES_FOLDER}/${set}/${file}`;
      if (made.has(path)) continue;
      made.add(path);
      if (isCardSet(set)) {
        const key = digestOf(`${path} ${CARD_DRAWING}`);
        const fresh = old?.files.get(path)?.key !== key;
        plan.files.set(path, { key, fresh });
        const card = cards.get(set);
        if (fresh && !card) throw new Error(`A page shows ${path}, of which no page has told what stands on it.`);
        if (fresh && card) cardJobs.push({ card, output: join(output.staging, path) });
        continue;
      }
      const facts = parsePictureFile(set, file);
      const photo = facts && photos.get(facts.photo);
      if (!photo) throw new Error(`A page shows ${path}, which is not made from a photo of the newsroom.`);
      const key = digestOf(`${path} ${encoderOf(facts)}`);
      const fresh = old?.files.get(path)?.key !== key;
      plan.files.set(path, { key, fresh });
      if (!fresh) continue;
      const { width, height, format: encoding } = facts;
      jobs.push({
        source: join(root, photo.file),
        digest: photo.digest,
        focus: photo.data.focus ?? focusFor(photo.picture),
        xmp: photoXmp(photo, firstLanguage),
        width,
        height,
        format: encoding,
        output: join(output.staging, path),
      });
    }
  }
  if (cardJobs.length > 0) {
    const { makeCards } = await import('./card-maker.ts');
    const cardProgress = new Progress('Cards');
    await makeCards(cardJobs, {
      cacheDir: join(root, CARD_CACHE),
      look: newsroom.look,
      workers: availableParallelism(),
      onProgress: (made) => {
        cardProgress.show(made, cardJobs.length);
      },
    });
    cardProgress.end();
  }
  const progress = new Progress('Pictures');
  await makePictures(jobs, {
    cacheDir: join(root, PICTURE_CACHE),
    workers: availableParallelism(),
    onProgress: ({ made, reused, total }) => {
      progress.show(made + reused, total);
    },
  });
  progress.end();
  return made.size;
}

/** How long a picture or card is kept that no build of everything has wanted. */
const KEPT_DAYS = 30;

/** Forgets pictures and cards that have not been wanted for long. To be called when everything was made anew, and so wanted. */
export async function forgetPictures(root: string): Promise<void> {
  for (const cache of [PICTURE_CACHE, CARD_CACHE]) await pruneCache(join(root, cache), KEPT_DAYS);
}

function encoderOf({ format }: { format: PictureFormat }): string {
  return JSON.stringify([GROUND_METHOD, ENCODERS[format]]);
}
