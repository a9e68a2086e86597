import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The stories in `.mdx` are compiled with the site; where queries are tested as functions there are none. */
const noMdxStories = {
  name: 'no-mdx-stories',
  resolveId: (id: string) => (id === 'virtual:standfirst/mdx-stories' ? `\0${id}` : undefined),
  load: (id: string) =>
    id === '\0virtual:standfirst/mdx-stories'
      ? "export default () => Promise.reject(new Error('No story in .mdx is compiled here.'));"
      : undefined,
};

/** `unit`: pure functions and content with faults. `build`: what a build has written to `dist/`. */
export default defineConfig({
  root,
  test: {
    projects: [
      { root, plugins: [noMdxStories], test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        root,
        test: { name: 'build', include: ['tests/build/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000, maxWorkers: 2 },
      },
    ],
  },
});
