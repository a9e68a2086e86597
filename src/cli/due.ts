import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { judgeDue, type Verdict } from '../content/embargo.ts';
import { HELP_OPTION, readCall } from './call.ts';

/**
 * `npm run due`: whether an embargo has ended since the site was last built. Exits with 0 when a build is due, with 1 when none is,
 * with 2 when it is called wrongly. It reads one small file and needs no packages, so that a scheduler can ask often.
 * With `--runs`, it reads the states of builds from its standard input, as `gh run list --json status` prints them: while one is on
 * its way, no other is due.
 */
const DUE = 0;
const NOT_DUE = 1;
const MISUSED = 2;

const HELP = `npm run due [-- options]

Says whether an embargo has ended since the last build.

  --next-embargo <file>  another record than .cache/next-embargo.json
  --runs                 reads the states of builds from its input: while one is on its way, no other is due
  --help                 prints this

Exit codes: 0 a build is due, 1 none is, 2 called wrongly.`;

try {
  const { values } = readCall({
    options: { 'next-embargo': { type: 'string' }, runs: { type: 'boolean', default: false }, ...HELP_OPTION },
  });
  if (values.help) console.log(HELP);
  else {
    const { due, reason } = judge(resolve(values['next-embargo'] ?? '.cache/next-embargo.json'), values.runs);
    console.log(reason);
    process.exitCode = due ? DUE : NOT_DUE;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = MISUSED;
}

function judge(file: string, asksRuns: boolean): Verdict {
  if (!existsSync(file)) {
    return { due: false, reason: `Nothing is known to be due: there is no ${file}. A build writes it: npm run build` };
  }
  const verdict = judgeDue(readFileSync(file, 'utf8'), Date.now());
  if (verdict.due && asksRuns && isRunning(readFileSync(0, 'utf8'))) {
    return { due: false, reason: `${verdict.reason} It is on its way already.` };
  }
  return verdict;
}

/** True when one of the runs has not ended. Throws when the text is not a list of runs. */
function isRunning(text: string): boolean {
  const runs = parse(text);
  if (!Array.isArray(runs)) {
    throw new Error('With --runs, the states of builds are read from the standard input: gh run list --workflow publish.yml --json status');
  }
  return runs.some((run: unknown) => typeof run === 'object' && run !== null && 'status' in run && run.status !== 'completed');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
