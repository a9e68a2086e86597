import { obtainBrowser } from './browser.ts';
import { obtainSample } from './sample.ts';
import { CONTENT, SAMPLE } from './site.ts';
import { runSteps, type Step } from './step-runner.ts';

/**
 * `npm test`: what must hold, begun in the order in which a fault is cheapest to find; with `--whole`, every suite whole; with `--long`,
 * at length (`length.ts`).
 * The sample is built at one fixed moment, so that a test never depends on the day it runs; a newsroom’s own newspaper is today’s.
 */
const TEST_MOMENT = String(Date.UTC(2026, 10, 22, 12) / 1000);

obtainSample();

const isOwn = SAMPLE !== CONTENT;
const isLong = process.argv.includes('--long');
const length = isLong ? 'long' : process.argv.includes('--whole') ? 'whole' : 'short';
const environment = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  CHROME_PATH: obtainBrowser(),
  STANDFIRST_TESTS: length,
};
const atTestMoment = { ...environment, SOURCE_DATE_EPOCH: TEST_MOMENT };
const today = isOwn ? environment : atTestMoment;

// Browsers are waited for by the clock, so their tests run when the builds have ended.
const steps: Step[] = [
  { what: 'The content has no faults', script: 'check', environment: today },
  { what: 'The code is typed, linted and formatted', script: 'lint', environment: atTestMoment },
  { what: 'Unit tests', script: 'test:unit', environment: atTestMoment },
  ...(isLong ? [{ what: 'TypeScript has no hint', script: 'lint:hints', environment: atTestMoment }] : []),
  ...(isOwn ? [{ what: 'The newspaper builds', script: 'build', environment: today }] : []),
  { what: 'The Meridian builds', script: 'sample', environment: atTestMoment, after: isOwn ? ['build'] : [] },
  { what: 'The built site keeps its promises', script: 'test:build', environment: atTestMoment, after: ['sample'] },
  { what: 'Browser and accessibility tests', script: 'test:browser', environment: atTestMoment, after: ['test:build'] },
];

const failed = await runSteps(steps);
for (const { what, script } of failed)
  console.error(`\n✗ ${what}: failed. Run it alone with: ${isLong ? 'STANDFIRST_TESTS=long ' : ''}npm run ${script}`);
if (failed.length > 0) process.exit(1);

console.log(`\n${String(steps.length)} passed, 0 failed`);
