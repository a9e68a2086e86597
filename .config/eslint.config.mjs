import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/**
 * Imports point one way: pages → layouts → components → lib → schemas; pages, press → queries → lib, schemas; integrations → press → admin →
 * lib, schemas. What the press prints with is compiled with the pages: its entry alone takes something from them.
 */
const DIRECTIONS = {
  admin: ['queries', 'components', 'layouts', 'pages', 'scripts', 'integrations', 'press', 'cli', 'import', 'messages'],
  schemas: ['admin', 'lib', 'queries', 'components', 'layouts', 'pages', 'scripts', 'integrations', 'press', 'cli', 'import', 'messages'],
  lib: ['admin', 'queries', 'components', 'layouts', 'pages', 'scripts', 'integrations', 'press', 'cli', 'import'],
  messages: ['admin', 'queries', 'components', 'layouts', 'pages', 'scripts', 'integrations', 'press', 'cli', 'import', 'schemas'],
  queries: ['admin', 'components', 'layouts', 'pages', 'scripts', 'integrations', 'press', 'cli', 'import', 'messages'],
  components: ['admin', 'queries', 'layouts', 'pages', 'integrations', 'press', 'cli', 'import', 'messages'],
  layouts: ['admin', 'queries', 'pages', 'integrations', 'press', 'cli', 'import', 'messages'],
  pages: ['admin', 'integrations', 'press', 'cli', 'import', 'messages', 'scripts'],
  scripts: ['admin', 'lib', 'queries', 'components', 'layouts', 'pages', 'integrations', 'press', 'cli', 'import', 'schemas'],
  integrations: ['components', 'layouts', 'pages', 'cli', 'import', 'messages'],
  press: ['components', 'layouts', 'pages(?!/_send-file)', 'integrations', 'cli', 'import', 'messages', 'scripts'],
  import: ['admin', 'queries', 'components', 'layouts', 'pages', 'integrations', 'cli', 'messages', 'scripts'],
  cli: ['components', 'layouts', 'pages', 'messages', 'scripts'],
};

const directionRules = Object.entries(DIRECTIONS).map(([folder, forbidden]) => ({
  files: [`src/${folder}/**/*.{ts,astro}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map((other) => ({
          regex: `^(\\.\\./)+${other}/`,
          message: `${folder}/ does not import from ${other}/. Imports point one way: docs/architecture.md.`,
        })),
      },
    ],
  },
}));

export default defineConfig(
  { ignores: ['dist/', '.astro/', '.cache/', 'node_modules/', 'test-results/', 'tests/fixtures/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  ...astro.configs.recommended,
  // The linter cannot see the types of .astro imports in a .ts file; `astro check` does.
  { files: ['src/components/story/story-components.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  { files: ['src/pages/_send-file.ts'], rules: { '@typescript-eslint/no-unsafe-argument': 'off' } },
  ...directionRules,
  {
    files: ['src/scripts/settings.js'],
    languageOptions: { sourceType: 'script', globals: { localStorage: 'readonly', document: 'readonly' } },
    rules: { 'no-unused-vars': ['error', { caughtErrors: 'none' }] },
  },
  { files: ['astro.config.mjs', '.config/**'], languageOptions: { globals: { process: 'readonly', URL: 'readonly' } } },
);
