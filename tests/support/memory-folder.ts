import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
const PREFIX = 'standfirst-tests-';
/** What the copies of all suites that run at once take at most. */
const ROOM = 4 * 1024 ** 3;

/**
 * Has tests write in memory what they write into folders for a while: to write and remove tens of thousands of small files keeps a disk
 * busy for longer than the tests take otherwise. Where there is no such place, or little room, or `TMPDIR` is set, all stays as it is.
 */
export function writeInMemory(): void {
  if (process.env.TMPDIR !== undefined || !hasRoom()) return;
  for (const name of readdirSync(MEMORY)) if (name.startsWith(PREFIX) && !isRunning(Number(name.slice(PREFIX.length)))) remove(name);
  const own = `${PREFIX}${process.pid}`;
  mkdirSync(join(MEMORY, own), { recursive: true });
  process.env.TMPDIR = join(MEMORY, own);
  process.on('exit', () => {
    remove(own);
  });
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM && freemem() > 2 * ROOM;
  } catch {
    return false;
  }
}

/** A run that was killed has left its folder. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remove(name: string): void {
  rmSync(join(MEMORY, name), { recursive: true, force: true });
}
