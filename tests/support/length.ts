/**
 * How thorough the tests are. `short`, for `npm test`: before a change is sent, in minutes. Whatever is run by itself, and on every pull
 * request side by side, is whole: `npm run test:whole`. `long`, for `npm run test:long`: more edits, more kills, every page in every width
 * and theme, in an hour or more; a nightly workflow runs it.
 */
const asked = process.env.STANDFIRST_TESTS ?? '';

export const IS_LONG = asked === 'long';
export const IS_SHORT = asked === 'short';

/** A number for a whole run, another for one at length and, where it is not the first, one for `npm test`. */
export function inLength<T>(whole: T, long: T, short: T = whole): T {
  if (IS_LONG) return long;
  return IS_SHORT ? short : whole;
}

/** What takes long and is seen in parts by others: for `npm run test:long`. */
const AT_LENGTH = { unit: [], build: ['reproducible'], browser: ['looks', 'whole-day'] };

/** What whole builds, processes, servers and rooms are needed for, each to prove one thing: left to pull requests by `npm test`. */
const BY_ITSELF = {
  unit: [
    'admin/repository',
    'build/history',
    'build/lock',
    'cli/calls',
    'cli/check',
    'cli/due',
    'cli/new-newspaper',
    'content/text/growth',
    'dev/killed-desk',
    'import/round-trip',
    'import/site-traps',
    'support/step-runner',
  ],
  build: [
    'astro-build',
    'damaged',
    'damaged-code',
    'footnotes',
    'fourth-language',
    'full-disk',
    'german-paper',
    'hosting',
    'hostile-story',
    'identity',
    'import',
    'import-sites',
    'new-newspaper',
    'new-story',
    'offload',
    'one-at-a-time',
    'own-pages',
    'page-printer',
    'proof',
    'publish',
    'publish-broken-off',
    'search',
    'shards',
    'stopped',
    'update',
    'versions',
    'workers',
  ],
  browser: [
    'editing',
    'embed',
    'git-room',
    'git-services',
    'held-form',
    'keyboard',
    'large-letters',
    'layout',
    'listen',
    'live',
    'offline',
    'phone',
    'picture-sizes',
    'print',
    'recordings',
    'search',
    'search-key',
    'search-languages',
    'share',
    'since-read',
    'story-tools',
    'ways-around',
    'wide-things',
  ],
};

/** The files of a suite, without folder and ending, that are left out of tests of the length that is asked for. */
export function leftOut(suite: keyof typeof BY_ITSELF): readonly string[] {
  return [...(IS_LONG ? [] : AT_LENGTH[suite]), ...(IS_SHORT ? BY_ITSELF[suite] : [])];
}
