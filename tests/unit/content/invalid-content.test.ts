import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatFaults, type Fault } from '../../../src/content/faults/fault.ts';
import { readNewsroom } from '../../../src/content/newsroom.ts';
import { copyNewsroom } from '../../support/overlay.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const base = join(fixtures, 'newsroom');
const invalid = join(fixtures, 'invalid');

/** `47-redirect-taken` as “redirect taken”. */
const cases = readdirSync(invalid)
  .sort()
  .map((name) => ({ name, folder: join(invalid, name), title: name.replace(/^\d+-/, '').replaceAll('-', ' ') }));

/** The moment of the check, after all that the newsroom of the fixtures has published. */
const NOW = Date.parse('2026-04-01T12:00:00Z');

interface Reading {
  faults: Fault[];
  root: string;
}

const readings = new Map<string, Promise<Reading>>();

/** Every fault in the newsroom of the fixtures once the files of these folders lie over it. */
function faultsWith(...overlays: string[]): Promise<Reading> {
  const key = overlays.join();
  const reading = readings.get(key) ?? readOver(overlays);
  readings.set(key, reading);
  return reading;
}

async function readOver(overlays: string[]): Promise<Reading> {
  const copy = copyNewsroom(base, ...overlays);
  try {
    const { faults } = await readNewsroom(copy.root, copy.contentDir, undefined, { now: NOW });
    return { faults, root: copy.root };
  } finally {
    copy.remove();
  }
}

function folderOf(title: string): string {
  const found = cases.find((other) => other.title === title);
  if (!found) throw new Error(`There is no case “${title}”.`);
  return found.folder;
}

describe('content without faults', () => {
  it('is accepted as it stands', async () => {
    expect((await faultsWith()).faults).toEqual([]);
  });
});

/** What an editor reads is in each case’s `expected.txt`; after a message is reworded, `npm run test:unit -- -u` writes them anew. */
describe('content with a fault is refused, and the editor is told what is wrong, where, and how to mend it', () => {
  it.each(cases)('$title', async ({ folder }) => {
    const expected = join(folder, 'expected.txt');
    expect(existsSync(expected)).toBe(true);
    const { faults } = await faultsWith(folder);
    expect(faults).not.toEqual([]);
    await expect(`${formatFaults(faults)}\n`).toMatchFileSnapshot(expected);
  });
});

describe('what an editor is told', () => {
  it.each(cases)('is in an editor’s words and names nothing of this machine: $title', async ({ folder }) => {
    const { faults, root } = await faultsWith(folder);
    const text = formatFaults(faults);
    expect(text).not.toContain(root);
    expect(text).not.toMatch(/\bundefined\b|\[object|NaN|Invalid input|ZodError|YAMLException| at .*\.ts:\d/);
    for (const { file, problem, mend } of faults) {
      expect(file).toMatch(/^content\//);
      expect(problem).toMatch(/\.$/);
      expect(mend).toMatch(/[.…/]$/);
    }
  });
});

describe('several faults', () => {
  const titles = ['unknown author', 'photo without credit', 'bad time zone', 'unknown kind of author', 'answer to a missing comment'];

  it('in several files are all told in one run, ordered by file', async () => {
    const overlays = titles.filter((title) => title !== 'bad time zone').map(folderOf);
    const { faults } = await faultsWith(...overlays);
    expect(formatFaults(faults)).toBe(`4 faults in the content. Nothing is published until each is mended.

content/articles/en/2026/ferry-timetable.md, line 6, byline[2]
  “inez-marlow” is not an author.
  Allowed: coast-desk, ines-marlow
  Mend: Did you mean “ines-marlow”? Write one of the allowed ids, or add content/authors/inez-marlow.yaml.

content/authors/harbour-office.yaml, line 2, kind
  “office” is not allowed here.
  Allowed: person, desk, agency
  Mend: Write one of the allowed values.

content/comments/en/2026/harbour-opens/03.yaml, line 4, replyTo
  “10” is not a comment on this story.
  Allowed: 01, 02
  Mend: Write the name of the file that holds the comment it answers, without .yaml.

content/photos/ferry.yaml, credit
  The picture “ferry” has no credit, neither in its file nor beside it.
  Mend: Write “credit: …” in content/photos/ferry.yaml, or ask for the file with its credit embedded.`);
  });

  it('are told file by file even when site.yaml itself is at fault', async () => {
    const { faults } = await faultsWith(folderOf('bad time zone'), folderOf('unknown kind of author'));
    expect(faults.map(({ file }) => file).sort()).toEqual(['content/authors/harbour-office.yaml', 'content/site.yaml']);
  });

  it('come out the same whatever order they are found in', async () => {
    const { faults } = await faultsWith(...titles.map(folderOf));
    expect(formatFaults(faults.toReversed())).toBe(formatFaults(faults));
  });
});
