import { CallError } from './call.ts';

/** What can be said in a call of `npm run live`. */
export interface LiveFlags {
  story?: string | undefined;
  /** The name of a post’s file: `1830`. */
  post?: string | undefined;
  time?: string | undefined;
  headline?: string | undefined;
  text?: string | undefined;
  author?: string[] | undefined;
  key?: boolean | undefined;
  pin?: boolean | undefined;
  /** A file on this computer. */
  picture?: string | undefined;
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
  /** The id of a photo that is there. */
  photo?: string | undefined;
  correction?: string | undefined;
  reason?: string | undefined;
}

type Flag = keyof LiveFlags;

/** Without them npm keeps the options to itself. */
export const TWO_HYPHENS = 'Options come after two hyphens: npm run live -- post --headline "…"';

const OF_A_POST: readonly Flag[] = [
  'story',
  'time',
  'headline',
  'text',
  'author',
  'key',
  'pin',
  'picture',
  'alt',
  'caption',
  'credit',
  'photo',
];

/** What each task makes use of. */
const USED = {
  post: OF_A_POST,
  correct: [...OF_A_POST, 'post', 'correction'],
  withdraw: ['story', 'post', 'reason'],
  end: ['story'],
  list: [],
} satisfies Record<string, readonly Flag[]>;

export type LiveTask = keyof typeof USED;

const ALL = [...new Set(Object.values<readonly Flag[]>(USED).flat())];

/** What says nothing when it is empty. */
const NAMES: readonly Flag[] = ['story', 'post', 'time', 'author', 'photo', 'picture'];
const OF_A_PICTURE: readonly Flag[] = ['alt', 'caption', 'credit'];

/** Throws a `CallError` for what a task would leave aside unsaid: an editor who wrote it relies on it. */
export function refuseStray(task: LiveTask, flags: LiveFlags): void {
  const said = ALL.filter((flag) => flags[flag] !== undefined);
  const used: readonly Flag[] = USED[task];
  const problems = said.flatMap((flag) => {
    const others = Object.entries<readonly Flag[]>(USED).flatMap(([name, own]) => (own.includes(flag) ? [`“${name}”`] : []));
    if (!used.includes(flag))
      return others.length === 0 ? [] : [`--${flag} says nothing to “${task}”; it belongs to ${new Intl.ListFormat('en').format(others)}.`];
    if (OF_A_PICTURE.includes(flag) && flags.picture === undefined)
      return [`--${flag} is said of a picture. Name its file: --picture <file>`];
    const isNeeded = NAMES.includes(flag) || (task === 'correct' && (flag === 'headline' || flag === 'text'));
    return isNeeded && [flags[flag]].flat().some((value) => String(value).trim() === '')
      ? [`--${flag} is empty. Write it or leave it out.`]
      : [];
  });
  if (problems.length > 0) throw new CallError('Nothing was written:', problems);
  if (task === 'correct' && said.every((flag) => flag === 'story' || flag === 'post'))
    throw new CallError('Say what is to be another.', [
      '--headline, --text, --correction, --time, --author, --photo, --picture, --key or --pin',
    ]);
}
