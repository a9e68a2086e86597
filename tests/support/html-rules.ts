import type { ConfigData } from 'html-validate';

/** What `html-validate` holds every page to: the recommended rules, less those that are about style. */
export const HTML_RULES: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Astro prints `<meta>` and `<meta/>`; both are HTML, and nobody reads the source.
    'void-style': 'off',
    // A headline is as long as its editor made it; a search engine that cuts it does no harm.
    'long-title': 'off',
    // HTML allows any id without a space. Headings in Arabic and Spanish have ids in their own letters.
    'valid-id': ['error', { relaxed: true }],
    // The text settings and the search page act on each change; there is nothing to send.
    'wcag/h32': 'off',
    // ARIA lets a list item be named; a picture in a gallery is “Picture 2 of 5”.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'missing-doctype': 'error',
  },
};
