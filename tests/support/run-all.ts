import { spawnSync } from 'node:child_process';
import { obtainBrowser } from './browser.ts';

/**
 * `npm test`: everything that must hold, in the order in which a fault is cheapest to find.
 * The site is built at one fixed moment, so that a test never depends on the day it runs.
 */
export const TEST_MOMENT = String(Date.UTC(2026, 10, 22, 12) / 1000);

const environment = { ...process.env, SOURCE_DATE_EPOCH: TEST_MOMENT, ASTRO_TELEMETRY_DISABLED: '1', CHROME_PATH: obtainBrowser() };

const steps: [what: string, script: string][] = [
  ['The content has no faults', 'check'],
  ['The code is typed, linted and formatted', 'lint'],
  ['Unit tests', 'test:unit'],
  ['The Meridian builds', 'build'],
  ['The built site keeps its promises', 'test:build'],
  ['Browser and accessibility tests', 'test:browser'],
];

for (const [what, script] of steps) {
  console.log(`\n▸ ${what} (npm run ${script})`);
  const started = Date.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    stdio: 'inherit',
    env: environment,
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`\n✗ ${what}: failed. Run it alone with: npm run ${script}`);
    process.exit(1);
  }
  console.log(`✓ ${what} (${Math.round((Date.now() - started) / 1000)} s)`);
}

console.log(`\n${steps.length} passed, 0 failed`);
