import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../../src/import/temporary-folder.ts';
import { ROOT } from '../../support/site.ts';

let place = '';

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'standfirst-place-'));
});

afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

/** Another process that makes a folder, waits, and is sent a signal. */
async function endAfterMaking(signal: NodeJS.Signals): Promise<void> {
  const code = `
    const { makeTemporaryFolder } = await import(${JSON.stringify(join(ROOT, 'src/import/temporary-folder.ts'))});
    makeTemporaryFolder(${JSON.stringify(place)}, 'import');
    console.log('made');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  expect(readdirSync(place)).toHaveLength(1);
  child.kill(signal);
  expect(await ended).toEqual([null, signal]);
}

describe('the temporary folder of an import', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('goes with a process that %s ends', async (signal) => {
    await endAfterMaking(signal);
    expect(readdirSync(place)).toEqual([]);
  });

  it('of a process that was killed goes when the next import starts', async () => {
    await endAfterMaking('SIGKILL');
    const [left = ''] = readdirSync(place);
    expect(left).toMatch(/^import-\d+-\w{6}$/);
    const own = makeTemporaryFolder(place, 'import');
    expect([existsSync(join(place, left)), existsSync(own)]).toEqual([false, true]);
    removeTemporaryFolder(own);
    expect(readdirSync(place)).toEqual([]);
  });

  it('stays while something in it is needed, while its process runs, and when it is another’s', () => {
    const others = [
      'import-999999999-abcdef',
      `import-${process.pid}-abcdef`,
      `import-${process.ppid}-abcdef`,
      'imported',
      'import-notes',
      'templates',
    ];
    for (const name of others) mkdirSync(join(place, name));
    writeFileSync(join(place, 'import-1'), '');
    const own = makeTemporaryFolder(place, 'import', (folder) => folder.includes('999999999'));
    for (const name of others) expect(existsSync(join(place, name)), name).toBe(true);
    removeTemporaryFolder(own);
  });
});
