import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Takes a lock, a file that names the one process that has it. Returns undefined, or the number of the process that has it already.
 * What a process that was killed has left is taken over; it may be empty, as when the disk was full.
 */
export function takeLock(file: string): number | undefined {
  const own = `${process.pid} ${birthOf(process.pid) ?? ''}`;
  try {
    writeFileSync(file, own, { flag: 'wx' });
    return undefined;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  const [pid, birth = ''] = readFileSync(file, 'utf8').split(' ');
  const holder = Number(pid);
  if (holder !== process.pid && isRunningStill(holder, birth)) return holder;
  writeFileSync(file, own);
  return undefined;
}

const PATIENCE_MILLISECONDS = 1000;
const GLANCE_MILLISECONDS = 50;

/** A process that has been killed may take a moment to end. */
function isRunningStill(pid: number, birth: string): boolean {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < PATIENCE_MILLISECONDS; waited += GLANCE_MILLISECONDS) {
    if (!isRunning(pid, birth)) return false;
    Atomics.wait(pause, 0, 0, GLANCE_MILLISECONDS);
  }
  return isRunning(pid, birth);
}

function isRunning(pid: number, birth: string): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user’s process may not be signalled.
    if (!hasCode(error, 'EPERM')) return false;
  }
  if (!existsSync('/proc/self/stat')) return true;
  const now = birthOf(pid);
  return now !== undefined && (birth === '' || birth === now);
}

/**
 * When a process began, by Linux’s count: another process that gets the same number later, as in a container that is started again,
 * has another. Undefined on other systems, and when it has ended, though nobody has taken note of that yet.
 */
function birthOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, ...numbers] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : numbers[18];
  } catch {
    return undefined;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
