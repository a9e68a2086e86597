import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { environmentOfBuilds, MOMENT, type BuildResult } from './build.ts';
import type { Project } from './project.ts';

/** A build of a project by its command, in processes of its own. */
export interface Command {
  /** What became of it; the code is null when it was killed. */
  done: Promise<BuildResult>;
  /** Ends it and every process that it has started at once, as a power cut would. */
  kill(): void;
}

/**
 * The command begins a second process with as much memory as the content needs, which these newsrooms do not; that it does is seen where
 * `npm run build` is run.
 */
const HAS_ROOM = { STANDFIRST_HAS_ROOM: '1' };

export function startBuild(project: Project, args: readonly string[] = [], variables: Record<string, string> = {}): Command {
  const child = spawn(process.execPath, ['src/cli/build.ts', ...args], {
    cwd: project.root,
    env: environmentOfBuilds({ SOURCE_DATE_EPOCH: String(MOMENT), ...HAS_ROOM, ...variables }),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => printed.push(part));
  return {
    // Closed once the last of its processes has let go of what they print to.
    done: once(child, 'close').then(([code]) => ({ code: code as number | null, printed: Buffer.concat(printed).toString() })),
    kill: () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    },
  };
}
