import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { MEGABYTE } from './archive-file.ts';
import { ImportError, type Loss } from './model.ts';
import { decodeText, type TextKind } from './text-encoding.ts';

/** A file of an archive that is a folder. */
export interface ArchiveFile {
  readonly path: string;
  /** From the folder, with slashes: what losses and keys call it. */
  readonly name: string;
}

/** Larger files are no stories, whatever their name. */
export const LARGEST_STORY_FILE = 10 * MEGABYTE;
const MOST_FILES = 200_000;
const DEEPEST = 30;
const LISTED = 5;
/** Folders of site generators that hold what was made or how it looks, never stories. */
export const OTHERS: ReadonlySet<string> = new Set([
  'node_modules',
  '_site',
  '_includes',
  '_layouts',
  '_sass',
  '_data',
  'layouts',
  'archetypes',
  'resources',
  'themes',
  'vendor',
]);

/** Every file below a folder whose name `ending` matches, in the order of their names. Symbolic links are never followed. Throws an `ImportError` for a folder beyond all measure. */
export function filesBelow(
  root: string,
  ending: RegExp,
  losses: Loss[],
  isOther: (name: string, depth: number) => boolean = (name) => OTHERS.has(name),
): ArchiveFile[] {
  const files: ArchiveFile[] = [];
  const links: string[] = [];
  const walk = (folder: string, depth: number): void => {
    if (depth > DEEPEST)
      throw new ImportError(`“${nameOf(root, folder)}” lies ${DEEPEST} folders deep. Name the folder in which the stories are.`);
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.') || (entry.isDirectory() && isOther(entry.name, depth))) continue;
      if (entry.isSymbolicLink()) links.push(nameOf(root, path));
      else if (entry.isDirectory()) walk(path, depth + 1);
      else if (entry.isFile() && ending.test(entry.name)) {
        if (files.length >= MOST_FILES)
          throw new ImportError(`The folder holds more than ${MOST_FILES} files. Import its parts one after another.`);
        files.push({ path, name: nameOf(root, path) });
      }
    }
  };
  walk(root, 0);
  if (links.length > 0) {
    const others = links.length > LISTED ? ` and ${links.length - LISTED} others` : '';
    losses.push({
      where: links.slice(0, LISTED).join(', ') + others,
      kind: 'left',
      what: 'Symbolic links are not followed, since they may lead out of the folder. If stories lie there, import that folder too.',
    });
  }
  return files;
}

function nameOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** True when some file below the folder has such a name; looks no further than it must. */
export function holdsFile(root: string, ending: RegExp, depth = 6): boolean {
  const entries = readdirSync(root, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.') && !OTHERS.has(name));
  return (
    entries.some((entry) => entry.isFile() && ending.test(entry.name)) ||
    (depth > 0 && entries.some((entry) => entry.isDirectory() && holdsFile(join(root, entry.name), ending, depth - 1)))
  );
}

/** The text of a file, in whichever encoding; a guess is noted. Undefined, with a loss, when it is too large or no text. */
export function readStoryFile({ path, name }: ArchiveFile, losses: Loss[], kind: TextKind = 'text'): string | undefined {
  const { size } = statSync(path);
  if (size > LARGEST_STORY_FILE) {
    losses.push({
      where: name,
      kind: 'words',
      what: `The file has ${Math.round(size / MEGABYTE)} MB; ${LARGEST_STORY_FILE / MEGABYTE} MB is the most that one story may have. It was left out: cut it into stories.`,
    });
    return undefined;
  }
  const read = decodeText(readFileSync(path), kind);
  if (read === undefined) {
    losses.push({
      where: name,
      kind: 'words',
      what: 'The file is not a text and was left out. Open it in its own program and save it as text.',
    });
    return undefined;
  }
  if (read.doubt !== undefined) losses.push({ where: name, kind: 'person', what: read.doubt });
  return read.text;
}

/** The file that an address in a story means, tried from each of `folders`. Undefined when there is none, or when it lies outside of `root`. */
export function fileInside(root: string, folders: readonly string[], address: string): string | undefined {
  const path = pathOf(address);
  if (path === undefined) return undefined;
  const home = realpathSync(root);
  for (const folder of folders) {
    const candidate = resolve(folder, `./${path}`);
    const stats = lstatSync(candidate, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) continue;
    const real = realpathSync(candidate);
    if (real.startsWith(home + sep)) return real;
  }
  return undefined;
}

function pathOf(address: string): string | undefined {
  const [path = ''] = address.split(/[?#]/);
  if (path === '' || path.includes('\0') || /^[a-z][\w+.-]*:|^\/\//i.test(path)) return undefined;
  try {
    return decodeURIComponent(path).includes('\0') ? undefined : decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The folder that a file lies in. */
export function folderOf({ path }: ArchiveFile): string {
  return dirname(path);
}
