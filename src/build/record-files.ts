import { closeSync, existsSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OutputRecord } from './output-record.ts';
import { CHECKSUM_LENGTH, DamagedParts, inFile } from './packed-parts.ts';
import { formatLayer, readLayer, type RecordLayer } from './record-layer.ts';

/**
 * The record of an output on disk: a file for its lowest layer, and one for each above it, which has the checksum of the lowest in its
 * name. So one build adds what it has changed, and whoever stops it leaves the record whole: as it was before, or as it is then.
 */
export class RecordFiles {
  /** The path of the lowest layer’s file. */
  readonly lowest: string;
  /** Of the layer that is written and not in place yet. */
  #next: 'lowest' | 'above' = 'lowest';

  constructor(lowest: string) {
    this.lowest = lowest;
  }

  get exist(): boolean {
    return existsSync(this.lowest);
  }

  /** How large the lowest layer is, which has most of the files. */
  get bytes(): number {
    return statSync(this.lowest).size;
  }

  /** The record; undefined when a layer is not as it was written. */
  read(): OutputRecord | undefined {
    const files = [this.lowest, ...this.#above()];
    try {
      return new OutputRecord(
        files.map((file) => readLayer(inFile(file))),
        files.map((file) => statSync(file).size),
      );
    } catch (error) {
      if (error instanceof DamagedParts) return undefined;
      throw error;
    }
  }

  /** What tells the record from every other: the checksums of its lowest and its topmost layer. */
  mark(): string {
    const above = this.#above();
    return [this.lowest, ...above.slice(-1)].map(checksumIn).join('-') + (above.length === 0 ? '' : `-${above.length}`);
  }

  /** Writes a layer, which counts when `keep` has been called: on top of the others, or in the place of all. */
  prepare(layer: RecordLayer, isOnTop: boolean): void {
    this.#next = isOnTop ? 'above' : 'lowest';
    writeFileSync(this.#prepared, formatLayer(layer));
  }

  /** Makes the record count as damaged: a part of it is, as the build has found. */
  forsake(): void {
    writeFileSync(this.lowest, '');
  }

  keep(): void {
    const above = this.#above();
    if (this.#next === 'above') renameSync(this.#prepared, this.#layer(checksumIn(this.lowest), above.length + 1));
    else renameSync(this.#prepared, this.lowest);
    if (this.#next === 'lowest') for (const name of this.#others()) rmSync(join(dirname(this.lowest), name));
  }

  get #prepared(): string {
    return `${this.lowest}.new`;
  }

  #layer(lowest: string, number: number): string {
    return `${this.lowest}.${lowest}.${number}`;
  }

  /** The layers that lie on the lowest one, in their order. */
  #above(): string[] {
    if (!this.exist) return [];
    const lowest = checksumIn(this.lowest);
    const files: string[] = [];
    for (let file = this.#layer(lowest, 1); existsSync(file); file = this.#layer(lowest, files.length + 1)) files.push(file);
    return files;
  }

  /** The files of layers, on whichever record they lay. */
  #others(): string[] {
    return readdirSync(dirname(this.lowest)).filter((name) => name.startsWith(`${basename(this.lowest)}.`));
  }
}

function checksumIn(file: string): string {
  const checksum = Buffer.alloc(CHECKSUM_LENGTH);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, checksum);
  closeSync(descriptor);
  return checksum.toString('latin1');
}
