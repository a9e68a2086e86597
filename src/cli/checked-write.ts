import { join, relative, sep } from 'node:path';
import { formatFault } from '../content/faults/fault.ts';
import { readNewsroom } from '../content/newsroom.ts';
import { writeWhole } from '../shared/whole-file.ts';
import { CallError } from './call.ts';
import type { Desk } from './content-desk.ts';

/**
 * Writes a file of the content that the build takes, whole or not at all; tells it as it is shown. Throws a `CallError` with its faults when
 * the build would refuse it.
 *
 * @param path below the content folder.
 */
export async function writeChecked(path: string, text: string, { root, contentDir, now }: Desk): Promise<string> {
  const shown = relative(root, join(contentDir, path)).split(sep).join('/');
  const { faults } = await readNewsroom(root, contentDir, undefined, { now, changed: new Map([[path, Buffer.from(text)]]) });
  const own = faults.filter(({ file }) => file === shown);
  if (own.length > 0) throw new CallError('Nothing was written:', own.map(formatFault));
  writeWhole(join(contentDir, path), text, { kept: true });
  return shown;
}
