/**
 * Style sheets and the styles of components: the standard rules, which find what browsers would drop without a word. What they say of
 * empty lines and of ways to write the same value is left to Prettier and the author.
 */
const EMPTY_LINES = ['rule', 'at-rule', 'comment', 'custom-property', 'declaration'].map((what) => `${what}-empty-line-before`);
const NOTATIONS = ['hue-degree', 'lightness', 'alpha-value', 'import'].map((what) => `${what}-notation`);

export default {
  extends: ['stylelint-config-standard'],
  rules: {
    ...Object.fromEntries([...EMPTY_LINES, ...NOTATIONS].map((rule) => [rule, null])),
    // Elements, values and fonts have the names that they have; Tailwind’s tokens may end in a star.
    'custom-property-pattern': '^[a-z][a-z0-9]*(-[a-z0-9]+)*(-\\*)?$',
    'font-family-name-quotes': null,
    'number-max-precision': 5,
    'value-keyword-case': [
      'lower',
      { ignoreKeywords: ['optimizeLegibility', 'currentColor'], camelCaseSvgKeywords: true, ignoreProperties: ['/^--/', 'font-family'] },
    ],
    'at-rule-no-unknown': [true, { ignoreAtRules: ['theme', 'source', 'utility', 'custom-variant'] }],
    // What is to print in another way, or in one place, may follow what is to look so everywhere.
    'no-descending-specificity': null,
    'no-duplicate-selectors': null,
    // Safari knows these under no other name.
    'property-no-vendor-prefix': [true, { ignoreProperties: ['/text-size-adjust$/', '/box-decoration-break$/'] }],
  },
  overrides: [
    {
      files: ['**/*.astro'],
      customSyntax: 'postcss-html',
      rules: { 'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global'] }] },
    },
    // The elements of feeds.
    { files: ['**/feed.css'], rules: { 'selector-type-no-unknown': null, 'selector-type-case': null } },
  ],
};
