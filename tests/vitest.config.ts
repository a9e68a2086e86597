import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { IS_SHORT, leftOut } from './support/length.ts';
import { writeInMemory } from './support/memory-folder.ts';

writeInMemory();

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files that take longest, which are begun first, so that no core waits for the other at the end. */
const LONGEST = [
  'build/identity',
  'build/withheld',
  'build/below-a-path',
  'build/workers',
  'build/hostile-story',
  'build/search',
  'text/growth',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
      return found === -1 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** `unit`: pure functions and content with faults. `site`: what must hold of any newspaper in `dist/`. `build`: what builds do, and the sample newsroom’s site. */
export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: leftOut('unit').map((name) => `tests/unit/${name}.test.ts`),
          // They take milliseconds; a machine that has other work may take longer.
          testTimeout: 60_000,
          globalSetup: 'tests/support/sample-setup.ts',
          // Functions keep nothing that another file’s tests could see, and to load the libraries takes longer than many tests.
          isolate: false,
        },
      },
      { root, test: { name: 'site', include: ['tests/site/**/*.test.ts'], testTimeout: 600_000 } },
      {
        root,
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          exclude: leftOut('build').map((name) => `tests/build/${name}.test.ts`),
          globalSetup: 'tests/support/setup.ts',
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // What is left then reads what was built: once for all of it.
          isolate: !IS_SHORT,
          maxWorkers: 2,
        },
      },
    ],
  },
});
