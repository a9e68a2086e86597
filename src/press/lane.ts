import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../lib/digest.ts';
import { cardSet, type CardView } from '../lib/seo/preview.ts';
import { PICTURES_FOLDER } from '../lib/urls.ts';
import type { SiteFile } from '../queries/pages.ts';
import type { CompiledSite } from './entry.ts';
import { InputCollector, type LaneInputs } from './inputs.ts';

/** What all lanes of a build work on together. The order of the files is the same in each. */
export interface SharedWork {
  /** For each file of the site, the key it was made with when it is in the output already; empty when it has to be made. */
  previousKeys: string[];
  /** The places of the files that may have to be made: all, or those that were made from something that is not as it was. */
  places: Int32Array;
  /** Which files are this build’s to make; all when absent. */
  share?: { number: number; of: number } | undefined;
  staging: string;
  /** The output as it is, against which a page that was printed again is compared; absent when everything is made anew. */
  output?: string | undefined;
  /** Two counters: the next of those places that no lane has taken, and how many are done. */
  counters: Int32Array;
}

/** What became of the files that a lane took, by their places in the order. */
export interface LaneResult {
  /** Every file the lane took, whether it had to be made or not. `pictures` is known of pages that were printed. */
  files: { place: number; key: string; fresh: boolean; pictures: number[] | undefined }[];
  /** What was read for each of them. */
  inputs: LaneInputs;
  /** The sets of pictures that printed pages show: name, and the files in it. */
  pictureSets: [name: string, files: string[]][];
  /** The cards that go with links to printed pages, by the names of their sets. */
  cards: Map<string, CardView>;
  printed: number;
}

const TAKEN_AT_ONCE = 64;
/** A picture of this site’s making; a text may name addresses of other sites that look much like it. */
const PICTURE = new RegExp(`/${PICTURES_FOLDER}/([a-z0-9-]+\\.[\\w-]{8})/(\\d+x\\d+\\.(?:avif|webp|jpg))(?![\\w.])`, 'g');

/** Makes the files that no other lane has taken until there are none left; tells now and then how many pages it has printed. */
export async function runLane(
  site: CompiledSite,
  files: readonly SiteFile[],
  work: SharedWork,
  onStep: (printed: number) => void,
): Promise<LaneResult> {
  const lane = new Lane(site, files, work);
  for (;;) {
    const start = Atomics.add(work.counters, 0, TAKEN_AT_ONCE);
    if (start >= work.places.length) return lane.result;
    const end = Math.min(start + TAKEN_AT_ONCE, work.places.length);
    for (const place of work.places.subarray(start, end)) await lane.take(place);
    Atomics.add(work.counters, 1, end - start);
    onStep(lane.printed);
    // Messages from other lanes and signals are heard here.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

class Lane {
  readonly #result: Omit<LaneResult, 'inputs'> = { files: [], pictureSets: [], cards: new Map(), printed: 0 };
  readonly #inputs = new InputCollector();
  readonly #site: CompiledSite;
  readonly #files: readonly SiteFile[];
  readonly #work: SharedWork;
  readonly #sets = new Map<string, number>();

  constructor(site: CompiledSite, files: readonly SiteFile[], work: SharedWork) {
    this.#site = site;
    this.#files = files;
    this.#work = work;
  }

  get result(): LaneResult {
    return { ...this.#result, inputs: this.#inputs.inputs };
  }

  get printed(): number {
    return this.#result.printed;
  }

  async take(place: number): Promise<void> {
    const file = this.#files[place];
    if (!file || !isInShare(file.path, this.#work.share)) return;
    const known = this.#work.previousKeys[place] ?? '';
    this.#result.files.push({ place, ...(file.kind === 'data' ? await this.#writeData(file, known) : await this.#printPage(file, known)) });
  }

  /** The key is the digest of its bytes. */
  async #writeData(file: Extract<SiteFile, { kind: 'data' }>, known: string) {
    const { made, readings } = this.#site.record(() => file.text(this.#site));
    const text = await made;
    this.#inputs.add(readings);
    const key = digestOf(text);
    if (key !== known) write(join(this.#work.staging, file.path), text);
    return { key, fresh: key !== known, pictures: this.#picturesOn(text) };
  }

  /** The key is the digest of its view. */
  async #printPage(file: Exclude<SiteFile, { kind: 'data' }>, known: string) {
    const { made: view, readings } = this.#site.record(() => file.view());
    this.#inputs.add(readings);
    const key = this.#site.digestView(view);
    if (key === known) return { key, fresh: false, pictures: undefined };
    const html = await this.#site.renderPage(file, view);
    this.#result.printed += 1;
    const card = view.head.picture?.card;
    if (card) this.#result.cards.set(cardSet(card), card);
    const { staging, output } = this.#work;
    const isOld = known !== '' && output !== undefined && html.equals(readFileSync(join(output, file.path)));
    if (!isOld) write(join(staging, file.path), html);
    return { key, fresh: !isOld, pictures: this.#picturesOn(html.toString('latin1')) };
  }

  /** The sets of pictures on a page, each once. */
  #picturesOn(html: string): number[] {
    const shown = new Set<number>();
    let latest: { name: string; place: number } | undefined;
    for (const [, name = '', file = ''] of html.matchAll(PICTURE)) {
      if (latest?.name !== name) latest = { name, place: this.#sets.get(name) ?? this.#addSet(name) };
      const files = this.#result.pictureSets[latest.place]?.[1] ?? [];
      if (!files.includes(file)) files.push(detached(file));
      shown.add(latest.place);
    }
    return [...shown];
  }

  #addSet(name: string): number {
    const own = detached(name);
    this.#sets.set(own, this.#result.pictureSets.length);
    return this.#result.pictureSets.push([own, []]) - 1;
  }
}

/** A copy of a part of a page’s text: the part itself would keep the whole page in memory. */
function detached(part: string): string {
  return Buffer.from(part, 'latin1').toString('latin1');
}

/** Which of several machines makes a file: decided by its path alone, so that none has to ask another. */
export function isInShare(path: string, share: SharedWork['share']): boolean {
  if (share === undefined) return true;
  return Number.parseInt(digestHex(path), 16) % share.of === share.number - 1;
}

function digestHex(path: string): string {
  return Buffer.from(digestOf(path), 'base64url').toString('hex', 0, 6);
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
