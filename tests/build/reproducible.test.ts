import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, differences, temporaryFolder } from '../support/build.ts';
import { copyNewsroom } from '../support/overlay.ts';
import { listFiles, ROOT } from '../support/site.ts';

const NEWSROOM = join(ROOT, 'tests/fixtures/newsroom');
const folder = temporaryFolder();

afterAll(() => {
  folder.remove();
});

describe('Two builds of the sample newsroom at the same moment', () => {
  const [first, second] = [join(folder.path, 'first'), join(folder.path, 'second')];

  beforeAll(() => {
    build({ output: first });
    build({ output: second });
  });

  test('write the same files with the same bytes', () => {
    expect(listFiles(first).length).toBeGreaterThan(900);
    expect(differences(first, second)).toEqual([]);
  });
});

describe('The same newsroom in two folders', () => {
  const outputs = ['one', 'other'].map((name) => join(folder.path, name));

  beforeAll(() => {
    for (const output of outputs) {
      const copy = copyNewsroom(NEWSROOM);
      build({ content: copy.contentDir, output });
      // Gone before the next build, so that nothing remembered from this one can stand in for the other’s files.
      copy.remove();
    }
  });

  test('becomes the same files with the same bytes', () => {
    const [one = '', other = ''] = outputs;
    expect(listFiles(one).length).toBeGreaterThan(50);
    expect(differences(one, other)).toEqual([]);
  });
});
