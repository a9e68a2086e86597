import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { MOMENT, NODE_CACHE } from './build.ts';
import { obtainSample } from './sample.ts';
import setup from './setup.ts';
import { OUTPUT, ROOT, SAMPLE } from './site.ts';

/** `npm run sample`: builds the sample newsroom as the tests examine it, at their moment, and what their own builds begin with. */
obtainSample();
rmSync(NODE_CACHE, { recursive: true, force: true });
const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, SOURCE_DATE_EPOCH: String(MOMENT), STANDFIRST_CONTENT: SAMPLE, STANDFIRST_OUT: OUTPUT },
  shell: process.platform === 'win32',
});
if (status === 0) await setup();
process.exitCode = status ?? 1;
