import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { ROUTES, type Route } from '../../src/site/queries/route-names.ts';
import { environmentOfBuilds } from '../support/build.ts';
import { ROOT } from '../support/site.ts';

test('The press prints pages of every route as Astro does, to the byte', () => {
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
  const kinds = Object.keys(compared).map((route) => ROUTES[route as Route]);
  expect(new Set(kinds)).toEqual(new Set(Object.values(ROUTES).filter((kind) => kind !== 'data')));
  expect(different).toEqual([]);
});

test('Every file in src/pages is a route that is known, and the other way round', () => {
  const files = readdirSync(join(ROOT, 'src/pages'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
    .map((entry) => relative(join(ROOT, 'src/pages'), join(entry.parentPath, entry.name)).split(sep).join('/'));
  expect(files.sort()).toEqual(Object.keys(ROUTES).sort());
});
