import { kindOfFile } from '../../content/content-list.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { digestOf } from '../../shared/digest.ts';
import { placeWithin, readWhole } from '../content-file.ts';
import type { DeskGround } from './desk-ground.ts';
import { saveTogether } from './saved-together.ts';

/** What a person was shown of a file before changing it: the digest of its bytes, by its path; empty where there was no file. */
export type Seen = ReadonlyMap<string, string>;

/**
 * Writes files that a build takes, all of them or none, and keeps each as it was before. Tells what is wrong otherwise, in the words
 * of the check. A file that is another than the one that was seen is a fault, too.
 */
export async function writeChange(ground: DeskGround, change: ReadonlyMap<string, Buffer>, seen: Seen = new Map()): Promise<Fault[]> {
  const stale = [...seen].filter(([path, digest]) => (digestAt(ground, path) ?? '') !== digest).map(([path]) => path);
  if (stale.length > 0) return stale.map(changedMeanwhile);
  const { faults } = await ground.check.look(change);
  if (faults.length > 0) return faults;
  const moment = Date.now();
  for (const [path, bytes] of change) {
    if (kindOfFile(path) !== 'text') continue;
    const before = readAt(ground, path);
    if (before) ground.kept.keep(path, before.bytes, before.modified);
    ground.kept.keep(path, bytes, moment);
  }
  saveTogether(ground.root, ground.contentDir, change);
  return [];
}

/** The digest of a file as it is now. */
export function digestAt(ground: Pick<DeskGround, 'contentDir'>, path: string): string | undefined {
  const file = readAt(ground, path);
  return file && digestOf(file.bytes);
}

/** The text of a file as it is now; undefined where there is none. */
export function textAt(ground: Pick<DeskGround, 'contentDir'>, path: string): string | undefined {
  return readAt(ground, path)?.bytes.toString();
}

function readAt({ contentDir }: Pick<DeskGround, 'contentDir'>, path: string): ReturnType<typeof readWhole> {
  const place = placeWithin(contentDir, path);
  return place === undefined ? undefined : readWhole(place);
}

function changedMeanwhile(path: string): Fault {
  return {
    file: `content/${path}`,
    problem: 'Somebody else has changed this meanwhile.',
    mend: 'What you have written is still here. Look at what stands there now, and send it again.',
  };
}
