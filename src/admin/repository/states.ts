import { MOST_STATES, type StatesOfFile } from '../states.ts';
import { textOf } from './base64.ts';
import { CONTENT } from './deletions.ts';
import type { Repository } from './repository.ts';

/** Says what speaks against a text in a file’s place; nothing where a build takes it. */
export type CheckText = (path: string, text: string) => Promise<readonly string[]>;

/** The states that the history of the branch has of a file. One that is taken back is a commit of its bytes. */
export async function statesIn(repository: Repository, path: string, check: CheckText): Promise<StatesOfFile> {
  const [now, commits] = await Promise.all([repository.fileAt(path), repository.historyOf(path, MOST_STATES)]);
  if (!now) throw new Error(`There is no file ${path} any more. If it was deleted from here, the bin has it.`);
  return {
    now: textOf(now.bytes),
    states: commits.map(({ sha, at, by }) => ({ name: sha, at, by })),
    read: async (commit) => {
      const then = await repository.fileAt(path, commit);
      if (!then) return undefined;
      const text = textOf(then.bytes);
      return {
        text,
        takeBack: async () => {
          if (then.sha === now.sha) throw new Error('It is what the file says now.');
          const faults = await check(path, text);
          if (faults.length > 0) throw new Error(faults.join('\n\n'));
          const at = commits.find(({ sha }) => sha === commit)?.at ?? commit;
          await repository.replace(`Take back “${path.slice(CONTENT.length)}” of ${at}`, now, then.bytes);
        },
      };
    },
  };
}
