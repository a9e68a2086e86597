import type { Binned } from '../kept-states.ts';
import type { Repository } from './repository.ts';

/** How the message of a commit begins that takes something away: by it such commits are found again. */
export const DELETION = 'Delete';

/** The folder of the newspaper’s content in its repository. */
export const CONTENT = 'content/';

const MOST_DELETIONS = 30;

/** What goes with something else and is not what an editor has deleted. */
const ALONG = /^(comments|live)\/|\.csv$|^photos\/.*(?<!\.yaml)$/;

/** What was deleted together and is not there again, by its commit; the latest first. */
export async function deletionsOf(repository: Repository): Promise<Binned[]> {
  const [commits, files] = await Promise.all([repository.commits(), repository.files(CONTENT.slice(0, -1))]);
  const there = new Set(files.map(({ path }) => path));
  const deletions = commits.filter(({ title, parent }) => title.startsWith(`${DELETION} `) && parent !== undefined);
  const found = await Promise.all(
    deletions.slice(0, MOST_DELETIONS).map(async ({ sha, at }) => {
      const gone = (await repository.deletedBy(sha)).filter((path) => path.startsWith(CONTENT) && !there.has(path));
      return { id: sha, at, files: gone.map((path) => path.slice(CONTENT.length)).sort(byRank) };
    }),
  );
  // Of a file that was deleted, brought back and deleted again, the latest deletion holds what it said last.
  const told = new Set<string>();
  return found.filter(({ files: gone }) => {
    const isNew = gone.some((path) => !told.has(path));
    for (const path of gone) told.add(path);
    return isNew;
  });
}

/** Puts what was deleted together into its place again, byte for byte and by one commit. Throws where another file has taken the place of one. */
export async function bringBack(repository: Repository, { id, files }: Binned): Promise<void> {
  const commit = (await repository.commits()).find(({ sha }) => sha === id);
  if (commit?.parent === undefined) throw new Error('It was deleted too long ago to be brought back from here.');
  const before = new Map((await repository.files(CONTENT.slice(0, -1), commit.parent)).map((file) => [file.path, file]));
  const written = await Promise.all(
    files.map(async (path) => {
      const file = before.get(CONTENT + path);
      if (!file) throw new Error(`${CONTENT}${path} is not in the commit from before.`);
      return { path: file.path, bytes: await repository.bytes(file) };
    }),
  );
  const [own = ''] = files;
  await repository.add(`Bring back “${own}”${files.length > 1 ? ` +${String(files.length - 1)}` : ''}`, written);
}

function byRank(one: string, other: string): number {
  return Number(ALONG.test(one)) - Number(ALONG.test(other)) || (one < other ? -1 : 1);
}
