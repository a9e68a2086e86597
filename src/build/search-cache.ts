import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import { keepFolder } from './cached-folder.ts';
import { filesIn } from './files-in.ts';
import type { Inputs } from './input-lists.ts';
import type { OutputRecord } from './output-record.ts';
import { packInputs, unpackInputs } from './packed-inputs.ts';
import { DamagedParts, inMemory, PackedParts, packParts } from './packed-parts.ts';
import type { Templates } from './templates.ts';
import type { SearchBundle } from './search-bundle.ts';

/** What the records of a part were made from. */
export interface PartReadings {
  /** Which stories are in it, and whether it is open. */
  stories: string;
  inputs: Inputs;
}

export type Made = Pick<SearchBundle, 'source' | 'files'>;

const LIST = 'files.json';
/** How long an index is kept that no build has used. */
const KEPT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

/** Indexes that were made before: each in a folder named by the digest of its records, and what was read for these. */
export class SearchCache {
  readonly #bundles: string;
  readonly #known: string;

  readonly #old: OutputRecord | undefined;

  constructor(root: string, old: OutputRecord | undefined) {
    this.#old = old;
    this.#bundles = join(root, '.cache/search/bundles');
    this.#known = join(root, '.cache/search/known');
    for (const folder of [this.#bundles, this.#known]) mkdirSync(folder, { recursive: true });
  }

  /** What was made by the same code, when all that was read for it is as it was; the records need not be made then. */
  findKnown(templates: Pick<Templates, 'digest'>, folder: string, isAsItWas: (read: PartReadings) => boolean): Made | undefined {
    const note = this.#noteOn(templates, folder);
    if (!existsSync(note)) return undefined;
    try {
      const packed = new PackedParts(inMemory(readFileSync(note)));
      const [digest, stories] = JSON.parse(packed.bytes(0).toString()) as [digest: string, stories: string];
      if (!isAsItWas({ stories, inputs: unpackInputs(packed, 1) })) return undefined;
      touch(note);
      return this.find(digest, folder);
    } catch (error) {
      if (error instanceof DamagedParts) return undefined;
      throw error;
    }
  }

  know(templates: Pick<Templates, 'digest'>, folder: string, digest: string, { stories, inputs }: PartReadings): void {
    writeFile(this.#noteOn(templates, folder), packParts([Buffer.from(JSON.stringify([digest, stories])), ...packInputs(inputs)]));
  }

  #noteOn(templates: Pick<Templates, 'digest'>, folder: string): string {
    return join(this.#known, digestOf(`${templates.digest} ${folder}`));
  }

  /** Undefined when there is none, or when a file that is not in the output yet is not as it was made. */
  find(digest: string, folder: string): Made | undefined {
    const source = join(this.#bundles, digest);
    const list = join(source, LIST);
    if (!/^[\w-]{22}$/.test(digest) || !existsSync(list)) return undefined;
    const files = parseList(readFileSync(list, 'utf8'));
    const isSound = ([name, own]: ListedFile) =>
      this.#old?.files.get(`${folder}/${name}`)?.key === own ||
      (existsSync(join(source, name)) && digestOf(readFileSync(join(source, name))) === own);
    if (files?.every(isSound) !== true) {
      // What is made anew takes its place.
      rmSync(list);
      return undefined;
    }
    touch(list);
    return { source, files };
  }

  async add(digest: string, write: (folder: string) => Promise<void>): Promise<Made> {
    const source = join(this.#bundles, digest);
    const unfinished = `${source}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    await write(unfinished);
    const files = filesIn(unfinished).map((name): ListedFile => [name, digestOf(readFileSync(join(unfinished, name)))]);
    writeFileSync(join(unfinished, LIST), formatList(files));
    keepFolder(unfinished, source, LIST);
    return { source, files };
  }

  removeOld(): void {
    for (const folder of [this.#bundles, this.#known]) {
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        const used = statSync(join(path, LIST), { throwIfNoEntry: false }) ?? statSync(path, { throwIfNoEntry: false });
        if (used && Date.now() - used.mtimeMs > KEPT_MILLISECONDS) rmSync(path, { recursive: true, force: true });
      }
    }
  }
}

type ListedFile = SearchBundle['files'][number];

function formatList(files: readonly ListedFile[]): string {
  const json = JSON.stringify(files);
  return `${digestOf(json)}\n${json}`;
}

function parseList(text: string): ListedFile[] | undefined {
  const [digest, json = ''] = text.split('\n');
  return digest === digestOf(json) ? (JSON.parse(json) as ListedFile[]) : undefined;
}

function touch(path: string): void {
  utimesSync(path, new Date(), new Date());
}

export function writeFile(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
