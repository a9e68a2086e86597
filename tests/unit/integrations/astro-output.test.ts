import { expect, test } from 'vitest';
import { refusedOutput } from '../../../src/integrations/astro-output.ts';

test.each([
  ['/paper/dist/', false],
  ['/paper/out/site', false],
  ['/paper/..next/', false],
  ['/var/www/site', true],
  ['/paper-site', true],
  ['/', true],
])('Astro by itself builds into a folder of the project alone: %s', (output, isRefused) => {
  expect(refusedOutput('/paper', output) !== undefined).toBe(isRefused);
});
