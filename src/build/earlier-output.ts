import type { EarlierOutput } from './output.ts';
import type { OutputRecord } from './output-record.ts';
import type { PressFile } from './page-worker.ts';
import type { Templates } from './templates.ts';

/** Another has changed what was published, as was found out while it was relied on; the message says what, in a sentence. */
export class ChangedOutput extends Error {}

/** What can be taken over from an earlier output, and why everything is made anew where it is. */
export function judgeOld(
  earlier: EarlierOutput | { distrusted: string },
  templates: Templates,
  force: boolean,
): { old?: OutputRecord; reason?: string } {
  if (force) return { reason: 'As asked.' };
  if ('distrusted' in earlier) return { reason: earlier.distrusted };
  const { record } = earlier;
  return record.templates === templates.digest ? { old: record } : { old: record, reason: 'The site’s code or its settings have changed.' };
}

/** Throws `ChangedOutput` when a record was relied on that the output is not like. */
export async function refuseChanged(earlier: EarlierOutput | { distrusted: string }): Promise<void> {
  const strange = 'surveying' in earlier ? await earlier.surveying : undefined;
  if (strange !== undefined) throw new ChangedOutput(strange);
}

/** In place of a key: the file is in the output, and has to be made again. */
const STALE = '?';

/** For each of some files, by their places in the order of all, the key it was made with; empty when it has to be made. */
export function previousKeys(
  files: readonly PressFile[],
  places: Int32Array,
  old: OutputRecord | undefined,
  templates: Templates,
): string[] {
  const isCurrent = old?.templates === templates.digest;
  return Array.from(places, (place) => {
    const { path = '', kind } = files[place] ?? {};
    const known = old?.files.get(path)?.key;
    // The key of a data file is of its own bytes, whatever code made it.
    return known === undefined ? '' : isCurrent || kind === 'data' || kind === 'own' ? known : STALE;
  });
}
