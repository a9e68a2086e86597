import { appendFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mergeShards, shardFolder } from '../../src/build/shards.ts';
import { differences, digestsOf, temporaryFolder } from '../support/build.ts';
import { NOW, Press } from '../support/press.ts';
import { copyProject } from '../support/project.ts';

const OF = 3;
const folder = temporaryFolder();
const project = copyProject();
const { root } = project;
const press = new Press(project);
const whole = join(folder.path, 'whole');
const merged = join(folder.path, 'merged');
const shards = join(folder.path, 'shards');

beforeAll(async () => {
  await press.build({ output: whole });
  for (let number = 1; number <= OF; number += 1) {
    await press.buildShard({ number, of: OF }, shardFolder(shards, { number, of: OF }));
  }
}, 120_000);

afterAll(() => {
  folder.remove();
  press.close();
  project.remove();
});

describe('Shards of a site', () => {
  test('merged, are what one build writes, byte for byte', async () => {
    expect((await mergeShards(shards, root, merged)).shards).toBe(OF);
    expect(differences(whole, merged)).toEqual([]);
  });

  test('merged, are built on from: what has not changed is not looked at again', async () => {
    const { reason, printed, changes } = await press.build({ output: merged });
    expect({ reason, printed, changes }).toEqual({ printed: 0, changes: { written: 0, removed: 0 } });
    expect(differences(whole, merged)).toEqual([]);
  });

  test('are refused when one is missing, and what is published stays', async () => {
    const before = digestsOf(merged);
    const second = shardFolder(shards, { number: 2, of: OF });
    renameSync(second, `${folder.path}/away`);
    await expect(mergeShards(shards, root, merged)).rejects.toThrow('these are missing or there twice');
    renameSync(`${folder.path}/away`, second);
    expect(digestsOf(merged)).toEqual(before);
  });

  test('are refused when a file is not as its machine left it', async () => {
    const page = [1, 2, 3].map((number) => join(shardFolder(shards, { number, of: OF }), 'site/index.html'));
    for (const path of page) {
      try {
        appendFileSync(path, ' ', { flag: 'r+' });
      } catch {
        continue;
      }
    }
    await expect(mergeShards(shards, root, merged)).rejects.toThrow('is not as it was built');
    expect(differences(whole, merged)).toEqual([]);
  });

  test('are refused when they are of different moments', async () => {
    rmSync(shardFolder(shards, { number: 3, of: OF }), { recursive: true });
    await press.buildShard({ number: 3, of: OF }, shardFolder(shards, { number: 3, of: OF }), NOW - 1000);
    await expect(mergeShards(shards, root, merged)).rejects.toThrow('are not of one site');
  });
});
