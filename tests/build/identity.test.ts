import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Deck, Random, weighted } from '../bench/random.ts';
import { digestsOf } from '../support/build.ts';
import { inLength } from '../support/length.ts';
import { NOW, Press, type Built } from '../support/press.ts';
import { copyProject } from '../support/project.ts';
import { seedOfEdits } from '../support/seed.ts';
import { Desk } from './identity/desk.ts';
import { COMPILED_EDITS, EDITS, type Edit, type Edited } from './identity/edits.ts';

/** Another seed makes other edits: STANDFIRST_SEED=7 npm run test:build -- identity */
const SEED = seedOfEdits();
/** Enough for each kind of edit once; in the long run, the usual ones come often. */
const STEPS = inLength(66, 500);
/** One edit in so many has the site’s code compiled, which takes longer than all the rest of its step. */
const COMPILED_EVERY = inLength(66, 30);
/** After one edit in so many, what all of them have led to is compared. A page that should have been printed and was not stays as it is until then. */
const COMPARED_EVERY = inLength(16, 1);
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
}

/** One copy of the project is built into the same output again and again; the other from nothing each time. */
const [living, fresh] = [copyProject(), copyProject()];
const [press, freshPress] = [new Press(living), new Press(fresh)];
const random = new Random(SEED);
const desk = new Desk(living.root, random, NOW);
const steps: Step[] = [];
const refused: Edited[] = [];
let digests: Record<string, string> = {};
let havePicturesChanged = true;

beforeAll(async () => {
  await press.build();
  digests = digestsOf(living.output);
  // Compiled code is told apart by all that it depends on; the two need not compile the same twice.
  rmSync(join(fresh.root, '.cache/templates'), { recursive: true, force: true });
  mkdirSync(join(fresh.root, '.cache'), { recursive: true });
  symlinkSync(join(living.root, '.cache/templates'), join(fresh.root, '.cache/templates'), 'junction');
});

afterAll(() => {
  for (const one of [press, freshPress]) one.close();
  for (const project of [living, fresh]) project.remove();
});

describe(`After each of ${STEPS} random edits (STANDFIRST_SEED=${SEED})`, () => {
  test('the output is byte for byte that of a build from nothing, or, after a faulty edit, as it was', async () => {
    const cards = Object.entries(EDITS).map(([name, [count, edit]]) => [[name, edit] as const, inLength(1, count)] as const);
    const usual = new Deck(random, weighted(cards));
    const compiled = new Deck(random, Object.entries(COMPILED_EDITS));
    for (let number = 1; steps.length + refused.length < STEPS; number += 1) {
      const isCompiled = number % COMPILED_EVERY === 0;
      const [name, edit] = (isCompiled ? compiled : usual).deal();
      await take(name, edit).catch((error: unknown) => {
        const place = `STANDFIRST_SEED=${SEED}, edit ${steps.length + refused.length + 1}, ${name}`;
        throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      });
    }
  }, 7_200_000);

  test('no file is written that stays as it was', () => {
    for (const { name, edited, changed, removed, built } of steps) {
      expect(built.changes, `${name}: ${edited.what}`).toEqual({ written: changed.length, removed: removed.length });
    }
  });

  test('nothing but a story’s own page, its day’s edition, feeds, the head of live coverage and the search is written when its text alone has changed', () => {
    const known = steps.filter(({ edited }) => edited.writes !== undefined);
    expect(known.length).toBeGreaterThan(STEPS / 10);
    for (const { name, edited, changed, removed } of known) {
      const written = [...changed, ...removed].filter(
        (file) => !/^(?:pagefind|_live)\/|(?:^|\/)editions\/|(?:^|\/)(?:rss\.xml|atom\.xml|feed\.json|podcast\.xml)$/.test(file),
      );
      expect(written, `${name}: ${edited.what}`).toEqual(edited.writes);
    }
  });

  test('most builds print few of the pages', () => {
    const few = steps.filter(({ built }) => built.printed < built.pages / 3);
    expect(few.length / steps.length).toBeGreaterThan(0.7);
  });

  test('edits of many kinds were made, and a few that were refused', () => {
    expect(new Set(steps.map(({ name }) => name)).size).toBeGreaterThan(40);
    expect(refused.length).toBeGreaterThan(2);
    expect(refused.length).toBeLessThan(STEPS / 5);
  });
});

async function take(name: string, edit: Edit): Promise<void> {
  desk.editor.begin();
  const edited = await edit(desk);
  if (!edited) return;
  desk.editor.repeatIn(fresh.root);
  const moment = { now: desk.now };
  havePicturesChanged ||= /photo|picture/.test(name);
  const built = await settle(press.build(moment));
  const after = digestsOf(living.output);
  if (built instanceof Error) {
    expect(built, edited.what).toMatchObject({ name: 'ContentFaults', message: expect.stringMatching(REFUSAL) as unknown });
    expect(await settle(buildClean(moment)), edited.what).toEqual(built);
    expect(after, edited.what).toEqual(digests);
    desk.editor.undo();
    desk.editor.repeatIn(fresh.root);
    refused.push(edited);
    return;
  }
  const changed = Object.keys(after).filter((file) => after[file] !== digests[file]);
  const removed = Object.keys(digests).filter((file) => after[file] === undefined);
  steps.push({ name, edited, changed, removed, built });
  digests = after;
  const number = steps.length + refused.length;
  if (number % COMPARED_EVERY === 0 || number === STEPS) {
    await buildClean(moment);
    const since = steps.slice(-COMPARED_EVERY).map((step) => step.edited.what);
    expect(after, since.join('; ')).toEqual(digestsOf(fresh.output));
    expect(foldersIn(living.output), since.join('; ')).toEqual(foldersIn(fresh.output));
  }
  if (steps.length % REPEATED_EVERY > 0) return;
  const { reason, printed, changes } = await press.build(moment);
  expect({ reason, printed, changes }, `${edited.what}, built again`).toEqual({ printed: 0, changes: { written: 0, removed: 0 } });
}

/** Builds from nothing but the compiled code and, where none has changed since the last time, what takes longest to make. */
function buildClean(moment: { now: number }): Promise<Built> {
  const slow = havePicturesChanged ? ['.cache/pictures', '.cache/cards', '.cache/search'] : [];
  for (const part of ['dist', '.cache/content', '.cache/press', ...slow]) rmSync(join(fresh.root, part), { recursive: true, force: true });
  havePicturesChanged = false;
  return freshPress.build(moment);
}

async function settle(building: Promise<Built>): Promise<Built | Error> {
  try {
    return await building;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
}
