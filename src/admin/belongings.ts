import { splitFolder } from '../shared/ids.ts';
import { PICTURE_ENDINGS } from '../shared/picture-shapes.ts';

/** What is known of the content, wherever it is kept. Paths are those below the content folder. */
export interface Holdings {
  paths: readonly string[];
  /** The ids of the figures that a story draws, by the story’s path. */
  tablesOf: (story: string) => readonly string[];
}

const STORY = /^articles\/.*\.mdx?$/;

/**
 * The files that belong to one file alone and go with it: the comments, live posts and figures of a story, where no other story draws
 * the same figures; the picture that a photo’s words are of.
 */
export function belongingsOf(path: string, { paths, tablesOf }: Holdings): string[] {
  const id = idIn(path);
  if (/^photos\/.*\.yaml$/.test(path)) return paths.filter((other) => idIn(other) === id && isPicture(other));
  if (!STORY.test(path)) return [];
  const others = paths.filter((other) => other !== path && STORY.test(other));
  const hasOtherForm = others.some((other) => idIn(other) === id);
  if (hasOtherForm) return [];
  const drawnByOthers = new Set(others.flatMap(tablesOf));
  const tables = new Set(tablesOf(path).filter((table) => !drawnByOthers.has(table)));
  return [
    ...paths.filter((other) => isTable(other) && tables.has(idIn(other))),
    ...['live', 'comments'].flatMap((folder) => paths.filter((other) => other.startsWith(`${folder}/${id}/`))),
  ];
}

/** `articles/en/2026/ferry.md` → `en/2026/ferry`; figures keep the ending by which charts name them. */
export function idIn(path: string): string {
  const [, rest] = splitFolder(path);
  return isTable(path) ? rest : rest.replace(/\.[^./]+$/, '');
}

function isTable(path: string): boolean {
  return path.startsWith('articles/') && path.endsWith('.csv');
}

function isPicture(path: string): boolean {
  return path.startsWith('photos/') && PICTURE_ENDINGS.some((ending) => path.endsWith(ending));
}
