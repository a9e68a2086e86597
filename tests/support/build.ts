import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles, ROOT } from './site.ts';

/** The moment at which tests build: noon on 22 November 2026, in seconds. */
export const MOMENT = Date.UTC(2026, 10, 22, 12) / 1000;

export interface BuildOptions {
  /** The content folder; the sample newsroom’s when absent. */
  content?: string;
  /** Where to write. */
  output: string;
  /** `SOURCE_DATE_EPOCH`, in seconds. */
  moment?: number;
}

export interface BuildResult {
  code: number | null;
  /** Everything it printed. */
  printed: string;
}

/** Builds a site as `npm run build` does, whatever the outcome. */
export function tryBuild({ content, output, moment = MOMENT }: BuildOptions): BuildResult {
  return run(['run', '--silent', 'build'], {
    ...(content === undefined ? {} : { STANDFIRST_CONTENT: content }),
    STANDFIRST_OUT: output,
    SOURCE_DATE_EPOCH: String(moment),
  });
}

/** Builds a site and throws with all that was printed when that fails. */
export function build(options: BuildOptions): void {
  const { code, printed } = tryBuild(options);
  if (code !== 0) throw new Error(`The build ended with ${String(code)}:\n${printed}`);
}

/** `npm run check` on a content folder. */
export function check(content: string): BuildResult {
  return run(['run', '--silent', 'check'], { STANDFIRST_CONTENT: content });
}

/** A folder for a build to write in, which is removed afterwards. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'standfirst-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true });
    },
  };
}

/** The SHA-256 of every file, by its path. */
export function digestsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    listFiles(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

/** What is different between two folders, file by file. */
export function differences(left: string, right: string): string[] {
  const [a, b] = [digestsOf(left), digestsOf(right)];
  const files = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return files.flatMap((file) => {
    if (a[file] === b[file]) return [];
    if (a[file] === undefined) return [`${file} is only in the second`];
    return [b[file] === undefined ? `${file} is only in the first` : `${file} has other bytes`];
  });
}

/** The variables with which a test runner marks its own process; a build must not see them. */
const RUNNER = /^(NODE_ENV|MODE|DEV|PROD|SSR|TEST|BASE_URL|VITEST.*|VITE_.*|STANDFIRST_.*)$/;

/** Where builds of the tests keep what Node has compiled: libraries are the same for all of them. Emptied by `npm run sample`. */
export const NODE_CACHE = join(ROOT, '.cache/tests/node');

/** The environment without those variables. */
export function environmentOfBuilds(variables: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !RUNNER.test(name)));
  return { ...own, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', NODE_COMPILE_CACHE: NODE_CACHE, ...variables };
}

function run(args: string[], variables: Record<string, string>): BuildResult {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: environmentOfBuilds(variables),
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, printed: `${stdout}\n${stderr}` };
}
