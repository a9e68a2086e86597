import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestsOf } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { inLength } from '../support/length.ts';
import { Press } from '../support/press.ts';
import { copyProject } from '../support/project.ts';

const project = copyProject();
const press = new Press(project);
const STORY = join(project.contentDir, 'articles/en/2026/harbour-opens.md');
const original = readFileSync(STORY, 'utf8');
const edited = original.replace('on Monday.', 'on Tuesday.');
const hook = { NODE_OPTIONS: `--import=${fileURLToPath(new URL('../support/full-disk.ts', import.meta.url))}` };
/** What builds with all the room they need have made of the two. */
const outputs = { before: {}, after: {} };

beforeAll(async () => {
  writeFileSync(STORY, edited);
  await press.build({ force: true });
  outputs.after = digestsOf(project.output);
  writeFileSync(STORY, original);
  await press.build({ force: true });
  outputs.before = digestsOf(project.output);
});

afterAll(() => {
  press.close();
  project.remove();
});

const BUILDS = [
  { name: 'an edit', args: [], every: inLength(17, 5) },
  { name: 'everything anew', args: ['--force'], every: 127 },
];

/** Both publish by the same steps, which are more of a build of everything: that is for the long run. */
describe.each(BUILDS.slice(0, inLength(1, 2)))('A build of $name on a disk that fills', ({ args, every }) => {
  test('tells so, leaves the last good output as it was wherever it stops, and is done once there is room', async () => {
    const content = () => digestsOf(project.contentDir);
    let failures = 0;
    for (let at = 1; ; at += every) {
      writeFileSync(STORY, edited);
      const before = content();
      const { code, printed } = await startBuild(project, args, { ...hook, DISK_FULL_AT: String(at) }).done;
      expect(content()).toEqual(before);
      if (code === 0) break;
      failures += 1;
      expect(printed, `at change ${at}`).toMatch(/^The disk is full \(ENOSPC.*\)\. The last good output is as it was; make room/m);
      expect(digestsOf(project.output), `at change ${at}`).toEqual(outputs.before);
    }
    expect(failures).toBeGreaterThan(inLength(1, 3));
    expect(digestsOf(project.output)).toEqual(outputs.after);
    expect(readdirSync(project.root).filter((name) => name.startsWith('.dist'))).toEqual([]);
    writeFileSync(STORY, original);
    await press.build();
    expect(digestsOf(project.output)).toEqual(outputs.before);
  });
});
