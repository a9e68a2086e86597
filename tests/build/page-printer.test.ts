import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environmentOfBuilds } from '../support/build.ts';
import { ROOT } from '../support/site.ts';

test('The press prints pages of every kind as Astro does, to the byte', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tests/support/print-twice.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: environmentOfBuilds(),
  });
  expect(status, stderr).toBe(0);
  const { compared, different } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
    compared: Record<string, number>;
    different: string[];
  };
  const kinds = readdirSync(join(ROOT, 'src/pages')).map((name) => name.replace('.astro', ''));
  expect(Object.keys(compared).sort()).toEqual(kinds.sort());
  expect(different).toEqual([]);
});
