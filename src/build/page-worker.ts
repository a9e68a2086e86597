import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import { cardSet, type CardView } from '../site/seo/preview.ts';
import type { DataFile, PageFile } from '../site/queries/site-files.ts';
import type { CompiledSite } from './entry.ts';
import { InputCollector, type WorkerInputs } from './input-collector.ts';
import type { OwnFile } from './route-list.ts';
import { ShownPictures } from './shown-pictures.ts';

/** A file that the press makes. */
export type PressFile = PageFile | DataFile | OwnFile;

/** What all workers of a build work on together. The order of the files is the same in each. */
export interface SharedWork {
  /** The places of the files that may have to be made: all, or those that were made from something that is not as it was. */
  places: Int32Array;
  /** For each of these, the key it was made with when it is in the output already; empty when it has to be made. */
  previousKeys: string[];
  /** Which files are this build’s to make; all when absent. */
  shard?: { number: number; of: number } | undefined;
  staging: string;
  /** The output as it is, against which a page that was printed again is compared; absent when everything is made anew. */
  output?: string | undefined;
  /** Two counters: the next of those places that no worker has taken, and how many are done. */
  counters: Int32Array;
}

/** What became of the files that a worker took, by their places in the order. */
export interface WorkerResult {
  /** Every file the worker took, whether it had to be made or not. `pictures` is known of pages that were printed. */
  files: { place: number; key: string; fresh: boolean; pictures: number[] | undefined }[];
  /** What was read for each of them. */
  inputs: WorkerInputs;
  /** The sets of pictures that printed pages show: name, and the files in it. */
  pictureSets: [name: string, files: string[]][];
  /** The cards that go with links to printed pages, by the names of their sets. */
  cards: Map<string, CardView>;
  printed: number;
}

const TAKEN_AT_ONCE = 64;

/** Makes the files that no other worker has taken until there are none left; tells now and then how many pages it has printed. */
export async function runWorker(
  site: CompiledSite,
  files: readonly PressFile[],
  work: SharedWork,
  onStep: (printed: number) => void,
): Promise<WorkerResult> {
  const worker = new Worker(site, files, work);
  for (;;) {
    const start = Atomics.add(work.counters, 0, TAKEN_AT_ONCE);
    if (start >= work.places.length) return worker.result;
    const end = Math.min(start + TAKEN_AT_ONCE, work.places.length);
    for (let number = start; number < end; number += 1) await worker.take(number);
    Atomics.add(work.counters, 1, end - start);
    onStep(worker.printed);
    // Messages from other workers and signals are heard here.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

class Worker {
  readonly #result: Omit<WorkerResult, 'inputs'> = { files: [], pictureSets: [], cards: new Map(), printed: 0 };
  readonly #inputs = new InputCollector();
  readonly #site: CompiledSite;
  readonly #files: readonly PressFile[];
  readonly #work: SharedWork;
  readonly #pictures: ShownPictures;

  constructor(site: CompiledSite, files: readonly PressFile[], work: SharedWork) {
    this.#site = site;
    this.#files = files;
    this.#work = work;
    this.#pictures = new ShownPictures(this.#result.pictureSets);
  }

  get result(): WorkerResult {
    return { ...this.#result, inputs: this.#inputs.inputs };
  }

  get printed(): number {
    return this.#result.printed;
  }

  /** Takes one of the files that may have to be made, by its number among these. */
  async take(number: number): Promise<void> {
    const { places, previousKeys, shard } = this.#work;
    const place = places[number] ?? 0;
    const file = this.#files[place];
    if (!file || !isInShard(file.path, shard)) return;
    const known = previousKeys[number] ?? '';
    this.#result.files.push({ place, ...(await this.#make(file, known)) });
  }

  #make(file: PressFile, known: string) {
    if (file.kind === 'data') return this.#writeData(file, known);
    return file.kind === 'own' ? this.#printOwn(file, known) : this.#printPage(file, known);
  }

  /** The key is the digest of its bytes. */
  async #writeData(file: DataFile, known: string) {
    const { made, readings } = this.#site.record(() => file.text(this.#site.printText));
    const text = await made;
    this.#inputs.add(readings);
    return this.#keep(file.path, text, known);
  }

  /** The same. What a page of an engineer’s own reads is known when it has been printed. */
  async #printOwn(file: OwnFile, known: string) {
    const { made, readings } = this.#site.record(() => this.#site.renderOwn(file));
    const bytes = await made;
    this.#inputs.add(readings);
    this.#result.printed += 1;
    return this.#keep(file.path, bytes, known);
  }

  #keep(path: string, content: string | Buffer, known: string) {
    const key = digestOf(content);
    if (key !== known) write(join(this.#work.staging, path), content);
    return { key, fresh: key !== known, pictures: this.#pictures.on(content.toString('latin1')) };
  }

  /** The key is the digest of its view. */
  async #printPage(file: PageFile, known: string) {
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
    return { key, fresh: !isOld, pictures: this.#pictures.on(html.toString('latin1')) };
  }
}

/** Which of several machines makes a file: decided by its path alone, so that none has to ask another. */
export function isInShard(path: string, shard: SharedWork['shard']): boolean {
  if (shard === undefined) return true;
  return Number.parseInt(digestHex(path), 16) % shard.of === shard.number - 1;
}

function digestHex(path: string): string {
  return Buffer.from(digestOf(path), 'base64url').toString('hex', 0, 6);
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
