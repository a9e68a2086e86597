import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs a command of Astro’s in a process of its own. Throws with what it printed when it fails. */
export function runAstro(root: string, command: readonly string[], variables: Record<string, string>): Promise<void> {
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
  return run(root, [astro, ...command], variables);
}

/** Has Astro compile the project’s code in a process of its own. Throws with what it printed when it fails. */
export function compileCode(root: string, variables: Record<string, string>): Promise<void> {
  return run(root, [fileURLToPath(new URL('compile-code.ts', import.meta.url))], variables);
}

async function run(root: string, args: readonly string[], variables: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => printed.push(part));
  child.stderr.on('data', (part: Buffer) => printed.push(part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  if (code !== 0) throw new Error(`The site’s code could not be compiled.\n${withoutNoise(Buffer.concat(printed).toString())}`);
}

/** What Astro warns of in every build for a server, and where in its own code and Vite’s a fault was met, which bury what the fault is. */
const NOISE = /\[WARN\] \[router\]|^\s+at .*(?:[/\\]node_modules[/\\]|\bnode:)/;

/** What Astro has said, as far as it helps whoever has to mend it. */
export function withoutNoise(printed: string): string {
  return printed
    .split('\n')
    .filter((line) => !NOISE.test(line))
    .join('\n');
}
