import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { environmentOfBuilds } from './build.ts';
import type { DevServer } from './dev-server.ts';
import { ROOT } from './site.ts';

/** `npm run preview` on what was built from a content folder, once it answers. */
export async function startPreviewServer(content: string, output: string, port: number): Promise<DevServer> {
  const child = spawn(process.execPath, ['src/cli/preview.ts', '--port', String(port)], {
    cwd: ROOT,
    env: environmentOfBuilds({ STANDFIRST_CONTENT: content, STANDFIRST_OUT: output }),
    stdio: 'ignore',
  });
  const origin = `http://localhost:${String(port)}`;
  const stop = async (): Promise<void> => {
    const end = once(child, 'close');
    child.kill();
    await end;
  };
  for (let attempt = 0; attempt < 120 && child.exitCode === null; attempt += 1) {
    if ((await fetch(origin).catch(() => undefined))?.ok === true) return { origin, stop };
    await pause(250);
  }
  child.kill();
  throw new Error(`The preview at ${origin} did not start.`);
}
