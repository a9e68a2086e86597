import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { differences, environmentOfBuilds, MOMENT } from '../support/build.ts';
import { OUTPUT, ROOT } from '../support/site.ts';

test('Astro alone, with nothing else of ours, writes the newspaper to the byte as npm run build does', () => {
  // Astro renames what it has compiled into the output, which must be on the project’s own disk.
  const parent = join(ROOT, '.cache/tests');
  mkdirSync(parent, { recursive: true });
  const output = mkdtempSync(join(parent, 'astro-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: environmentOfBuilds({ STANDFIRST_OUT: output, SOURCE_DATE_EPOCH: String(MOMENT) }),
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(status, stdout + stderr).toBe(0);
  expect(differences(OUTPUT, output)).toEqual([]);
  rmSync(output, { recursive: true });
});
