import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** What a lane needs besides the content, and for each of its files, in megabytes. Measured at 100,000 stories: docs/performance.md. */
const BASE_MEGABYTES = 500;
const MEGABYTES_A_FILE = 0.006;

/** How much memory a lane may take before it tidies up. */
export function laneMegabytes(files: number): number {
  return Math.round(BASE_MEGABYTES + files * MEGABYTES_A_FILE);
}

const MARK = 'STANDFIRST_HAS_ROOM';
const YOUNG_MEGABYTES = 32;

/**
 * Runs a build in a process with as much memory as its content needs: with no bound Node would take most of the machine’s before it
 * tidies up, and with its usual one a large archive might not fit.
 */
export async function withRoomFor(contentDir: string, build: () => Promise<void>): Promise<void> {
  if (process.env[MARK] !== undefined) {
    await build();
    return;
  }
  const files = existsSync(contentDir) ? readdirSync(contentDir, { recursive: true }).length : 0;
  const flags = [`--max-old-space-size=${laneMegabytes(files)}`, `--max-semi-space-size=${YOUNG_MEGABYTES}`];
  const child = spawn(process.execPath, [...flags, ...process.argv.slice(1)], { stdio: 'inherit', env: { ...process.env, [MARK]: '1' } });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const code = await new Promise<number | null>((done, fail) => {
    child.on('close', done);
    child.on('error', fail);
  });
  process.exitCode = code ?? 1;
}
