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
  const copies = [copyNewsroom(NEWSROOM), copyNewsroom(NEWSROOM)];
  const outputs = copies.map((_, index) => join(folder.path, `copy-${index}`));

  beforeAll(() => {
    copies.forEach(({ contentDir }, index) => {
      build({ content: contentDir, output: outputs[index] ?? '' });
    });
  });

  afterAll(() => {
    for (const { remove } of copies) remove();
  });

  test('becomes the same files with the same bytes', () => {
    expect(differences(outputs[0] ?? '', outputs[1] ?? '')).toEqual([]);
  });
});
