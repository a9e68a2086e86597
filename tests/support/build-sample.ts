import { spawnSync } from 'node:child_process';
import { MOMENT } from './build.ts';
import { obtainSample } from './sample.ts';
import { OUTPUT, ROOT, SAMPLE } from './site.ts';

/** `npm run sample`: builds the sample newsroom as the tests examine it, at their moment. */
obtainSample();
const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, SOURCE_DATE_EPOCH: String(MOMENT), STANDFIRST_CONTENT: SAMPLE, STANDFIRST_OUT: OUTPUT },
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
