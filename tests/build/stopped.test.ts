import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../bench/random.ts';
import { digestsOf } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { inLength } from '../support/length.ts';
import { Press } from '../support/press.ts';
import { copyProject } from '../support/project.ts';

const SEED = Number(process.env.STANDFIRST_SEED ?? 1);
/** How often each kind of build is killed at some moment or other. */
const KILLS = inLength(1, 20);
/** At one in so many of its changes to files each kind of build is cut short. */
const CUT_EVERY = inLength(3, 1);

type Digests = Record<string, string>;

const project = copyProject();
const press = new Press(project);
const random = new Random(SEED);

/** Two versions of a story: its page is another, and a page of each is not there with the other. */
const STORY = join(project.contentDir, 'articles/en/2026/harbour-opens.md');
const original = readFileSync(STORY, 'utf8');
const VERSIONS = [original, original.replace('/2026/03/harbour/', '/2026/03/moved/').replace('on Monday.', 'on Tuesday.')];
/** What builds of the two from nothing have written. */
const outputs: Digests[] = [];
let current = 0;

beforeAll(async () => {
  for (const version of [1, 0]) {
    edit(version);
    await press.build({ force: true });
    outputs[version] = digestsOf(project.output);
  }
});

afterAll(() => {
  press.close();
  project.remove();
});

function edit(version: number): void {
  current = version;
  writeFileSync(STORY, VERSIONS[version] ?? '');
}

function forget(...parts: string[]): void {
  for (const part of parts) rmSync(join(project.root, part), { recursive: true, force: true });
}

interface Case {
  name: string;
  args: string[];
  /** Makes ready for the build: returns what is published before it, if anything is. */
  prepare: () => Digests | undefined;
}

const CASES: readonly Case[] = [
  {
    name: 'the first of an output',
    args: [],
    prepare: () => {
      forget('dist', '.cache/press', '.cache/content', '.cache/pictures');
      return undefined;
    },
  },
  { name: 'everything anew over an output', args: ['--force'], prepare: () => outputs[current] },
  {
    name: 'what an edit has changed',
    args: [],
    prepare: () => {
      const before = outputs[current];
      edit(1 - current);
      return before;
    },
  },
];

/** What a reader finds after a build was killed: the site of before, that of after, none, or some pages of the one and some of the other. */
type Found = 'before' | 'after' | 'nothing' | 'both';

function whatIsThere(before: Digests | undefined, after: Digests): Found {
  if (!readdirSync(project.root).includes('dist')) return 'nothing';
  const there = digestsOf(project.output);
  const isSame = (other: Digests | undefined) => JSON.stringify(there) === JSON.stringify(other);
  if (isSame(before)) return 'before';
  if (isSame(after)) return 'after';
  for (const [file, digest] of Object.entries(there)) {
    expect([before?.[file], after[file]], `${file} is neither what it was nor what it was to be`).toContain(digest);
  }
  return 'both';
}

/** Has the next build mend what one that was stopped has left. Returns what was there in between. */
async function mend(before: Digests | undefined, after: Digests): Promise<Found> {
  const found = whatIsThere(before, after);
  const isSwapping = found === 'both' || (found === 'nothing' && before !== undefined);
  const next = await press.build();
  if (isSwapping) expect(next.reason).toBe('The last build was stopped while it published.');
  expect(digestsOf(project.output)).toEqual(after);
  expect(readdirSync(project.root).filter((name) => name.startsWith('.dist'))).toEqual([]);
  expect(await press.build()).toMatchObject({ printed: 0, changes: { written: 0, removed: 0 } });
  return found;
}

/** What most builds are is killed and cut short in every run; the others take long. */
const USUAL = CASES.slice(-1);

describe.each(inLength(USUAL, CASES))('A build of $name that is killed', (which) => {
  test(`at any of ${KILLS} moments leaves a whole site or none, which the next build makes right (STANDFIRST_SEED=${SEED})`, async () => {
    which.prepare();
    const started = performance.now();
    const { code, printed } = await startBuild(project, which.args).done;
    expect(code, printed).toBe(0);
    const usual = performance.now() - started;
    for (let number = 0; number < KILLS; number += 1) {
      const moment = ((number + random.next()) / KILLS) * usual;
      const before = which.prepare();
      const content = digestsOf(project.contentDir);
      const command = startBuild(project, which.args);
      await wait(moment);
      command.kill();
      await command.done;
      expect(digestsOf(project.contentDir)).toEqual(content);
      const found = await mend(before, outputs[current] ?? {});
      expect.soft(['before', 'after', ...(which.name.startsWith('the first') ? ['nothing'] : [])], `after ${moment} ms`).toContain(found);
    }
  });
});

describe.each(inLength(USUAL, CASES.slice(1)))('A build of $name that is cut short', (which) => {
  /** What it leaves at each of these moments is kept while it runs once, undisturbed. */
  const kept = join(project.root, 'kept');
  const hook = fileURLToPath(new URL('../support/power-cut.ts', import.meta.url));
  const variables = { NODE_OPTIONS: `--import=${hook}`, POWER_CUTS: kept, POWER_CUTS_EVERY: String(CUT_EVERY) };

  function layBack(place: string): void {
    for (const name of readdirSync(project.root).filter((one) => /^\.?dist|^\.cache$/.test(one))) forget(name);
    for (const name of readdirSync(join(kept, place))) renameSync(join(kept, place, name), join(project.root, name));
  }

  test('at any of its changes to files leaves what the next build makes right', async () => {
    const before = which.prepare();
    const content = digestsOf(project.contentDir);
    mkdirSync(kept);
    const { code, printed } = await startBuild(project, which.args, variables).done;
    expect(code, printed).toBe(0);
    expect(digestsOf(project.contentDir)).toEqual(content);
    const changes = readFileSync(join(kept, 'changes'), 'utf8').split('\n');
    const places = readdirSync(kept).filter((name) => name !== 'changes');
    expect(places.length).toBeGreaterThan(inLength(6, 20));
    const found: Found[] = [];
    for (const place of places.sort((a, b) => Number(a) - Number(b))) {
      layBack(place);
      const left = await mend(before, outputs[current] ?? {}).catch((error: unknown) => {
        throw new Error(`Cut short at: ${changes[Number(place) - 1] ?? ''}`, { cause: error });
      });
      found.push(left);
    }
    forget('kept');
    // Few changes are put into place one after another; a whole folder is taken away before the next takes its place.
    const order = which.args.includes('--force') ? /^(before )+nothing( before)+$/ : /^(before )+(both )+after( after)*$/;
    expect(found.join(' ')).toMatch(order);
  });
});
