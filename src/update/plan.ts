import { isNewspapers, isNewspapersWhenChanged } from './ownership.ts';
import type { Tree, TreeEntry } from './repository.ts';

/** Why a file cannot be taken over by itself. */
export type ConflictKind =
  /** The newspaper and the new version have changed the same lines. */
  | 'changed'
  /** The newspaper has changed what the new version no longer has. */
  | 'removed'
  /** The newspaper has a file of its own where the new version brings one. */
  | 'added';

export interface Conflict {
  path: string;
  kind: ConflictKind;
}

/** What becomes of the software’s files; those of the newspaper are not among them. */
export interface UpdatePlan {
  /** As they will be; undefined are those that the new version no longer has. */
  changes: Map<string, TreeEntry | undefined>;
  /** Changed by the newspaper and by the new version, at different places: both are kept. */
  merged: string[];
  /** Changed by the newspaper and not by the new version: they stay. */
  kept: string[];
  conflicts: Conflict[];
}

export interface PlanInput {
  /** The software as the newspaper got it, the newspaper as it is, and the new version. */
  base: Tree;
  ours: Tree;
  theirs: Tree;
  /** Where the newspaper’s content lies, from the project’s folder. */
  contentDir: string;
  /** Conflicts that somebody has decided: for the newspaper’s file, or for the new version’s. */
  wishes: { keep: ReadonlySet<string>; take: ReadonlySet<string> };
  /** Files that lie in the folder and are not kept by Git. */
  isUntracked: (path: string) => boolean;
  /** Joins two changes of one file; undefined when they are of the same lines. */
  join: (path: string, base: TreeEntry, ours: TreeEntry, theirs: TreeEntry) => TreeEntry | undefined;
}

/** What taking a new version over would do, file by file. Nothing is changed by it. */
export function planUpdate({ base, ours, theirs, contentDir, wishes, isUntracked, join }: PlanInput): UpdatePlan {
  const plan: UpdatePlan = { changes: new Map(), merged: [], kept: [], conflicts: [] };
  for (const path of [...new Set([...base.keys(), ...theirs.keys()])].sort()) {
    if (isNewspapers(path, contentDir)) continue;
    const [before, own, next] = [base.get(path), ours.get(path), theirs.get(path)];
    const conflict = (kind: ConflictKind): void => {
      if (wishes.take.has(path)) plan.changes.set(path, next);
      else if (wishes.keep.has(path)) plan.kept.push(path);
      else plan.conflicts.push({ path, kind });
    };
    if (isSame(own, next)) continue;
    if (isSame(own, before)) {
      if (own === undefined && isUntracked(path)) conflict('added');
      else plan.changes.set(path, next);
    } else if (isSame(before, next) || own === undefined || isNewspapersWhenChanged(path)) {
      // What the newspaper has taken out stays out.
      plan.kept.push(path);
    } else if (next === undefined) conflict('removed');
    else if (before === undefined) conflict('added');
    else {
      const joined = join(path, before, own, next);
      if (joined === undefined) conflict('changed');
      else {
        plan.changes.set(path, joined);
        plan.merged.push(path);
      }
    }
  }
  return plan;
}

function isSame(a: TreeEntry | undefined, b: TreeEntry | undefined): boolean {
  return a?.blob === b?.blob && a?.mode === b?.mode;
}
