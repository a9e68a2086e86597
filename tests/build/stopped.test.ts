import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../bench/random.ts';
import { digestsOf } from '../support/build.ts';
import { startBuild, type Command } from '../support/command.ts';
import { Press } from '../support/press.ts';
import { copyProject } from '../support/project.ts';

const SEED = Number(process.env.STANDFIRST_SEED ?? 1);
/** How often each kind of build is killed at some moment or other. */
const KILLS = 5;
/** At how many of its changes to files each kind of build is cut short at most. */
const CUTS = 16;

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

/** Kills a build, and has the next one mend what it has left. Returns what was there in between. */
async function survive(
  { args, prepare }: Case,
  variables: Record<string, string>,
  kill: (command: Command) => Promise<void>,
): Promise<Found> {
  const before = prepare();
  const after = outputs[current] ?? {};
  const content = digestsOf(project.contentDir);
  const command = startBuild(project, args, variables);
  await kill(command);
  await command.done;
  expect(digestsOf(project.contentDir)).toEqual(content);

  const found = whatIsThere(before, after);
  const isSwapping = found === 'both' || (found === 'nothing' && before !== undefined);
  const next = await press.build();
  if (isSwapping) expect(next.reason).toBe('The last build was stopped while it published.');
  expect(digestsOf(project.output)).toEqual(after);
  expect(readdirSync(project.root).filter((name) => name.startsWith('.dist'))).toEqual([]);
  expect(await press.build()).toMatchObject({ printed: 0, changes: { written: 0, removed: 0 } });
  return found;
}

describe.each(CASES)('A build of $name that is killed', (which) => {
  test(`at any of ${KILLS} moments leaves a whole site or none, which the next build makes right (STANDFIRST_SEED=${SEED})`, async () => {
    which.prepare();
    const started = performance.now();
    const { code, printed } = await startBuild(project, which.args).done;
    expect(code, printed).toBe(0);
    const usual = performance.now() - started;
    for (let number = 0; number < KILLS; number += 1) {
      const moment = ((number + random.next()) / KILLS) * usual;
      const found = await survive(which, {}, async (command) => {
        await wait(moment);
        command.kill();
      });
      expect.soft(['before', 'after', ...(which.name.startsWith('the first') ? ['nothing'] : [])], `after ${moment} ms`).toContain(found);
    }
  });
});

describe.each(CASES.slice(1))('A build of $name that is cut short', (which) => {
  const log = join(project.root, 'changes.log');
  const hook = { STANDFIRST_HAS_ROOM: '1', NODE_OPTIONS: `--import=${fileURLToPath(new URL('../support/power-cut.ts', import.meta.url))}` };

  async function listChanges(): Promise<string[]> {
    which.prepare();
    const { code, printed } = await startBuild(project, which.args, { ...hook, POWER_CUT_LOG: log }).done;
    expect(code, printed).toBe(0);
    return readFileSync(log, 'utf8').split('\n');
  }

  test('at any of its changes to files leaves what the next build makes right', async () => {
    const changes = await listChanges();
    const telling = changes.flatMap((change, place) => (isTelling(change) || place % 50 === 49 ? [place + 1] : []));
    // The few moments at which a whole folder takes another’s place are tried in any case.
    const isSwap = (place: number) => /^renameSync .*(?:\.dist-next|\/dist)$/.test(changes[place - 1] ?? '');
    const places = telling.filter((place, number) => number % Math.ceil(telling.length / CUTS) === 0 || isSwap(place));
    const momentOf = (place: number) => (isSwap(place) ? (changes[place - 1] ?? '') : String(place));
    const found: Found[] = [];
    let ended = 0;
    for (const place of places) {
      const left = await survive(which, { ...hook, POWER_CUT_AT: momentOf(place) }, async ({ done }) => {
        const { code, printed } = await done;
        if (code === 0) ended += 1;
        else expect(code, `${changes[place - 1] ?? ''}\n${printed}`).toBeNull();
      });
      found.push(left);
    }
    // What is remembered of files that have just been written is written once more; later builds make that many changes fewer.
    expect(ended).toBeLessThanOrEqual(2);
    // Few changes are put into place one after another; a whole folder is taken away before the next takes its place.
    const order = which.args.includes('--force') ? /^(before )+nothing( before)+$/ : /^(before )+(both )+after( after)*$/;
    expect(found.join(' ')).toMatch(order);
  });

  /** Half a file in the staging folder, or among the pictures kept, is like none. */
  function isTelling(change: string): boolean {
    return (
      !change.startsWith('mkdirSync') && !/^(?:writeFileSync|copyFileSync) .*(?:\.dist-next|\.cache\/(?:pictures|templates))/.test(change)
    );
  }
});
