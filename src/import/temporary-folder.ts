import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of this process, to be removed should it be ended from outside. */
const live = new Set<string>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const WEEK = 7 * 24 * 60 * 60 * 1000;

/**
 * A new, empty folder below `place`, named after its purpose and this process. Folders of the same purpose that a killed process has left
 * are removed first, but for those that `isNeeded` keeps.
 */
export function makeTemporaryFolder(place: string, purpose: string, isNeeded: (folder: string) => boolean = () => false): string {
  mkdirSync(place, { recursive: true });
  for (const folder of foldersOf(place, purpose)) if (isAbandoned(folder.path, folder.maker) && !isNeeded(folder.path)) remove(folder.path);
  const folder = mkdtempSync(join(place, `${purpose}-${process.pid}-`));
  if (live.size === 0) for (const signal of SIGNALS) process.on(signal, endCleanly);
  live.add(folder);
  return folder;
}

/** Removes a folder of `makeTemporaryFolder` with all that is in it. */
export function removeTemporaryFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  live.delete(folder);
  if (live.size === 0) for (const signal of SIGNALS) process.removeListener(signal, endCleanly);
}

function foldersOf(place: string, purpose: string): { path: string; maker?: number }[] {
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || !entry.name.startsWith(`${purpose}-`)) return [];
    const named = /^(?:(?<maker>\d+)-)?\w{6}$/.exec(entry.name.slice(purpose.length + 1));
    if (named === null) return [];
    const maker = named.groups?.maker;
    return [{ path: join(place, entry.name), ...(maker !== undefined && { maker: Number(maker) }) }];
  });
}

/** True when the process that made a folder is gone, or the folder is so old that another process must have its number by now. */
function isAbandoned(folder: string, maker: number | undefined): boolean {
  const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > WEEK || (maker !== undefined && maker !== process.pid && !isRunning(maker));
}

function isRunning(maker: number): boolean {
  try {
    process.kill(maker, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** What other people’s processes have left cannot be removed, and need not be. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && ['EACCES', 'EPERM'].includes(String(error.code)))) throw error;
  }
}

function endCleanly(signal: NodeJS.Signals): void {
  for (const folder of live) removeTemporaryFolder(folder);
  process.kill(process.pid, signal);
}
