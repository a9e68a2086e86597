import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { environmentOfBuilds } from './build.ts';
import type { Project } from './project.ts';

export interface DevServer {
  /** `http://localhost:4393` */
  origin: string;
  stop(): Promise<void>;
}

/** `npm run dev` on a project, once it answers. */
export async function startDevServer(project: Project, port: number): Promise<DevServer> {
  const child = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port)], {
    cwd: project.root,
    env: environmentOfBuilds(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => printed.push(part));
  const origin = `http://localhost:${String(port)}`;
  const stop = async (): Promise<void> => {
    const end = once(child, 'close');
    child.kill();
    await end;
  };
  for (let attempt = 0; attempt < 240; attempt += 1) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${origin}/admin/`).catch(() => undefined);
    if (answer?.ok === true) return { origin, stop };
    await pause(250);
  }
  child.kill();
  throw new Error(`The development server did not start:\n${Buffer.concat(printed).toString()}`);
}
