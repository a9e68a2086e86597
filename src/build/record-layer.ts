import type { Inputs, Lists } from './input-lists.ts';
import { packInputs, unpackInputs } from './packed-inputs.ts';
import { PackedParts, packParts, packTexts, type ReadAt } from './packed-parts.ts';
import type { PictureSet } from './shown-pictures.ts';

/** One file of the output: of what it was made, and how it looked on disk when it was written. */
export interface OutputFile {
  /** Digest of everything that decides the file’s bytes. */
  key: string;
  size: number;
  modified: number;
  /** Digest of what the list of files handed to it, where that is something. */
  given?: string | undefined;
  /** The sets of pictures that a page shows, by their place in the record’s list. */
  pictures?: readonly number[] | undefined;
  /** Where it is told what the file was made from, among those of its layer; absent where that is not known. */
  inputs?: number | undefined;
}

/**
 * A layer of the record of an output: all files at the bottom, and above it those that one build has made or looked at again. A file
 * counts as the topmost layer tells that names it.
 */
export interface RecordLayer {
  /** Of the code that made it. */
  templates: string;
  /** The sets of pictures that come to those of the layers below: name, and the files in it. */
  pictureSets: PictureSet[];
  files: readonly (readonly [path: string, file: OutputFile])[];
  /** Paths of files in the layers below that are gone. */
  removed: readonly string[];
  /** What the files were made from. */
  inputs: () => Inputs;
}

interface Head extends Pick<RecordLayer, 'templates' | 'pictureSets' | 'removed'> {
  /** By the numbers of files. */
  given: [file: number, given: string][];
}

/** A layer as bytes. */
export function formatLayer({ templates, pictureSets, removed, files, inputs }: RecordLayer): Buffer {
  const given = files.flatMap(([, file], number): Head['given'] => (file.given === undefined ? [] : [[number, file.given]]));
  const head: Head = { templates, pictureSets, removed, given };
  let end = 0;
  const starts = files.map(([, { pictures = [] }]) => (end += pictures.length) - pictures.length);
  return packParts([
    Buffer.from(JSON.stringify(head)),
    packTexts(files.map(([path]) => path)),
    packTexts(files.map(([, { key }]) => key)),
    Float64Array.from(files, ([, { size }]) => size),
    Float64Array.from(files, ([, { modified }]) => modified),
    // Zero where it is not known.
    Uint32Array.from(files, ([, file]) => (file.inputs ?? -1) + 1),
    Uint32Array.from([...starts, end]),
    Uint32Array.from(files.flatMap(([, { pictures = [] }]) => pictures)),
    ...packInputs(inputs()),
  ]);
}

/** What the files were made from is behind all else, and read when it is asked for. */
const INPUTS = 8;

/** Throws `DamagedParts` when the layer is not as it was written. */
export function readLayer(readAt: ReadAt): RecordLayer {
  const packed = new PackedParts(readAt);
  const { templates, pictureSets, removed, given } = JSON.parse(packed.bytes(0).toString()) as Head;
  const columns: Columns = {
    keys: packed.texts(2),
    sizes: packed.decimals(3),
    modified: packed.decimals(4),
    places: packed.numbers(5),
    pictures: { starts: packed.numbers(6), items: packed.numbers(7) },
    given: new Map(given),
  };
  let inputs: Inputs | undefined;
  return {
    templates,
    pictureSets,
    removed,
    files: packed.texts(1).map((path, number) => [path, new Row(columns, number)] as const),
    inputs: () => (inputs ??= unpackInputs(packed, INPUTS)),
  };
}

/** What is told of files, each in its place. */
interface Columns {
  keys: readonly string[];
  sizes: Float64Array;
  modified: Float64Array;
  places: Uint32Array;
  pictures: Lists;
  given: ReadonlyMap<number, string>;
}

/** One of many files, of which little is asked: it is looked up when it is. */
class Row implements OutputFile {
  readonly #columns: Columns;
  readonly #number: number;

  constructor(columns: Columns, number: number) {
    this.#columns = columns;
    this.#number = number;
  }

  get key(): string {
    return this.#columns.keys[this.#number] ?? '';
  }

  get size(): number {
    return this.#columns.sizes[this.#number] ?? 0;
  }

  get modified(): number {
    return this.#columns.modified[this.#number] ?? 0;
  }

  get given(): string | undefined {
    return this.#columns.given.get(this.#number);
  }

  get pictures(): readonly number[] | undefined {
    const { starts, items } = this.#columns.pictures;
    const end = starts[this.#number + 1] ?? 0;
    const shown: number[] = [];
    // A view of the numbers, for each of a hundred thousand pages, would take longer than to go through them.
    for (let place = starts[this.#number] ?? 0; place < end; place += 1) shown.push(items[place] ?? 0);
    return shown.length === 0 ? undefined : shown;
  }

  get inputs(): number | undefined {
    const place = this.#columns.places[this.#number] ?? 0;
    return place === 0 ? undefined : place - 1;
  }
}
