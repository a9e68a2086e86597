import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runSteps, type Step } from '../../support/step-runner.ts';

/** A project with scripts of its own, each of which notes when it begins and ends. */
const root = mkdtempSync(join(tmpdir(), 'standfirst-'));
const log = join(root, 'log');
const note = (script: string, milliseconds: number, code = 0) =>
  `node -e "const note = (word) => require('fs').appendFileSync('log', word + ' ${script} '); note('begin'); console.log('${script} says'); setTimeout(() => { note('end'); process.exit(${code}); }, ${milliseconds})"`;
let shown = '';

beforeEach(() => {
  writeFileSync(log, '');
  shown = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((words) => {
    shown += words.toString();
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function lay(scripts: Record<string, string>, after: Record<string, string[]> = {}): Step[] {
  writeFileSync(join(root, 'package.json'), JSON.stringify({ scripts }));
  return Object.keys(scripts).map((script) => ({
    what: `The ${script}`,
    script,
    environment: process.env,
    ...(after[script] ? { after: after[script] } : {}),
  }));
}

describe('The steps of npm test', { timeout: 60_000 }, () => {
  it('run two at a time, each once what it needs has ended well, and are shown one after another', async () => {
    const steps = lay({ a: note('a', 1500), b: note('b', 10), c: note('c', 10), d: note('d', 10) }, { c: ['b'], d: ['a'] });
    expect(await runSteps(steps, root)).toEqual([]);
    const order = readFileSync(log, 'utf8');
    expect(order.indexOf('begin c')).toBeGreaterThan(order.indexOf('end b'));
    expect(order.indexOf('begin d')).toBeGreaterThan(order.indexOf('end a'));
    expect(order.indexOf('begin b')).toBeLessThan(order.indexOf('end a'));
    const [first, second] = ['a', 'b'].map((script) => `\n▸ The ${script} (npm run ${script})\n${script} says\n✓ The ${script} (0 s)\n`);
    expect(shown.replace(/\(\d+ s\)/g, '(0 s)').startsWith(`${first ?? ''}${second ?? ''}`)).toBe(true);
  });

  it('stop being begun once one has failed, and those that run are waited for', async () => {
    const steps = lay({ a: note('a', 10, 1), b: note('b', 1500), c: note('c', 10) }, { c: ['b'] });
    expect((await runSteps(steps, root)).map(({ script }) => script)).toEqual(['a']);
    const order = readFileSync(log, 'utf8');
    expect(order).toContain('end b');
    expect(order).not.toContain('begin c');
    expect(shown).toContain('✗ The a');
  });

  it('are not waited for when what they need is no step', async () => {
    const steps = lay({ a: note('a', 10) }, { a: ['nothing'] });
    await expect(runSteps(steps, root)).rejects.toThrow('“a” waits for “nothing”, which is not run.');
  });
});
