import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../lib/digest.ts';
import { cardSet, type CardView } from '../lib/seo/preview.ts';
import type { DataFile, PageFile } from '../queries/site-files.ts';
import type { CompiledSite } from './entry.ts';
import type { OwnFile } from './route-list.ts';
import { ShownPictures } from './shown-pictures.ts';

/** A file that the press makes. */
export type PressFile = PageFile | DataFile | OwnFile;

/** What all lanes of a build work on together. The order of the files is the same in each. */
export interface SharedWork {
  /** For each file of the site, the key it was made with when it is in the output already; empty when it has to be made. */
  previousKeys: string[];
  /** The digests of the data files’ inputs at that time, where they are known. */
  previousInputs?: (string | undefined)[];
  /** Which files are this build’s to make; all when absent. */
  share?: { number: number; of: number } | undefined;
  staging: string;
  /** The output as it is, against which a page that was printed again is compared; absent when everything is made anew. */
  output?: string | undefined;
  /** Two counters: the next file that no lane has taken, and how many are done. */
  counters: Int32Array;
}

/** What became of the files that a lane took, by their places in the order. */
export interface LaneResult {
  /** Every file the lane took, whether it had to be made or not. `pictures` is known of pages that were printed. */
  files: { place: number; key: string; inputs?: string | undefined; fresh: boolean; pictures: number[] | undefined }[];
  /** The sets of pictures that printed pages show: name, and the files in it. */
  pictureSets: [name: string, files: string[]][];
  /** The cards that go with links to printed pages, by the names of their sets. */
  cards: Map<string, CardView>;
  printed: number;
}

const TAKEN_AT_ONCE = 64;

/** Makes the files that no other lane has taken until there are none left; tells now and then how many pages it has printed. */
export async function runLane(
  site: CompiledSite,
  files: readonly PressFile[],
  work: SharedWork,
  onStep: (printed: number) => void,
): Promise<LaneResult> {
  const lane = new Lane(site, files, work);
  for (;;) {
    const start = Atomics.add(work.counters, 0, TAKEN_AT_ONCE);
    if (start >= files.length) return lane.result;
    const end = Math.min(start + TAKEN_AT_ONCE, files.length);
    for (let place = start; place < end; place += 1) await lane.take(place);
    Atomics.add(work.counters, 1, end - start);
    onStep(lane.result.printed);
    // Messages from other lanes and signals are heard here.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

class Lane {
  readonly result: LaneResult = { files: [], pictureSets: [], cards: new Map(), printed: 0 };
  readonly #site: CompiledSite;
  readonly #files: readonly PressFile[];
  readonly #work: SharedWork;
  readonly #pictures: ShownPictures;

  constructor(site: CompiledSite, files: readonly PressFile[], work: SharedWork) {
    this.#site = site;
    this.#files = files;
    this.#work = work;
    this.#pictures = new ShownPictures(this.result.pictureSets);
  }

  async take(place: number): Promise<void> {
    const file = this.#files[place];
    if (!file || !isInShare(file.path, this.#work.share)) return;
    const known = this.#work.previousKeys[place] ?? '';
    this.result.files.push({
      place,
      ...(await this.#make(file, known, this.#work.previousInputs?.[place])),
    });
  }

  #make(file: PressFile, known: string, knownInputs: string | undefined) {
    if (file.kind === 'data') return this.#writeData(file, known, knownInputs);
    return file.kind === 'own' ? this.#printOwn(file, known) : this.#printPage(file, known);
  }

  async #printOwn(file: OwnFile, known: string) {
    const bytes = await this.#site.renderOwn(file);
    this.result.printed += 1;
    const key = digestOf(bytes);
    if (key !== known) write(join(this.#work.staging, file.path), bytes);
    return { key, inputs: undefined, fresh: key !== known, pictures: this.#pictures.on(bytes.toString('latin1')) };
  }

  async #writeData(file: DataFile, known: string, knownInputs: string | undefined) {
    const inputs = file.inputs?.();
    if (inputs !== undefined && inputs === knownInputs) return { key: known, inputs, fresh: false, pictures: undefined };
    const text = await file.text(this.#site.printText);
    const key = digestOf(text);
    if (key !== known) write(join(this.#work.staging, file.path), text);
    return { key, inputs, fresh: key !== known, pictures: this.#pictures.on(text) };
  }

  /** The key is the digest of what the view is made from, so that it is not made in vain; where that is not known, of the view itself. */
  async #printPage(file: PageFile, known: string) {
    const inputs = file.inputs?.();
    if (inputs !== undefined && inputs === known) return { key: known, fresh: false, pictures: undefined };
    const view = file.view();
    const key = inputs ?? this.#site.digestView(view);
    if (key === known) return { key, fresh: false, pictures: undefined };
    const html = await this.#site.renderPage(file, view);
    this.result.printed += 1;
    const card = view.head.picture?.card;
    if (card) this.result.cards.set(cardSet(card), card);
    const { staging, output } = this.#work;
    const isOld = known !== '' && output !== undefined && html.equals(readFileSync(join(output, file.path)));
    if (!isOld) write(join(staging, file.path), html);
    return { key, fresh: !isOld, pictures: this.#pictures.on(html.toString('latin1')) };
  }
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
