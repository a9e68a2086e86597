import { mkdtempSync, rmSync, writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileEngine } from '../../../src/publish/engine.ts';
import { folderEngine } from '../../../src/publish/engines/folder.ts';
import { holdPlace, LOCK_FILE } from '../../../src/publish/place-lock.ts';

let work = '';
let engine: FileEngine;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'standfirst-'));
  engine = folderEngine(join(work, 'site'));
});
afterEach(() => {
  rmSync(work, { recursive: true });
});

/** A machine has a cache of its own. */
const machine = (name: string, options: object = {}) => ({ cacheDir: join(work, name), ...options });

describe('A target that one machine publishes to', () => {
  test('refuses another, with its name, since when, and what to do, until it is let go', async () => {
    const held = await holdPlace(engine, machine('one'));
    await expect(holdPlace(engine, machine('two'))).rejects.toThrow(
      /^Another machine, “[^”]+”, is publishing to this target; it last said so at \d{4}-\S+Z\. Wait until .* for 5 minutes\.$/,
    );
    await held.release();
    expect(existsSync(join(work, 'site', LOCK_FILE))).toBe(false);
    await (await holdPlace(engine, machine('two'))).release();
  });

  test('takes the same machine again at once, when it was stopped', async () => {
    await holdPlace(engine, machine('one'));
    await (await holdPlace(engine, machine('one'))).release();
  });

  test('takes another when nothing was heard of the first for long, and the first stops when it wakes', async () => {
    const first = await holdPlace(engine, machine('one', { renewedMilliseconds: 100, staleMilliseconds: 20 }));
    await pause(40);
    const second = await holdPlace(engine, machine('two', { staleMilliseconds: 20 }));
    expect(first.check).not.toThrow();
    await pause(200);
    expect(first.check).toThrow('It took over because nothing was heard of this one.');
    await first.release();
    expect(existsSync(join(work, 'site', LOCK_FILE))).toBe(true);
    await second.release();
  });

  test('is not lost while whoever has it says so', async () => {
    const held = await holdPlace(engine, machine('one', { renewedMilliseconds: 20 }));
    await pause(300);
    await expect(holdPlace(engine, machine('two', { staleMilliseconds: 200 }))).rejects.toThrow('Another machine');
    await held.release();
  });

  test('goes to one of two that come at the same moment', async () => {
    const slow: FileEngine = {
      ...engine,
      read: async (path) => {
        await pause(20);
        return engine.read(path);
      },
      write: async (path, text) => {
        await pause(Math.random() * 20);
        await engine.write(path, text);
      },
    };
    const both = await Promise.allSettled([holdPlace(slow, machine('one')), holdPlace(slow, machine('two'))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const one of both) if (one.status === 'fulfilled') await one.value.release();
  });

  test('is not kept by what no publication wrote', async () => {
    mkdirSync(join(work, 'site/.standfirst'), { recursive: true });
    writeFileSync(join(work, 'site', LOCK_FILE), 'who knows');
    await (await holdPlace(engine, machine('one'))).release();
  });
});
