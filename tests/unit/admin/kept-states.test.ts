import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KeptStates } from '../../../src/admin/kept-states.ts';
import { MOST_STATES } from '../../../src/admin/states.ts';

const NOW = Date.parse('2026-11-30T22:00:00Z');
const STORY = 'articles/en/2026/ferry.md';

let root: string;
let kept: KeptStates;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'standfirst-'));
  kept = new KeptStates(root);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const keep = (text: string, moment: number, path = STORY) => {
  kept.keep(path, Buffer.from(text), moment);
};
const textsOf = (path: string) => kept.statesOf(path).map(({ name }) => kept.state(path, name)?.toString());
const bin = (moment: number, ...paths: string[]) => {
  kept.bin(
    paths.map((path) => [path, Buffer.from(path)] as const),
    moment,
  );
};

describe('Earlier states', () => {
  test('A state that says it is older than others is as late as it was kept, and stays as long', () => {
    for (let count = 0; count < MOST_STATES + 10; count += 1) keep(`state ${String(count)}`, NOW + count * 1000);
    keep('from a backup', Date.parse('2026-11-01T00:00:00Z'));
    keep('new', NOW + 100_000);
    expect(textsOf(STORY).slice(0, 3)).toEqual(['new', 'from a backup', `state ${String(MOST_STATES + 9)}`]);
    expect(textsOf(STORY)).toHaveLength(MOST_STATES);
  });

  test('States of one moment have their order', () => {
    const texts = Array.from({ length: 12 }, (_, count) => `state ${String(count)}`);
    for (const text of texts) keep(text, NOW);
    expect(textsOf(STORY)).toEqual(texts.toReversed());
  });

  test('A text that becomes one with components keeps its states, fifty of both together', () => {
    for (let count = 0; count < MOST_STATES; count += 1) keep(`state ${String(count)}`, NOW + count);
    const path = `${STORY}x`;
    keep(`state ${String(MOST_STATES - 1)}`, NOW + 1000, path);
    expect(textsOf(path)).toHaveLength(MOST_STATES);
    keep('with components', NOW + 2000, path);
    expect(textsOf(path)).toEqual(textsOf(STORY));
    expect(textsOf(path)).toHaveLength(MOST_STATES);
    expect(textsOf(path).slice(0, 2)).toEqual(['with components', `state ${String(MOST_STATES - 1)}`]);
  });

  test('No other file is read by the name of a state', () => {
    keep('first', NOW);
    writeFileSync(join(root, 'secret'), 'secret');
    expect(kept.state(STORY, '../../../../../../secret')).toBeUndefined();
    expect(kept.state(`${STORY}.old`, kept.statesOf(STORY)[0]?.name ?? '')).toBeUndefined();
  });
});

describe('The bin', () => {
  const FOLDER = '.desk/bin';

  test('A deletion whose list is lost is listed by what is there of it, and the others as before', () => {
    bin(NOW, STORY, 'comments/en/2026/ferry/01.yaml');
    bin(NOW + 5, 'topics/storms.yaml');
    const [, first] = kept.binned();
    rmSync(join(root, FOLDER, first?.id ?? '', 'files.json'));
    expect(kept.binned().map(({ files }) => files)).toEqual([['topics/storms.yaml'], [STORY, 'comments/en/2026/ferry/01.yaml']]);
    expect([...kept.filesOf(first?.id ?? '')].map(([path, bytes]) => [path, bytes.toString()])).toEqual([
      [STORY, STORY],
      ['comments/en/2026/ferry/01.yaml', 'comments/en/2026/ferry/01.yaml'],
    ]);
  });

  test.each([
    ['no list and no files', {}],
    ['a list that is cut off', { 'files.json': '["topics/st' }],
    ['a list of nothing that is there', { 'files.json': '["topics/storms.yaml", "../../secret", 1]' }],
  ])('A folder with %s keeps nobody from the rest, and goes when the bin is emptied', (_what, files: Record<string, string>) => {
    bin(NOW, STORY);
    const broken = join(root, FOLDER, '2026-11-30T22-00-01-000Z');
    mkdirSync(broken);
    mkdirSync(join(root, FOLDER, '.2026-11-30T22-00-02-000Z'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(broken, name), text);
    expect(kept.binned().map((one) => one.files)).toEqual([[STORY]]);
    kept.empty();
    expect(kept.binned()).toEqual([]);
    expect(readdirSync(join(root, '.desk'))).toEqual([]);
  });

  test('What is taken out of the bin by itself leaves the others', () => {
    bin(NOW, STORY);
    bin(NOW + 5, 'topics/storms.yaml');
    const [latest, first] = kept.binned();
    kept.empty(latest?.id);
    expect(kept.binned()).toEqual([first]);
    expect(readdirSync(join(root, FOLDER))).toEqual([first?.id]);
  });
});
