import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface Command {
  program: string;
  args: readonly string[];
  folder: string;
  variables?: Readonly<Record<string, string>>;
  /** It is ended after so many seconds. */
  limit?: number;
}

/** What a command took. */
export interface Spent {
  /** By the clock on the wall. */
  seconds: number;
  /** The most memory that its processes had together, in bytes, as far as it can be told. */
  peak: number | undefined;
  /** False when it reached its limit. */
  finished: boolean;
}

/** Has the system write out what earlier work has left to be written, so that what is measured next does not wait for it. */
export function settleDisk(): void {
  spawnSync('sync');
}

/** Runs a command to its end and measures it. Throws with all it printed when it fails. */
export async function measure(command: Command): Promise<Spent> {
  const started = performance.now();
  const running = start(command);
  const memory = new MemoryWatch(running.pid);
  const limit = { reached: false };
  const timer = setTimeout(
    () => {
      limit.reached = true;
      running.stop();
    },
    (command.limit ?? 24 * 60 * 60) * 1000,
  );
  const code = await running.ended;
  const seconds = (performance.now() - started) / 1000;
  clearTimeout(timer);
  const peak = memory.end();
  if (!limit.reached && code !== 0) {
    throw new Error(`“${[command.program, ...command.args].join(' ')}” ended with ${String(code)}:\n${running.printed()}`);
  }
  return { seconds, peak, finished: !limit.reached };
}

export interface Running {
  pid: number;
  ended: Promise<number | null>;
  /** Ends it with all that it has started. */
  stop(): void;
  printed(): string;
}

const running = new Set<Running>();

/** Starts a command in a process group of its own. */
export function start({ program, args, folder, variables = {} }: Command): Running {
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...ownEnvironment(), ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => printed.push(part));
  child.stderr.on('data', (part: Buffer) => printed.push(part));
  const one: Running = {
    pid: child.pid ?? 0,
    ended: new Promise((resolve, reject) => {
      child.on('close', (code) => {
        running.delete(one);
        resolve(code);
      });
      child.on('error', reject);
    }),
    stop: () => {
      stopGroup(child);
    },
    printed: () => Buffer.concat(printed).toString(),
  };
  running.add(one);
  return one;
}

/** Ends everything that is still running. */
export function stopAll(): void {
  for (const one of running) one.stop();
}

/** The version that a program tells of itself; undefined when there is no such program. */
export function versionOf(program: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return status === 0 ? /\d+(?:\.\d+)+/.exec(stdout)?.[0] : undefined;
}

function stopGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The variables with which npm and test runners mark their own processes; what is measured must not see them. */
const MARKS = /^(NODE_ENV|NODE_OPTIONS|FORCE_COLOR|SOURCE_DATE_EPOCH|(npm|VITE|VITEST|STANDFIRST)_.*)$/;

function ownEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !MARKS.test(name)));
}

const SAMPLE_MILLISECONDS = 250;

/** Looks at the memory of a process and all below it, four times a second. Only Linux tells. */
class MemoryWatch {
  readonly #timer: NodeJS.Timeout;
  #peak: number | undefined;

  constructor(pid: number) {
    const look = () => {
      const bytes = treeBytes(readProcesses(), pid);
      if (bytes > 0) this.#peak = Math.max(this.#peak ?? 0, bytes);
    };
    look();
    this.#timer = setInterval(look, SAMPLE_MILLISECONDS);
  }

  end(): number | undefined {
    clearInterval(this.#timer);
    return this.#peak;
  }
}

export interface ProcessState {
  pid: number;
  parent: number;
  /** In memory. */
  bytes: number;
}

/** The memory of a process and of all that descend from it. */
export function treeBytes(processes: readonly ProcessState[], root: number): number {
  const own = processes.find(({ pid }) => pid === root)?.bytes ?? 0;
  return processes.filter(({ parent }) => parent === root).reduce((sum, { pid }) => sum + treeBytes(processes, pid), own);
}

/** Reads `/proc/<pid>/status`. */
export function parseStatus(pid: number, status: string): ProcessState {
  const number = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return { pid, parent: number('PPid'), bytes: number('VmRSS') * 1024 };
}

function readProcesses(): ProcessState[] {
  if (!existsSync('/proc/self/status')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return parseStatus(Number(name), readFileSync(`/proc/${name}/status`, 'utf8'));
      } catch {
        return []; // It has ended in the meantime.
      }
    });
}
