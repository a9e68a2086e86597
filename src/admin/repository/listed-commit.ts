import type { RepositoryCommit } from './repository.ts';

/** What GitHub, and Forgejo after it, answer of a commit in a list and by itself. */
export interface ListedCommit {
  sha: string;
  parents: { sha: string }[];
  commit: { message: string; author: { name: string; date: string } };
  /** Of a commit that is asked for by itself. */
  files?: { filename: string; status: string }[];
}

export function asCommit({ sha, parents, commit: { message, author } }: ListedCommit): RepositoryCommit {
  return {
    sha,
    parent: parents.length === 1 ? parents[0]?.sha : undefined,
    at: author.date,
    title: message.split('\n')[0] ?? '',
    by: author.name,
  };
}

/** The paths of the files that a commit has removed. */
export function removedBy(commit: Pick<ListedCommit, 'files'> | undefined): string[] {
  return (commit?.files ?? []).flatMap(({ filename, status }) => (status === 'removed' ? [filename] : []));
}
