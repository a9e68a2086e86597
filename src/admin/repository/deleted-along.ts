import { belongingsOf, idIn, tablesIn, type Holdings } from '../belongings.ts';
import { readBodyFacts } from '../../content/checks/body-check.ts';
import { splitFrontMatter } from '../../content/front-matter.ts';
import { parentOf, splitLanguage } from '../../shared/ids.ts';
import { CONTENT } from './deletions.ts';
import type { Repository, RepositoryFile } from './repository.ts';

/** What a deletion takes along, and who still names what is to be deleted. */
export interface DeletedAlong {
  belongings: RepositoryFile[];
  /** The paths of files that a build would refuse without it. */
  naming: string[];
}

/** Gives the text of a file of the newspaper. */
export type ReadText = (file: RepositoryFile) => Promise<string>;

/** Texts in which a story or a photo may be named. */
const NAMING = /^content\/(articles\/.*\.mdx?|pages\/.*\.mdx?|fronts\/.*\.yaml|events\/.*\.yaml|editions\/.*\.yaml)$/;

/** What goes with files that are about to be deleted through a service. Paths are those from the top of the repository. */
export async function deletedAlong(deleted: readonly string[], files: readonly RepositoryFile[], read: ReadText): Promise<DeletedAlong> {
  const owners = deleted.filter((path) => /^content\/(articles\/.*\.mdx?|photos\/.*\.yaml)$/.test(path));
  if (owners.length === 0) return { belongings: [], naming: [] };
  const holdings = await holdingsOf(owners, files, read);
  const along = new Set(owners.flatMap((path) => belongingsOf(path.slice(CONTENT.length), holdings)).map((path) => CONTENT + path));
  const belongings = files.filter(({ path }) => along.has(path) && !deleted.includes(path));
  const gone = new Set([...deleted, ...along]);
  const naming: string[] = [];
  for (const file of files)
    if (NAMING.test(file.path) && !gone.has(file.path)) {
      const text = await read(file);
      if (owners.some((path) => isNamedIn(text, path, file.path))) naming.push(file.path);
    }
  return { belongings, naming };
}

/** The texts of a service, each read once and no sooner than it is wanted. */
export function textsOf(repository: Repository, kept: ReadonlyMap<string, string>): ReadText {
  return async (file) =>
    kept.get(file.sha) ?? new TextDecoder().decode(Uint8Array.from(atob(await repository.bytes(file)), (letter) => letter.charCodeAt(0)));
}

/** Figures lie beside the stories that draw them, and only a text with components draws any. */
async function holdingsOf(owners: readonly string[], files: readonly RepositoryFile[], read: ReadText): Promise<Holdings> {
  const folders = new Set(owners.map(parentOf));
  const hasTables = files.some(({ path }) => path.endsWith('.csv') && folders.has(parentOf(path)));
  const drawing = hasTables ? files.filter(({ path }) => path.endsWith('.mdx') && folders.has(parentOf(path))) : [];
  const tables = new Map<string, readonly string[]>();
  for (const file of drawing) {
    const path = file.path.slice(CONTENT.length);
    const text = await read(file);
    const split = splitFrontMatter(text);
    const components = 'fault' in split ? [] : readBodyFacts({ file: path, text, data: {}, body: split.body }).components;
    tables.set(path, tablesIn(idIn(path), components));
  }
  return { paths: files.map(({ path }) => path.slice(CONTENT.length)), tablesOf: (story) => tables.get(story) ?? [] };
}

/** Whether a text names a story by its id, or a photo where photos are named. */
function isNamedIn(text: string, path: string, file: string): boolean {
  const id = idIn(path.slice(CONTENT.length));
  if (path.startsWith(`${CONTENT}photos/`)) return new RegExp(`(?:\\bphoto: *["']?|\\]\\(|["'])${id}(?:["'\\s)}]|$)`, 'm').test(text);
  const [language, key] = splitLanguage(id);
  const isSameLanguage = file.split('/').some((part) => part.replace(/\..*$/, '') === language);
  const beginning = isSameLanguage ? `(?:${language}/)?` : `(?:${language}/|translationOf: *["']?)`;
  return new RegExp(`(?<![\\w/-])${beginning}${key}(?![\\w/-])`).test(text);
}
