import { kindOfFile } from '../../content/content-list.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { digestOf } from '../../shared/digest.ts';
import { placeWithin, readWhole } from '../content-file.ts';
import type { DeskGround, DeskOutcome } from './desk-ground.ts';
import { saveTogether } from './saved-together.ts';

/** What a person was shown of a file before changing it: the digest of its bytes, by its path; empty where there was no file. */
export type Seen = ReadonlyMap<string, string>;

/**
 * Writes files that a build takes, all of them or none, and keeps each as it was before. Tells what is wrong otherwise, in the words
 * of the check. A file that is another than the one that was seen is a fault, too, and so is what else `hindrance` finds at the last moment.
 */
export async function writeChange(
  ground: DeskGround,
  change: ReadonlyMap<string, Buffer>,
  seen: Seen = new Map(),
  hindrance: () => Fault | undefined = () => undefined,
): Promise<Fault[]> {
  const stale = (): Fault[] => [
    ...[...seen].filter(([path, digest]) => (digestAt(ground, path) ?? '') !== digest).map(([path]) => changedMeanwhile(path)),
    ...[hindrance()].filter((fault) => fault !== undefined),
  ];
  const before = stale();
  if (before.length > 0) return before;
  const { faults } = await ground.check.look(change);
  if (faults.length > 0) return faults;
  // To look takes seconds in a large newsroom, in which a terminal, another desk or an editor’s own program may have written.
  const meanwhile = stale();
  if (meanwhile.length > 0) return meanwhile;
  const moment = Date.now();
  for (const [path, bytes] of change) {
    if (kindOfFile(path) !== 'text') continue;
    const earlier = readAt(ground, path);
    if (earlier) ground.kept.keep(path, earlier.bytes, Math.min(earlier.modified, moment));
    ground.kept.keep(path, bytes, moment);
  }
  saveTogether(ground.root, ground.contentDir, change);
  return [];
}

/** Files that are not there yet, named after what there is. */
export interface NewFiles {
  /** The one that the others are for. */
  path: string;
  files: ReadonlyMap<string, Buffer>;
  /** Why they cannot be made. */
  fault?: Fault | undefined;
}

/** Writes new files, as `writeChange` does. Where another program takes a name while they are looked at, they are named anew. */
export async function writeNew(ground: DeskGround, name: () => NewFiles, hindrance?: () => Fault | undefined): Promise<DeskOutcome> {
  for (;;) {
    const { path, files, fault } = name();
    if (fault) return { path, faults: [fault] };
    const paths = [...files.keys()];
    const faults = await writeChange(ground, files, new Map(paths.map((one) => [one, ''])), hindrance);
    if (faults.length === 0 || paths.every((one) => digestAt(ground, one) === undefined)) return { path, faults };
  }
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
