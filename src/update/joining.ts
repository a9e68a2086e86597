import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergePackages } from './package-file.ts';
import type { PlanInput } from './plan.ts';
import type { Repository, TreeEntry } from './repository.ts';

const PACKAGE = 'package.json';
/** What npm writes by itself: the new version’s is taken, and npm adds what the newspaper needs besides. */
const LOCK = 'package-lock.json';

/** Joins the newspaper’s change of a file with that of the new version, when they are of different lines. */
export function joiner({ contents, keep }: Repository): PlanInput['join'] {
  return (path, base, ours, theirs) => {
    if (path === LOCK) return theirs;
    const texts = [ours, base, theirs].map(({ blob }) => contents(blob));
    const joined = path === PACKAGE ? joinPackages(texts) : joinLines(texts);
    return joined && { mode: modeOf(base, ours, theirs), blob: keep(joined) };
  };
}

function joinPackages(texts: readonly Buffer[]): Buffer | undefined {
  const [ours = '', base = '', theirs = ''] = texts.map(String);
  try {
    return Buffer.from(mergePackages(base, ours, theirs));
  } catch {
    return undefined;
  }
}

/** As Git merges a file: what it returns is the number of conflicts, or 255 for what is no text. */
function joinLines(texts: readonly Buffer[]): Buffer | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-update-'));
  try {
    const files = ['ours', 'base', 'theirs'].map((name, place) => {
      writeFileSync(join(folder, name), texts[place] ?? '');
      return join(folder, name);
    });
    const { status, stdout } = spawnSync('git', ['merge-file', '--stdout', '--quiet', ...files], { cwd: folder });
    return status === 0 ? stdout : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function modeOf(base: TreeEntry, ours: TreeEntry, theirs: TreeEntry): string {
  return ours.mode === base.mode ? theirs.mode : ours.mode;
}
