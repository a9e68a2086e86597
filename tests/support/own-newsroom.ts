import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { obtainSample } from './sample.ts';
import { CONTENT, ROOT, SAMPLE } from './site.ts';

/**
 * `npm run test:own`: the tests of a newsroom that has begun its own newspaper. In a copy of the project the sample is moved to where
 * the tests look for it, three stories in one language are published in its place, and `npm test` is run. Arguments name another
 * script, and what is handed to it: `npm run test:own -- test:build links`.
 */
const root = realpathSync(mkdtempSync(join(tmpdir(), 'standfirst-own-')));
const LEFT_OUT = ['node_modules', 'dist', 'dist-hosting', '.git', '.cache', '.astro', 'test-results', 'shards'].map((name) =>
  join(ROOT, name),
);
const [script = 'test', ...args] = process.argv.slice(2);

let status: number | null = null;
try {
  cpSync(ROOT, root, { recursive: true, filter: (path) => !LEFT_OUT.includes(path) });
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(root, 'node_modules'), 'junction');
  const kept = join(root, 'tests/fixtures/meridian');
  if (SAMPLE === CONTENT) renameSync(join(root, 'content'), kept);
  else {
    // The copy has no history that it could be found in.
    obtainSample();
    cpSync(SAMPLE, kept, { recursive: true });
  }
  rmSync(join(root, 'content'), { recursive: true, force: true });
  cpSync(join(root, 'tests/fixtures/three-stories'), join(root, 'content'), { recursive: true });
  const built = ['test:unit', 'test:site'].includes(script) ? [['build']] : [['build'], ['sample']];
  const commands = script === 'test' ? [['test']] : [...built, [script, '--', ...args]];
  for (const command of commands) {
    ({ status } = spawnSync('npm', ['run', '--silent', ...command], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }));
    if (status !== 0) break;
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = status ?? 1;
