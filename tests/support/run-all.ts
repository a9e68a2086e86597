import { spawn } from 'node:child_process';
import { obtainBrowser } from './browser.ts';
import { obtainSample } from './sample.ts';
import { CONTENT, SAMPLE } from './site.ts';

/**
 * `npm test`: everything that must hold, in the order in which a fault is cheapest to find; with `--long`, at length.
 * The sample is built at one fixed moment, so that a test never depends on the day it runs; a newsroom’s own newspaper is today’s.
 */
const TEST_MOMENT = String(Date.UTC(2026, 10, 22, 12) / 1000);

obtainSample();

const isOwn = SAMPLE !== CONTENT;
const isLong = process.argv.includes('--long');
const environment = {
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
  CHROME_PATH: obtainBrowser(),
  ...(isLong ? { STANDFIRST_TESTS: 'long' } : {}),
};

interface Step {
  what: string;
  script: string;
}

/** Of a newsroom’s own content. */
const TODAYS = ['check', 'build'];

/** Steps of one group keep one core busy each and run side by side. */
const groups: Step[][] = [
  [{ what: 'The content has no faults', script: 'check' }],
  [
    { what: 'The code is typed, linted and formatted', script: 'lint' },
    { what: 'Unit tests', script: 'test:unit' },
  ],
  ...(isOwn ? [[{ what: 'The newspaper builds', script: 'build' }]] : []),
  [{ what: 'The Meridian builds', script: 'sample' }],
  [{ what: 'The built site keeps its promises', script: 'test:build' }],
  [{ what: 'Browser and accessibility tests', script: 'test:browser' }],
];

/** Runs a script. What it says is shown at once, or, for one of several side by side, when it has ended. */
async function run({ what, script }: Step, isAlone: boolean): Promise<boolean> {
  const heading = `\n▸ ${what} (npm run ${script})`;
  const started = Date.now();
  const running = spawn('npm', ['run', '--silent', script], {
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...environment, ...(isOwn && TODAYS.includes(script) ? {} : { SOURCE_DATE_EPOCH: TEST_MOMENT }) },
    shell: process.platform === 'win32',
  });
  if (isAlone) console.log(heading);
  const said: Buffer[] = [];
  for (const stream of [running.stdout, running.stderr]) stream?.on('data', (data: Buffer) => said.push(data));
  const status = await new Promise<number | null>((resolve) => running.once('close', resolve));
  if (!isAlone) console.log(`${heading}\n${Buffer.concat(said).toString()}`);
  const seconds = Math.round((Date.now() - started) / 1000);
  if (status === 0) console.log(`✓ ${what} (${seconds} s)`);
  else console.error(`\n✗ ${what}: failed. Run it alone with: ${isLong ? 'STANDFIRST_TESTS=long ' : ''}npm run ${script}`);
  return status === 0;
}

for (const group of groups) {
  const passed = await Promise.all(group.map((step) => run(step, group.length === 1)));
  if (passed.includes(false)) process.exit(1);
}

console.log(`\n${groups.flat().length} passed, 0 failed`);
