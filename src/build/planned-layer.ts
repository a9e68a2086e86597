import type { OutputPlan, OutputRecord, PlannedFile } from './output-record.ts';
import type { OutputFile, RecordLayer } from './record-layer.ts';
import { setKey, type PictureSet } from './shown-pictures.ts';

/** How a file looks that has been made. */
interface FileFacts {
  size: number;
  mtimeMs: number;
}

/** The files of an output that a plan does not have any more. */
export function goneFrom(old: OutputRecord | undefined, { files }: Pick<OutputPlan, 'files'>): string[] {
  return (
    old?.files
      .keys()
      .filter((path) => !files.has(path))
      .toArray() ?? []
  );
}

/**
 * What a plan adds to the record of an output: all of it, or, on top of what was known before, the files that were made or looked at, and
 * those that are gone, which `removed` names. `look` is asked for the files that are fresh.
 */
export function layerOf(
  plan: OutputPlan,
  old: OutputRecord | undefined,
  removed: readonly string[],
  look: (path: string) => FileFacts,
): RecordLayer {
  const { templates, files, inputs, onTopOf } = plan;
  const sets = onTopOf ? new MoreSets(onTopOf.pictureSets, plan.pictureSets) : undefined;
  const rows: [path: string, file: OutputFile][] = [];
  for (const [path, planned] of files) {
    if (onTopOf && planned.isAsRecorded) continue;
    const before = old?.files.get(path);
    if (onTopOf && before && isAsKnown(planned, before)) continue;
    const { key, given, inputs: place, pictures } = planned;
    const known = planned.fresh ? undefined : before;
    const { size, mtimeMs: modified } = known ? { size: known.size, mtimeMs: known.modified } : look(path);
    rows.push([path, { key, size, modified, given, inputs: place, pictures: sets && pictures ? sets.placesOf(pictures) : pictures }]);
  }
  return {
    templates,
    pictureSets: sets ? sets.added : plan.pictureSets,
    files: rows,
    removed: onTopOf ? removed : [],
    inputs: () => inputs,
  };
}

function isAsKnown({ key, given, fresh, inputs }: PlannedFile, before: OutputFile): boolean {
  return !fresh && inputs === undefined && key === before.key && given === before.given;
}

/** Sets of pictures by the numbers that they have in a record, those that it does not have behind the others. */
class MoreSets {
  readonly added: PictureSet[] = [];
  readonly #known: number;
  readonly #planned: readonly PictureSet[];
  readonly #places = new Map<string, number>();

  constructor(known: readonly PictureSet[], planned: readonly PictureSet[]) {
    this.#known = known.length;
    this.#planned = planned;
    for (const [place, set] of known.entries()) this.#places.set(setKey(set), place);
  }

  placesOf(planned: readonly number[]): number[] {
    return planned.map((number) => {
      const set = this.#planned[number];
      if (!set) throw new Error('A page shows a set of pictures that the plan of the output does not have.');
      const key = setKey(set);
      let place = this.#places.get(key);
      if (place === undefined) {
        place = this.#known + this.added.push(set) - 1;
        this.#places.set(key, place);
      }
      return place;
    });
  }
}
