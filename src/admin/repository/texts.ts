import type { RepositoryFile } from './repository.ts';

/** Gives the text of a file of the newspaper. */
export type ReadText = (file: RepositoryFile) => Promise<string>;

/** A service is asked for so many files at a time. */
const AT_ONCE = 8;

/** The texts of files, by their paths. No sooner is one there than the next is asked for. */
export async function readTexts(files: readonly RepositoryFile[], read: ReadText): Promise<Map<string, string>> {
  const texts: (readonly [string, string])[] = [];
  const next = files.entries();
  const take = async (): Promise<void> => {
    for (const [place, file] of next) texts[place] = [file.path, await read(file)];
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return new Map(texts);
}
