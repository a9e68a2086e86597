import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `unit`: pure functions and content with faults. `site`: what must hold of any newspaper in `dist/`. `build`: what builds do, and the sample newsroom’s site. */
export default defineConfig({
  root,
  test: {
    projects: [
      { root, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], globalSetup: 'tests/support/sample-setup.ts' } },
      { root, test: { name: 'site', include: ['tests/site/**/*.test.ts'], testTimeout: 600_000 } },
      {
        root,
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          globalSetup: 'tests/support/setup.ts',
          testTimeout: 600_000,
          hookTimeout: 600_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
