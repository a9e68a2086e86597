import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Deck, Random, weighted } from '../bench/random.ts';
import { digestsOf } from '../support/build.ts';
import { NOW, Press, type Built } from '../support/press.ts';
import { copyProject } from '../support/project.ts';
import { seedOfEdits } from '../support/seed.ts';
import { Desk } from './identity/desk.ts';
import { COMPILED_EDITS, EDITS, type Edit, type Edited } from './identity/edits.ts';

/** Another seed makes other edits: STANDFIRST_SEED=7 npm run test:build -- identity */
const SEED = seedOfEdits();
const STEPS = 200;
/** One edit in so many has the site’s code compiled, which takes longer than all the rest of its step. */
const COMPILED_EVERY = 30;
/** After one edit in so many the site is built once more, with nothing changed. */
const REPEATED_EVERY = 8;

const REFUSAL = /^\d+ faults? in the content\. Nothing is published until each is mended\.\n/;

/** What an edit led to. */
interface Step {
  name: string;
  edited: Edited;
  /** Files that are new, have other bytes than before, or are gone. */
  changed: string[];
  removed: string[];
  built: Built;
  clean: Built;
}

/** One copy of the project is built into the same output again and again; the other from nothing each time. */
const [living, fresh] = [copyProject(), copyProject()];
const [press, freshPress] = [new Press(living), new Press(fresh)];
const random = new Random(SEED);
const desk = new Desk(living.root, random, NOW);
const steps: Step[] = [];
const refused: Edited[] = [];
let digests: Record<string, string> = {};

beforeAll(async () => {
  await press.build();
  digests = digestsOf(living.output);
  // Compiled code is told apart by all that it depends on; the two need not compile the same twice.
  mkdirSync(join(fresh.root, '.cache'));
  symlinkSync(join(living.root, '.cache/templates'), join(fresh.root, '.cache/templates'), 'junction');
});

afterAll(() => {
  for (const one of [press, freshPress]) one.close();
  for (const project of [living, fresh]) project.remove();
});

describe(`After each of ${STEPS} random edits (STANDFIRST_SEED=${SEED})`, () => {
  test('the output is byte for byte that of a build from nothing, or, after a faulty edit, as it was', async () => {
    const usual = new Deck(random, weighted(Object.entries(EDITS).map(([name, [count, edit]]) => [[name, edit] as const, count])));
    const compiled = new Deck(random, Object.entries(COMPILED_EDITS));
    for (let number = 1; steps.length + refused.length < STEPS; number += 1) {
      const isCompiled = number % COMPILED_EVERY === 0;
      const [name, edit] = (isCompiled ? compiled : usual).deal();
      await take(name, edit, isCompiled).catch((error: unknown) => {
        const place = `STANDFIRST_SEED=${SEED}, edit ${steps.length + refused.length + 1}, ${name}`;
        throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      });
    }
  }, 900_000);

  test('no file is written that stays as it was', () => {
    for (const { name, edited, changed, removed, built } of steps) {
      expect(built.changes, `${name}: ${edited.what}`).toEqual({ written: changed.length, removed: removed.length });
    }
  });

  test('nothing but a story’s own page, feeds and the search is written when its text alone has changed', () => {
    const known = steps.filter(({ edited }) => edited.writes !== undefined);
    expect(known.length).toBeGreaterThan(STEPS / 10);
    for (const { name, edited, changed, removed } of known) {
      const written = [...changed, ...removed].filter(
        (file) => !/^pagefind\/|(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json|podcast\.xml)$/.test(file),
      );
      expect(written, `${name}: ${edited.what}`).toEqual(edited.writes);
    }
  });

  test('most builds print few of the pages', () => {
    const few = steps.filter(({ built, clean }) => built.printed < clean.printed / 3);
    expect(few.length / steps.length).toBeGreaterThan(0.7);
  });

  test('edits of many kinds were made, and a few that were refused', () => {
    expect(new Set(steps.map(({ name }) => name)).size).toBeGreaterThan(40);
    expect(refused.length).toBeGreaterThan(2);
    expect(refused.length).toBeLessThan(STEPS / 5);
  });
});

async function take(name: string, edit: Edit, isCompiled: boolean): Promise<void> {
  desk.editor.begin();
  const edited = await edit(desk);
  if (!edited) return;
  desk.editor.repeatIn(fresh.root);
  forgetAll(/photo|picture/.test(name));
  const moment = { now: desk.now };
  const building = settle(press.build(moment));
  if (isCompiled) await building;
  const [built, clean] = await Promise.all([building, settle(freshPress.build(moment))]);
  const after = digestsOf(living.output);
  if (built instanceof Error || clean instanceof Error) {
    expect(built, edited.what).toMatchObject({ name: 'ContentFaults', message: expect.stringMatching(REFUSAL) as unknown });
    expect(clean, edited.what).toEqual(built);
    expect(after, edited.what).toEqual(digests);
    desk.editor.undo();
    desk.editor.repeatIn(fresh.root);
    refused.push(edited);
    return;
  }
  expect(after, edited.what).toEqual(digestsOf(fresh.output));
  expect(foldersIn(living.output), edited.what).toEqual(foldersIn(fresh.output));
  const changed = Object.keys(after).filter((file) => after[file] !== digests[file]);
  const removed = Object.keys(digests).filter((file) => after[file] === undefined);
  steps.push({ name, edited, changed, removed, built, clean });
  digests = after;
  if (steps.length % REPEATED_EVERY > 0) return;
  const { reason, printed, changes } = await press.build(moment);
  expect({ reason, printed, changes }, `${edited.what}, built again`).toEqual({ printed: 0, changes: { written: 0, removed: 0 } });
}

async function settle(building: Promise<Built>): Promise<Built | Error> {
  try {
    return await building;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Takes away all that the clean build could know of earlier ones, but for the compiled code and, most times, what takes longest to make. */
function forgetAll(slow: boolean): void {
  for (const part of ['dist', '.cache/content', '.cache/press', ...(slow ? ['.cache/pictures', '.cache/cards', '.cache/search'] : [])]) {
    rmSync(join(fresh.root, part), { recursive: true, force: true });
  }
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
}
