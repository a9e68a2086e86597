import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestsOf } from '../support/build.ts';
import { startBuild } from '../support/command.ts';
import { inLength } from '../support/length.ts';
import { copyProject } from '../support/project.ts';
import { listFiles } from '../support/site.ts';

/** The compiled code in the cache is run and published: a build does neither with what is not as it was compiled. */
const project = copyProject();
const compiled = join(project.root, '.cache/templates');
let sound: Record<string, string>;

beforeAll(async () => {
  expect((await startBuild(project).done).code).toBe(0);
  sound = digestsOf(project.output);
});

afterAll(() => {
  project.remove();
});

function file(pattern: RegExp): string {
  const found = listFiles(compiled).find((path) => pattern.test(path));
  if (found === undefined) throw new Error(`Nothing in ${compiled} is called like ${String(pattern)}.`);
  return join(compiled, found);
}

/** To compile takes longest; that each of them is another folder to a build is `unit/digest.test.ts`’s to prove. */
const DAMAGES: [what: string, damage: () => void][] = [
  [
    'changed',
    () => {
      appendFileSync(file(/entry\.mjs$/), `\nawait import('node:fs').then(({ writeFileSync }) => writeFileSync('RUN', ''));\n`);
    },
  ],
  [
    'cut off',
    () => {
      writeFileSync(file(/_astro\/.*\.css$/), readFileSync(file(/_astro\/.*\.css$/)).subarray(0, 10));
    },
  ],
  [
    'taken away',
    () => {
      rmSync(file(/_astro\/.*\.js$/));
    },
  ],
  [
    'added',
    () => {
      writeFileSync(join(file(/entry\.mjs$/), '../more.mjs'), 'x');
    },
  ],
];

describe('Compiled code that is damaged', () => {
  test.each(DAMAGES.slice(0, inLength(1, 4)))('is compiled anew: %s', async (_what, damage) => {
    damage();
    const { code, printed } = await startBuild(project, ['--force']).done;
    expect(code, printed).toBe(0);
    expect(printed).toContain('The compiled code in .cache/templates is damaged.');
    expect(listFiles(project.root).filter((path) => path === 'RUN')).toEqual([]);
    expect(digestsOf(project.output)).toEqual(sound);
  });
});

describe('A build that may not write', () => {
  test.each(['EROFS', 'EACCES'])('says so in a sentence, and leaves the last good output: %s', async (code) => {
    const hook = fileURLToPath(new URL('../support/unwritable.ts', import.meta.url));
    const environment = { NODE_OPTIONS: `--import=${hook}`, UNWRITABLE_CODE: code };
    const build = await startBuild(project, ['--force'], environment).done;
    expect(build.code).toBe(1);
    expect(build.printed).toMatch(/^“.+” cannot be written: it is .+\(E(?:ROFS|ACCES).*\)\. The last good output is as it was\./m);
    expect(build.printed).not.toContain('    at ');
    expect(digestsOf(project.output)).toEqual(sound);
  });
});
