import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLength, IS_LONG } from '../support/length.ts';
import { missingPrograms, TRIED_TARGETS, type TriedTarget } from '../support/publish-targets.ts';
import { findMissed, laySite, publishFolder, startPublishing, versionOf } from '../support/publishing.ts';

const PAGES = Array.from({ length: inLength(20, 60) }, (_, number) => `news/2026/11/${10 + (number % 18)}/story-${number}/index.html`);
const READABLE = [...PAGES, 'index.html'];
const KILLS = inLength(1, 20);

const work = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

/** Those whose programs differ most; `npm run test:long` tries all of them. */
const USUAL = ['a folder', 'SFTP'];
const TARGETS = Object.entries(TRIED_TARGETS).filter(([name]) => IS_LONG || USUAL.includes(name));

describe.each(TARGETS)('A publication to %s that is killed at any moment', (name, { needs, start }) => {
  const missing = missingPrograms(needs);
  if (missing.length > 0) console.log(`Publishing to ${name} was not tried: ${missing.join(', ')} not installed.`);
  const folder = join(work, name.replaceAll(' ', '-'));
  let target: TriedTarget;

  beforeAll(async () => {
    mkdirSync(folder);
    if (missing.length === 0) target = await start(folder);
  });
  afterAll(async () => {
    if (missing.length === 0) await target.stop();
  });

  test.runIf(missing.length === 0)('leaves readers whole pages with their assets, and is gone on with', async () => {
    const { kind, place, environment, read } = target;
    const cache = join(folder, 'cache');
    const callOf = (version: number) => ({
      folder: laySite(join(folder, `version-${version}`), version, READABLE),
      kind,
      place,
      cache,
      environment,
    });
    await publishFolder(callOf(1));
    const started = performance.now();
    await publishFolder(callOf(2));
    const span = performance.now() - started;

    const faults: string[] = [];
    let killed = 0;
    for (let version = 3; version < 3 + KILLS; version += 1) {
      const child = startPublishing(callOf(version));
      const closed = once(child, 'close');
      const killer = setTimeout(
        () => {
          if (child.exitCode !== null || child.pid === undefined) return;
          process.kill(-child.pid, 'SIGKILL');
          killed += 1;
        },
        span * (0.15 + (0.8 * (version - 3 + Math.random())) / KILLS),
      );
      // A reader goes on reading all the while.
      const over = new AbortController();
      const isOver = closed.then(() => {
        over.abort();
      });
      for (let place = 0; !over.signal.aborted; place += 1) {
        faults.push(...(await findMissed(read, READABLE[place % READABLE.length] ?? '')));
        await pause(2);
      }
      await isOver;
      clearTimeout(killer);
      for (const path of READABLE) faults.push(...(await findMissed(read, path)));
      rmSync(join(folder, `version-${version - 1}`), { recursive: true });
    }
    expect(faults).toEqual([]);
    expect(killed).toBeGreaterThan(0);

    await publishFolder(callOf(100));
    for (const path of READABLE) expect(versionOf(await read(path)), path).toBe(100);
    expect(await read('.standfirst/underway')).toBeUndefined();
    if (target.folder !== undefined && existsSync(target.folder)) {
      const left = readdirSync(target.folder, { recursive: true }).filter((path) => /\.part$|\/\.[^/]+\.\w{6}$/.test(String(path)));
      expect(left).toEqual([]);
    }
  });
});
