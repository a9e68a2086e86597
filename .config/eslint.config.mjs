import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/**
 * What each room of `src/` may take from others: imports point one way. `shared`, `content`, `messages`, `site` and `theme` know nothing of
 * what runs the pages; `build`, `dev`, `import` and `cli` run in Node and never see a component. The build’s entry alone, which is
 * compiled with the pages, takes something from them.
 */
const ROOMS = {
  shared: [],
  messages: [],
  content: ['shared', 'messages'],
  site: ['shared', 'content', 'messages', 'theme/styles/feed.css', 'theme/scripts/offline/worker'],
  theme: ['shared', 'content', 'messages', 'site'],
  pages: ['shared', 'content', 'site', 'theme'],
  admin: ['shared', 'content', 'site', 'theme/styles/main.css'],
  import: ['shared', 'content'],
  build: ['shared', 'content', 'messages', 'site', 'admin', 'pages/_send-file'],
  publish: ['shared', 'content', 'site', 'build'],
  update: ['shared'],
  dev: ['shared', 'content', 'site', 'admin', 'build'],
  integrations: ['shared', 'content', 'messages', 'site', 'admin', 'build', 'dev'],
  cli: ['shared', 'content', 'admin', 'build', 'publish', 'update', 'dev', 'import', 'integrations'],
};

/** And within a room, what each corner may not take. */
const CORNERS = {
  'content/schemas': ['checks', 'faults', 'house-rules', 'text', 'versions'],
  'site/views': ['queries', 'feeds'],
  'theme/drawing': ['components', 'layouts', 'scripts'],
  'theme/components': ['layouts'],
  'theme/scripts': ['components', 'layouts', 'drawing', 'shared', 'content', 'messages', 'site'],
};

const restrict = (folder, patterns) => ({
  files: [`src/${folder}/**/*.{ts,astro}`],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const forbidRooms = (room) =>
  Object.keys(ROOMS)
    .filter((other) => other !== room && !ROOMS[room].includes(other))
    .map((other) => ({
      regex: `^(\\.\\./)+${other}/${ROOMS[room]
        .filter((allowed) => allowed.startsWith(`${other}/`))
        .map((allowed) => `(?!${allowed.slice(other.length + 1)})`)
        .join('')}`,
      message: `${room}/ does not import from ${other}/. Imports point one way: docs/architecture.md.`,
    }));

const directionRules = [
  ...Object.keys(ROOMS).map((room) => restrict(room, forbidRooms(room))),
  ...Object.entries(CORNERS).map(([corner, forbidden]) =>
    restrict(corner, [
      ...forbidRooms(corner.replace(/\/.*/, '')),
      ...forbidden.map((other) => ({
        regex: `^(\\.\\./)+${other}/`,
        message: `${corner}/ does not import from ${other}/. Imports point one way: docs/architecture.md.`,
      })),
    ]),
  ),
];

/** Rules that read types take ESLint longer than all others together. Oxlint holds them faster, and ESLint itself in the long tests. */
const isLong = process.env.STANDFIRST_TESTS === 'long';
const { strict, strictTypeChecked, stylistic, stylisticTypeChecked } = tseslint.configs;

const typedRules = [
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: { '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }] },
  },
  // The linter cannot see the types of .astro imports in a .ts file; `astro check` does.
  { files: ['src/theme/components/story/story-components.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  { files: ['src/pages/_send-file.ts'], rules: { '@typescript-eslint/no-unsafe-argument': 'off' } },
];

export default defineConfig(
  { ignores: ['dist/', '.astro/', '.cache/', 'node_modules/', 'test-results/', 'tests/fixtures/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: isLong ? [strictTypeChecked, stylisticTypeChecked] : [strict, stylistic],
    // Some stand for rules that read types.
    linterOptions: { reportUnusedDisableDirectives: isLong ? 'error' : 'off' },
    rules: { '@typescript-eslint/no-non-null-assertion': 'error' },
  },
  ...(isLong ? typedRules : []),
  ...astro.configs.recommended,
  ...directionRules,
  {
    files: ['src/theme/scripts/settings.js'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        addEventListener: 'readonly',
        document: 'readonly',
        localStorage: 'readonly',
        location: 'readonly',
        navigator: 'readonly',
        performance: 'readonly',
      },
    },
    rules: { 'no-unused-vars': ['error', { caughtErrors: 'none' }] },
  },
  { files: ['src/dev/patterns-frames.js'], languageOptions: { globals: { document: 'readonly' } } },
  { files: ['src/theme/scripts/alert-banner.js'], languageOptions: { globals: { document: 'readonly', setTimeout: 'readonly' } } },
  { files: ['astro.config.mjs', '.config/**'], languageOptions: { globals: { process: 'readonly', URL: 'readonly' } } },
);
