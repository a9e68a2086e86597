import { slugOf, splitFolder } from '../shared/ids.ts';
import type { ReadingCache } from './reading-cache.ts';
import { holderOf } from './remembered-value.ts';

/**
 * Tells of a file whether nothing can be wrong with it that was not when it was last looked at: it is as it was, it is judged by the
 * same ground, and no story is gone that it may have named.
 */
export function soundFiles(cache: ReadingCache, ground: string): (path: string) => boolean {
  const holds = cache.holdsOn(ground);
  if (cache.gone.size === 0) return holds;
  const names = [...cache.gone].map(storyName);
  if (!names.every((name) => name !== undefined)) return () => false;
  const mayName = holderOf(names);
  const naming = new Set(
    cache.paths().filter((path) => {
      const remembered = cache.get(path);
      return !remembered || mayName(remembered);
    }),
  );
  return (path) => holds(path) && !naming.has(path);
}

/** The last part of a story’s id, which whoever names the story writes, as it stands in JSON; undefined of other files. */
function storyName(path: string): string | undefined {
  const [folder] = splitFolder(path);
  const name = /^(?<name>.*)\.mdx?$/.exec(slugOf(path))?.groups?.name;
  return folder === 'articles' && name !== undefined ? JSON.stringify(name).slice(1, -1) : undefined;
}
