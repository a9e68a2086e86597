import { digestOf } from '../../src/shared/digest.ts';
import { digestView } from '../../src/site/queries/view-digest.ts';
import { asData } from '../../src/site/queries/facts.ts';
import type { NewsroomIndex } from '../../src/site/queries/newsroom-index.ts';
import { listFiles } from '../../src/site/queries/pages.ts';
import { readAgain, wholeOf } from '../../src/site/queries/read-again.ts';
import { record } from '../../src/site/queries/reading.ts';
import type { SiteFile, TextPrinter } from '../../src/site/queries/site-files.ts';
import type { CompiledSite } from '../../src/build/entry.ts';
import { InputCollector } from '../../src/build/input-collector.ts';
import type { WorkerResult } from '../../src/build/page-worker.ts';
import { rereadingFrom } from '../../src/build/inputs.ts';
import { OutputRecord, type PlannedFile } from '../../src/build/output-record.ts';
import { goneFrom, layerOf } from '../../src/build/planned-layer.ts';
import { inMemory } from '../../src/build/packed-parts.ts';
import { formatLayer, readLayer, type RecordLayer } from '../../src/build/record-layer.ts';
import { StaleFiles } from '../../src/build/stale-files.ts';

/** A build that makes views and prints nothing. */
export interface ViewBuild {
  record: OutputRecord;
  /** The layers of the record, as they were written and read. */
  layers: readonly RecordLayer[];
  /** The digests of views and of the bytes of data files, by path. */
  keys: Record<string, string>;
  /** The files that were looked at, and those that came out as something else, both in order. */
  looked: string[];
  made: string[];
}

/** So many layers come on top of one another, until they are made into one. */
const LAYERS_BORNE = 4;

const site = { asData, readAgain, wholeOf } as unknown as CompiledSite;

/** Data files that hold parts of pages hold their views here. */
const printText: TextPrinter = (view) => Promise.resolve(JSON.stringify(view));

/** Makes the views that may have changed since another build, in one worker; all of them without one. */
export async function buildViews(
  index: NewsroomIndex,
  { before, change = (file) => file }: { before?: ViewBuild | undefined; change?: ((file: SiteFile) => SiteFile) | undefined } = {},
): Promise<ViewBuild> {
  const files = listFiles(index).map(change);
  const old = before?.record;
  const stale = new StaleFiles(site, rereadingFrom(index, site), files, old);
  const collector = new InputCollector();
  const keys = new Map<number, string>();
  for (const place of stale.places) {
    const file = files[place];
    if (!file) continue;
    const { made, readings } = record(() => (file.kind === 'data' ? file.text(printText) : digestView(file.view())));
    keys.set(place, digestOf(await made));
    collector.add(readings);
  }
  const worker = { files: [...keys.keys()].map((place) => ({ place })), inputs: collector.inputs } as WorkerResult;
  const { inputs, places } = stale.gatherInputs(files, [worker]);
  const rows = files.map(({ path }, place): [string, PlannedFile] => {
    const given = stale.given[place];
    const key = keys.get(place) ?? old?.files.get(path)?.key ?? '';
    const own = places.get(place);
    return [
      path,
      { key, fresh: keys.has(place), ...(given === undefined ? {} : { given }), ...(own === undefined ? {} : { inputs: own }) },
    ];
  });
  const byPath = new Map(rows);
  const plan = { templates: '', pictureSets: [], files: byPath, inputs, onTopOf: stale.onTopOf };
  const layer = readLayer(inMemory(formatLayer(layerOf(plan, old, goneFrom(old, plan), () => ({ size: 0, mtimeMs: 0 })))));
  const layers = stale.onTopOf ? [...(before?.layers ?? []), layer] : [layer];
  const looked = Array.from(stale.places, (place) => files[place]?.path ?? '');
  return {
    record: new OutputRecord(layers, [LAYERS_BORNE, ...layers.slice(1).map(() => 1 / 4)]),
    layers,
    keys: Object.fromEntries(rows.map(([path, { key }]) => [path, key])),
    looked,
    made: looked.filter((path) => old?.files.get(path)?.key !== byPath.get(path)?.key),
  };
}
