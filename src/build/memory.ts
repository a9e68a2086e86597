import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_CACHE } from '../shared/node-cache.ts';
import { contentCacheFile } from './content-cache-file.ts';

/** What a worker needs besides the content, in megabytes, and how much it needs for what is remembered of the content. */
const BASE_MEGABYTES = 500;
const TIMES_REMEMBERED = 7;

/** How much memory a worker may take before it tidies up, from the size of what is remembered of the content, in bytes. */
export function workerMegabytes(remembered: number): number {
  return Math.round(BASE_MEGABYTES + (remembered / 1_000_000) * TIMES_REMEMBERED);
}

/** About how much is remembered of one file. */
const BYTES_A_FILE = 900;

const MARK = 'STANDFIRST_HAS_ROOM';
const YOUNG_MEGABYTES = 64;

/**
 * Runs a build in a process with as much memory as its content needs: with no bound Node would take most of the machine’s before it
 * tidies up, and with its usual one a large archive might not fit.
 */
export async function withRoomFor(root: string, contentDir: string, build: () => Promise<void>): Promise<void> {
  if (process.env[MARK] !== undefined) {
    await build();
    return;
  }
  const megabytes = workerMegabytes(bytesToRemember(root, contentDir));
  const flags = [
    `--max-old-space-size=${megabytes}`,
    // A build keeps almost all that it reads: to look for what it does not keep while there is little takes long and finds nothing.
    `--initial-old-space-size=${Math.round(megabytes / 2)}`,
    `--max-semi-space-size=${YOUNG_MEGABYTES}`,
  ];
  const child = spawn(process.execPath, [...flags, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: join(root, NODE_CACHE), ...process.env, [MARK]: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const code = await new Promise<number | null>((done, fail) => {
    child.on('close', done);
    child.on('error', fail);
  });
  process.exitCode = code ?? 1;
}

/** What is remembered of the content, in bytes; the first time, what probably will be. */
function bytesToRemember(root: string, contentDir: string): number {
  const remembered = statSync(contentCacheFile(root, contentDir), { throwIfNoEntry: false });
  if (remembered) return remembered.size;
  return existsSync(contentDir) ? readdirSync(contentDir, { recursive: true }).length * BYTES_A_FILE : 0;
}
