import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { differences, environmentOfBuilds, MOMENT, temporaryFolder } from '../support/build.ts';
import { OUTPUT, ROOT } from '../support/site.ts';

test('Astro alone, with nothing else of ours, writes the newspaper to the byte as npm run build does', () => {
  const folder = temporaryFolder();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: environmentOfBuilds({ STANDFIRST_OUT: folder.path, SOURCE_DATE_EPOCH: String(MOMENT) }),
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(status, stdout + stderr).toBe(0);
  expect(differences(OUTPUT, folder.path)).toEqual([]);
  folder.remove();
});
