import type { ReadingCache } from '../content/reading-cache.ts';
import { changedFiles, findWorkTree, isOnMainLine, readMainLine, type Commit, type WorkTree } from './git.ts';

/** What a file held from a commit on; without a blob, it was not there. */
export interface FileState {
  /** In seconds since 1970. */
  time: number;
  blob?: string;
  /** The file had another name until then. */
  renamed?: boolean;
  /** Its ending at that time. */
  ending: string;
}

/** What became of the stories’ files on the main line, from the first commit to the one that is checked out. */
export interface History {
  tree: WorkTree;
  /** Oldest first, by the file’s path in the content folder. */
  states: (path: string) => readonly FileState[];
  /** Files that are not as they were committed. */
  changed: ReadonlySet<string>;
}

const FOLDER = 'articles/';
const STORY = /\.mdx?$/;
const HEAD = 'head';
const STATES = 'states ';

/**
 * Reads what commits have done to the stories since the cache was last written: nothing when it was at this commit, everything when
 * its commit is not on the main line. Undefined when there is no history to read, or not all of it. Throws `GitFailure`; what the
 * cache then holds must not be saved.
 */
export async function readHistory(
  contentDir: string,
  cache: ReadingCache,
  finding: Promise<WorkTree | undefined> = findWorkTree(contentDir),
): Promise<History | undefined> {
  const tree = await finding;
  if (!tree) return undefined;
  const changing = changedFiles(tree, FOLDER);
  changing.catch(() => undefined);
  const last = cache.get(HEAD)?.digest;
  const isKnown = last !== undefined && (await isOnMainLine(tree, last));
  if (!isKnown) for (const key of cache.paths()) if (key.startsWith(STATES)) cache.delete(key);
  if (last !== tree.head) {
    for await (const commit of readMainLine(tree, FOLDER, isKnown ? last : undefined)) apply(commit, tree.prefix, cache);
    cache.set(HEAD, { stamp: '', digest: tree.head, value: null });
  }
  const changed = new Set([...(await changing)].flatMap((path) => storyPath(path, tree.prefix) ?? []));
  return { tree, states: (path) => statesOf(cache, path) ?? [], changed };
}

function apply({ time, changes }: Commit, prefix: string, cache: ReadingCache): void {
  const renamed = new Map<string, readonly FileState[]>();
  for (const { kind, path, from } of changes) {
    const [before, now] = [from === undefined ? undefined : storyPath(from, prefix), storyPath(path, prefix)];
    if (kind !== 'renamed' || before === undefined || now === undefined || languageOf(before) !== languageOf(now)) continue;
    renamed.set(now, statesOf(cache, before) ?? []);
  }
  for (const { kind, from } of changes) {
    const before = from === undefined ? undefined : storyPath(from, prefix);
    if (kind === 'renamed' && before !== undefined) cache.delete(STATES + before);
  }
  for (const { path, blob } of changes) {
    const now = storyPath(path, prefix);
    if (now === undefined) continue;
    const earlier = renamed.get(now);
    const state: FileState = {
      time,
      ending: now.slice(now.lastIndexOf('.')),
      ...(blob === undefined ? {} : { blob }),
      ...(earlier === undefined ? {} : { renamed: true }),
    };
    const value = [...(earlier ?? statesOf(cache, now) ?? []), state];
    cache.set(STATES + now, { stamp: '', digest: `${value.length} ${time} ${blob ?? ''}`, value });
  }
}

function statesOf(cache: ReadingCache, path: string): readonly FileState[] | undefined {
  return cache.get(STATES + path)?.value as readonly FileState[] | undefined;
}

/** A path in the work tree as one in the content folder; undefined for what is not a story’s file. */
function storyPath(path: string, prefix: string): string | undefined {
  const own = path.startsWith(prefix) ? path.slice(prefix.length) : '';
  return own.startsWith(FOLDER) && STORY.test(own) ? own : undefined;
}

/** `articles/en/2022/first-talks.md` → `en`: a file in another language is another story. */
function languageOf(path: string): string {
  return path.slice(FOLDER.length, path.indexOf('/', FOLDER.length));
}
