import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { ROUTES, type Route } from '../../src/site/queries/route-names.ts';
import { environmentOfBuilds } from '../support/build.ts';
import { ROOT } from '../support/site.ts';

test('The press prints pages of every route as Astro does, to the byte, and the feeds of a list one after another', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tests/support/print-twice.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: environmentOfBuilds(),
  });
  expect(status, stderr).toBe(0);
  const { compared, different, feeds } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
    compared: Record<string, number>;
    different: string[];
    feeds: string[];
  };
  const kinds = Object.keys(compared).map((route) => ROUTES[route as Route]);
  expect(new Set(kinds)).toEqual(new Set(Object.values(ROUTES).filter((kind) => kind !== 'data')));
  expect(different).toEqual([]);
  // A worker remembers the items that it made last: each would be made once for every format otherwise.
  const lists = feeds.map((path) => dirname(path));
  expect(lists.filter((list, place) => list !== lists[place - 1] && lists.indexOf(list) < place)).toEqual([]);
  expect(feeds.length).toBeGreaterThan(100);
});

test('Every file in src/pages is a route that is known, and the other way round', () => {
  const files = readdirSync(join(ROOT, 'src/pages'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
    .map((entry) => relative(join(ROOT, 'src/pages'), join(entry.parentPath, entry.name)).split(sep).join('/'));
  expect(files.sort()).toEqual(Object.keys(ROUTES).sort());
});
