import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../../src/build/lock.ts';

const parent = mkdtempSync(join(tmpdir(), 'standfirst-'));
afterAll(() => {
  rmSync(parent, { recursive: true });
});

/** New for each test. */
let lock: string;
beforeEach(() => {
  lock = join(mkdtempSync(join(parent, 'lock-')), 'lock');
});

function holder(): number {
  return Number(readFileSync(lock, 'utf8').split(' ')[0]);
}

describe('a lock', () => {
  it('is had by the process that takes it', () => {
    expect(takeLock(lock)).toBeUndefined();
    expect(holder()).toBe(process.pid);
  });

  it('can be taken again by the process that has it', () => {
    takeLock(lock);
    expect(takeLock(lock)).toBeUndefined();
  });

  it.each([
    { whose: 'a process that runs', text: String(process.ppid), pid: process.ppid },
    { whose: 'another user’s process', text: '1', pid: 1 },
  ])('is not taken from $whose', ({ text, pid }) => {
    writeFileSync(lock, text);
    expect(takeLock(lock)).toBe(pid);
    expect(readFileSync(lock, 'utf8')).toBe(text);
  });

  it('is not taken from another process that has taken it', async () => {
    const code = `const { takeLock } = await import(${JSON.stringify(join(import.meta.dirname, '../../../src/build/lock.ts'))});
      takeLock(${JSON.stringify(lock)}); console.log('taken'); setTimeout(() => {}, 60_000);`;
    const other = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(other.stdout, 'data');
    expect(takeLock(lock)).toBe(other.pid);
    other.kill('SIGKILL');
    await once(other, 'close');
    expect(takeLock(lock)).toBeUndefined();
  });

  it.each([
    ['that has ended', () => String(spawnSync(process.execPath, ['--version']).pid)],
    ['that could not write its number, as when the disk was full', () => ''],
    ['that is none', () => 'x'],
    ['that is none but a group of them', () => '-1'],
  ])('is taken over from a process %s', (_which, text) => {
    writeFileSync(lock, text());
    expect(takeLock(lock)).toBeUndefined();
    expect(holder()).toBe(process.pid);
  });

  it('cannot be had in a folder that is not there', () => {
    expect(() => takeLock(join(lock, 'below'))).toThrow('ENOENT');
  });
});

/** What only Linux tells of processes. */
describe.runIf(existsSync('/proc/self/stat'))('a lock, on Linux,', () => {
  it('is taken over from a process that has ended without anybody taking note', async () => {
    // The shell turns into a program that does not ask after the child it has got, which ends only then.
    const child = '(while read -r name < /proc/$$/comm && [ "$name" != sleep ]; do :; done)';
    const parentOfDead = spawn('sh', ['-c', `${child} & echo $!; exec sleep 60`], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [pid] = (await once(parentOfDead.stdout, 'data')) as [Buffer];
    const stat = `/proc/${pid.toString().trim()}/stat`;
    await expect.poll(() => readFileSync(stat, 'latin1'), { timeout: 10_000 }).toMatch(/\) Z /);
    writeFileSync(lock, pid.toString().trim());
    expect(takeLock(lock)).toBeUndefined();
    parentOfDead.kill();
  });

  it('is taken over when its process has ended and another has got its number', () => {
    writeFileSync(lock, `${process.ppid} 1`);
    expect(takeLock(lock)).toBeUndefined();
  });
});
