import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../support/site.ts';
import { MOMENT_VARIABLE, takePictures, takeSnapshot } from './project.ts';
import { judge } from './bounds.ts';
import { formatCount, formatRatio, formatSeconds } from './figures.ts';
import { stopAll } from './measure.ts';
import { drawPerformance, writePage, type Machine } from './performance-page.ts';
import { findPeers, runTrial, warmPictures, type Peers, type Trial } from './trial.ts';

/**
 * `npm run bench -- [sizes…] [--keep] [--quick] [--drawn] [--write]`: measures builds of made-up newspapers of so many stories, and other generators’
 * builds of the same where these are installed. A bound that is missed does not fail it: it measures.
 */
const DEFAULT_SIZES = [1000, 10_000, 100_000];

/** Editing is tried with the largest size up to this one. */
const EDITING_STORIES = 10_000;

/** With `--quick`, larger newspapers are not built again and again, after large changes and in shares. */
const QUICK_STORIES = 10_000;

const { sizes, keep, quick, drawn, write } = readArguments();
const parent = join(ROOT, '.cache/bench');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'run-'));
process.on('exit', () => {
  stopAll();
  if (keep) console.log(`What was built is in ${folder}.`);
  else rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
Object.assign(process.env, MOMENT_VARIABLE);

const started = performance.now();
const peers = findPeers();
const machine = describeMachine(peers);
console.log(`${machine.processor}, ${machine.cores} cores. Node.js ${machine.node}, ${describePeers(peers)}.`);
const snapshot = join(folder, 'project');
takeSnapshot(snapshot);
const pictures = join(parent, 'drawn');
takePictures(pictures);
for (const size of drawn ? [] : sizes) await warmPictures(snapshot, join(folder, 'warm'), pictures, size);
console.log('Pictures and cards come from the cache: they were made before, and no image work is in the figures.');

const trials: Trial[] = [];
const editingSize = sizes.findLast((size) => size <= EDITING_STORIES);
for (const size of sizes) {
  const trialFolder = join(folder, String(size));
  mkdirSync(trialFolder);
  const isQuick = quick && size > QUICK_STORIES;
  const options = { snapshot, folder: trialFolder, pictures, peers, editing: size === editingSize, quick: isQuick };
  trials.push(await runTrial(size, { ...options, shards: sizes.indexOf(size) < 2 && !isQuick }));
  if (!keep) rmSync(trialFolder, { recursive: true, force: true, maxRetries: 3 });
}
printSummary(trials);
if (write) {
  mkdirSync(join(ROOT, 'docs/images'), { recursive: true });
  writeFileSync(join(ROOT, 'docs/performance.md'), writePage(trials, judge(trials), machine));
  writeFileSync(join(ROOT, 'docs/images/performance.svg'), drawPerformance(trials));
  console.log('docs/performance.md and docs/images/performance.svg are written.');
}

function readArguments(): { sizes: number[]; keep: boolean; quick: boolean; drawn: boolean; write: boolean } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      keep: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      drawn: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  for (const text of positionals) {
    if (!/^[1-9]\d*$/.test(text)) throw new Error(`“${text}” is not a number of stories. Write, for example: npm run bench -- 1000 10000`);
  }
  const asked = positionals.length === 0 ? DEFAULT_SIZES : [...new Set(positionals.map(Number))];
  return { ...values, sizes: asked.sort((a, b) => a - b) };
}

function describeMachine({ hugo, eleventy }: Peers): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'an unknown processor',
    cores: availableParallelism(),
    memory: totalmem(),
    system: type(),
    node: process.versions.node,
    hugo: hugo?.version,
    eleventy: eleventy?.version,
    date: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date()),
  };
}

function describePeers({ hugo, eleventy }: Peers): string {
  const tell = (name: string, peer: { version: string } | undefined) => `${name} ${peer?.version ?? 'not installed'}`;
  return `${tell('Hugo', hugo)}, ${tell('Eleventy', eleventy)}`;
}

function printSummary(all: readonly Trial[]): void {
  console.log('\n stories      Hugo  Standfirst   ratio  pages/s  growth');
  for (const [index, { stories, hugo, full }] of all.entries()) {
    const before = all[index - 1]?.full.seconds;
    const cells = [
      formatCount(stories).padStart(8),
      (hugo ? formatSeconds(hugo.seconds) : '').padStart(9),
      formatSeconds(full.seconds).padStart(11),
      (hugo ? formatRatio(full.seconds / hugo.seconds) : '').padStart(7),
      formatCount(Math.round(full.pages / full.seconds)).padStart(8),
      (before === undefined ? '' : formatRatio(full.seconds / before)).padStart(7),
    ];
    console.log(cells.join(' '));
  }
  console.log('');
  const bounds = judge(all);
  for (const { what, measured, met } of bounds) console.log(`  ${met ? '✓' : '✗'} ${what}: ${measured}`);
  const missed = bounds.filter(({ met }) => !met);
  const seconds = formatSeconds((performance.now() - started) / 1000);
  const result =
    missed.length === 0 ? 'All bounds that these sizes have are met.' : `Missed: ${missed.map(({ what }) => what).join('; ')}.`;
  console.log(`\n${result} Measured in ${seconds}.`);
}
