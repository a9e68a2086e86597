import type { Inputs } from './input-lists.ts';
import { findChanged, type Rereading } from './inputs.ts';
import type { OutputFile, RecordLayer } from './record-layer.ts';
import type { PictureSet } from './shown-pictures.ts';

/** What the next output consists of. */
export interface OutputPlan {
  templates: string;
  pictureSets: PictureSet[];
  /** Every file by its path, with its key. */
  files: Map<string, PlannedFile>;
  /** What files were made from. */
  inputs: Inputs;
  /** What was known of the output before, where the record of what is new goes on top of it. */
  onTopOf?: OutputRecord | undefined;
}

export interface PlannedFile extends Pick<OutputFile, 'key' | 'given' | 'pictures'> {
  /** Whether it lies in the staging folder; the others are in the output already. */
  fresh: boolean;
  /** Its place among the plan’s inputs. On top of another record, only files that were made or looked at have one. */
  inputs?: number | undefined;
  /** Everything is as the record tells that it comes on top of. */
  isAsRecorded?: boolean;
}

/** More layers than these, or of more bytes than this part of the lowest one, are made into one. */
const MOST_LAYERS = 100;
const MOST_ABOVE = 1 / 4;

/** What an output folder holds, written beside the cache when the output was complete. */
export class OutputRecord {
  /** Of the code that made it. */
  readonly templates: string;
  /** The sets of pictures in use, and some that were. */
  readonly pictureSets: readonly PictureSet[];
  readonly files: ReadonlyMap<string, OutputFile>;
  /** False when it is time to write all of it anew. */
  readonly bearsMore: boolean;
  readonly #layers: readonly RecordLayer[];
  readonly #layerOf: (file: OutputFile) => RecordLayer | undefined;

  /** `sizes` are the bytes of the layers, the lowest first. */
  constructor(layers: readonly RecordLayer[], sizes: readonly number[] = []) {
    const [bottom, ...above] = layers;
    const files = new Map(bottom?.files);
    // Most files are of the lowest layer; the others are few.
    const risen = new Map<OutputFile, RecordLayer>();
    for (const layer of above) {
      for (const path of layer.removed) files.delete(path);
      for (const [path, file] of layer.files) {
        files.set(path, file);
        risen.set(file, layer);
      }
    }
    this.templates = bottom?.templates ?? '';
    this.pictureSets = layers.flatMap(({ pictureSets }) => pictureSets);
    this.files = files;
    this.#layers = layers;
    this.#layerOf = (file) => risen.get(file) ?? bottom;
    const [lowest = 0, ...others] = sizes;
    this.bearsMore = above.length < MOST_LAYERS && others.reduce((sum, size) => sum + size, 0) < lowest * MOST_ABOVE;
  }

  /** Tells of a file whether it was made from something that is not as it was, or that is not known. */
  findChanged(rereading: Rereading): (file: OutputFile) => boolean {
    const changed = new Map(this.#layers.map((layer) => [layer, findChanged(layer.inputs(), rereading, this.#countingIn(layer))]));
    return (file) => {
      const layer = this.#layerOf(file);
      return layer === undefined || file.inputs === undefined || changed.get(layer)?.[file.inputs] !== 0;
    };
  }

  /** The places among its inputs of those files of a layer for which no layer above tells something newer; undefined of the lowest, of which most do. */
  #countingIn(layer: RecordLayer): number[] | undefined {
    if (layer === this.#layers[0]) return undefined;
    return layer.files.flatMap(([path, file]) => (file.inputs !== undefined && this.files.get(path) === file ? [file.inputs] : []));
  }

  /** What the files of the same layer were made from; undefined where that is not known. */
  inputsOf(file: OutputFile): { of: RecordLayer; place: number } | undefined {
    const of = this.#layerOf(file);
    return of === undefined || file.inputs === undefined ? undefined : { of, place: file.inputs };
  }
}
