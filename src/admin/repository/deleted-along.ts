import { belongingsOf, idIn } from '../belongings.ts';
import { holdingsOf } from '../holdings.ts';
import type { Fault } from '../../content/faults/fault.ts';
import { textOf } from './base64.ts';
import { CONTENT } from './deletions.ts';
import { faultsWithout } from './naming.ts';
import type { Repository, RepositoryFile } from './repository.ts';
import type { ReadText } from './texts.ts';

/** What a deletion takes along, and what it would break. */
export interface DeletedAlong {
  belongings: RepositoryFile[];
  /** What a build would say of other files without what is deleted. */
  faults: Fault[];
}

const TEXT = /\.mdx?$/;

const OWNERS = /^content\/(articles\/.*\.mdx?|photos\/.*\.yaml)$/;

/** What goes with files that are about to be deleted through a service. Paths are those from the top of the repository. */
export async function deletedAlong(deleted: readonly string[], files: readonly RepositoryFile[], read: ReadText): Promise<DeletedAlong> {
  const belongings = (await belongingsIn(deleted, files, read)).filter(({ path }) => !deleted.includes(path));
  return { belongings, faults: await faultsWithout([...deleted, ...belongings.map(({ path }) => path)], files, read) };
}

/** What belongs to a file is found by its name, and is nobody’s once the file has another. */
export async function leftBehind(
  moved: readonly string[],
  files: readonly RepositoryFile[],
  read: ReadText,
  written: readonly string[],
): Promise<Fault[]> {
  // A text that becomes one with components is the same story.
  const left = moved.filter((path) => !written.some((other) => TEXT.test(path) && TEXT.test(other) && idIn(path) === idIn(other)));
  const belongings = (await belongingsIn(left, files, read)).map(({ path }): Fault => ({
    file: path,
    problem: `It belongs to ${left.join(', ')}, which is to have another name.`,
    mend: 'Give both other names at once, in a copy of the repository.',
  }));
  return [...belongings, ...(await faultsWithout(left, files, read, written))];
}

async function belongingsIn(paths: readonly string[], files: readonly RepositoryFile[], read: ReadText): Promise<RepositoryFile[]> {
  const inContent = (path: string): string => path.slice(CONTENT.length);
  const owners = paths.filter((path) => OWNERS.test(path)).map(inContent);
  if (owners.length === 0) return [];
  const byPath = new Map(files.map((file) => [inContent(file.path), file]));
  const holdings = await holdingsOf(owners, [...byPath.keys()], async (path) => {
    const file = byPath.get(path);
    return file ? read(file) : '';
  });
  const along = new Set(owners.flatMap((path) => belongingsOf(path, holdings)));
  return files.filter(({ path }) => along.has(inContent(path)));
}

/** The texts of a service, each read once and no sooner than it is wanted. */
export function textsOf(repository: Repository, kept: ReadonlyMap<string, string>): ReadText {
  const read = new Map<string, Promise<string>>();
  return (file) => {
    const known = kept.get(file.sha);
    const text = read.get(file.sha) ?? (known === undefined ? repository.bytes(file).then(textOf) : Promise.resolve(known));
    read.set(file.sha, text);
    return text;
  };
}
