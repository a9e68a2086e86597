import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdatePlan } from './plan.ts';
import type { Repository } from './repository.ts';
import { commitAlone } from './source.ts';
import { trailersOf } from './taken.ts';

/** What the commit says of itself. */
export interface TakingOver {
  title: string;
  /** The commit of the software that the newspaper will have, and of that which it had. */
  software: string;
  before: string;
  from: string;
}

/**
 * Makes a plan true, as one commit on top of the newspaper’s, and moves the files of the folder on to it. The software’s commit is its
 * second parent, so that what it was can be found at the next update; without a history in common, its files alone. Returns the commit.
 */
export function carryOut(repository: Repository, { changes }: UpdatePlan, { title, software, before, from }: TakingOver): string {
  const { git, ask } = repository;
  const index = join(git(['rev-parse', '--absolute-git-dir']), `standfirst-update-${process.pid}`);
  const environment = { GIT_INDEX_FILE: index };
  try {
    git(['read-tree', 'HEAD'], { environment });
    const nothing = '0'.repeat(git(['rev-parse', 'HEAD']).length);
    const lines = [...changes].map(([path, entry]) =>
      entry === undefined ? `0 ${nothing}\t${path}\0` : `${entry.mode} ${entry.blob}\t${path}\0`,
    );
    git(['update-index', '-z', '--index-info'], { environment, input: lines.join('') });
    const tree = git(['write-tree'], { environment });
    const isShared = ask(['merge-base', 'HEAD', software]) !== undefined;
    const parent = isShared ? software : commitAlone(repository, git(['rev-parse', `${software}^{tree}`]));
    const message = `${title}\n\n${trailersOf({ software: parent, before, from })}\n`;
    const commit = git(['commit-tree', '--no-gpg-sign', tree, '-p', 'HEAD', '-p', parent, '-F', '-'], {
      input: message,
      environment: identity(repository),
    });
    // Git refuses this, and changes nothing, where a file in the folder would be lost.
    git(['merge', '--ff-only', '--quiet', commit]);
    return commit;
  } finally {
    rmSync(index, { force: true });
  }
}

/** Who commits, where nobody has told Git. */
function identity({ ask }: Repository): Record<string, string> {
  if (ask(['var', 'GIT_COMMITTER_IDENT']) !== undefined) return {};
  return Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'Standfirst'],
      [`GIT_${who}_EMAIL`, 'standfirst@localhost'],
    ]),
  );
}
