import { defineConfig } from 'oxlint';
import tseslint from 'typescript-eslint';

/** What these linters call the same rule, or the rules of a plugin. */
const ESLINTS = '@typescript-eslint/';
const OXLINTS = 'typescript/';

/** Rules that Oxlint does not have; `npm run test:long`, in which ESLint reads types too, holds them. */
const MISSING = ['no-unsafe-class-instance-assignment'];

/** The rules of the presets that need types, with their settings there: to read types takes ESLint four times as long as Oxlint. */
const typed = [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked].flatMap(({ rules = {} }) =>
  Object.entries(rules).flatMap(([id, setting]) => {
    const name = id.replace(ESLINTS, '');
    const isTyped =
      id.startsWith(ESLINTS) && tseslint.plugin.rules[name].meta.docs.requiresTypeChecking && !MISSING.includes(name) && setting !== 'off';
    return isTyped ? [[`${OXLINTS}${name}`, setting]] : [];
  }),
);

export default defineConfig({
  options: { typeAware: true, typeCheck: true },
  plugins: ['typescript'],
  categories: { correctness: 'off' },
  rules: {
    ...Object.fromEntries(typed),
    'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
  },
});
