import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

const MODULE = new URL('../../../src/build/step-back.ts', import.meta.url);

/** What a thread that steps back finds of its own priority. */
function priorityInThread(): Promise<unknown> {
  const code = `
    const { parentPort } = require('node:worker_threads');
    const { getPriority } = require('node:os');
    import(${JSON.stringify(MODULE.href)}).then(({ stepBack }) => {
      stepBack();
      parentPort.postMessage(getPriority());
    });`;
  return new Promise((resolve, reject) => {
    new Worker(code, { eval: true }).once('message', resolve).once('error', reject);
  });
}

it('lets other threads go first, and those of them alone that asked for it', async () => {
  const before = getPriority();
  const own = await priorityInThread();
  expect(own).toBe(process.platform === 'linux' ? Math.max(before, 5) : before);
  expect(getPriority()).toBe(before);
});
