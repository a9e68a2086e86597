import { inPath, type ServiceRequest } from '../review/service-request.ts';
import { asCommit, removedBy, type ListedCommit } from './listed-commit.ts';
import {
  changedMeanwhile,
  MOST_COMMITS,
  type Repository,
  type RepositoryFile,
  type RepositoryPlace,
  type WholeFile,
} from './repository.ts';

const ADD = 'mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }';

/** The files of a newspaper on GitHub. Its APIs: https://docs.github.com/en/rest, and for commits https://docs.github.com/en/graphql */
export function githubRepository({ repository, branch }: RepositoryPlace, ask: ServiceRequest, askGraph: ServiceRequest): Repository {
  const root = `/repos/${inPath(repository)}`;
  const files = async (folder: string, commit = branch) => {
    const asked = `${root}/git/trees/${inPath(commit)}?recursive=1`;
    const answer = await ask<{ tree: (RepositoryFile & { type: string })[]; truncated: boolean }>(asked);
    if (answer?.truncated === true) throw new Error(`${repository} has more files than GitHub lists.`);
    return (answer?.tree ?? [])
      .filter(({ type, path }) => type === 'blob' && path.startsWith(`${folder}/`))
      .map(({ path, sha }) => ({ path, sha }));
  };
  const bytes = async ({ sha, path }: RepositoryFile): Promise<string> => {
    const blob = await ask<{ content: string }>(`${root}/git/blobs/${sha}`);
    if (!blob) throw new Error(`There is no file ${path} any more.`);
    return inOneLine(blob.content);
  };
  const fileAt = async (path: string, commit = branch): Promise<WholeFile | undefined> => {
    const asked = new URLSearchParams({ ref: commit });
    const found = await ask<{ sha: string; encoding: string; content: string }>(`${root}/contents/${inPath(path)}?${asked.toString()}`);
    // Of a large file it gives the name of its bytes alone.
    return (
      found && { path, sha: found.sha, bytes: found.encoding === 'base64' ? inOneLine(found.content) : await bytes({ ...found, path }) }
    );
  };
  const listed = async (asked: Record<string, string>) => {
    const found = (await ask<ListedCommit[]>(`${root}/commits?${new URLSearchParams({ sha: branch, ...asked }).toString()}`)) ?? [];
    return found.map(asCommit);
  };
  const headOf = async (): Promise<string> => {
    const head = await ask<{ object: { sha: string } }>(`${root}/git/ref/heads/${inPath(branch)}`);
    if (!head) throw new Error(`There is no branch “${branch}” in ${repository}.`);
    return head.object.sha;
  };
  /** Nothing is written where the branch is not at this commit any more. */
  const commitOn = async (head: string, title: string, additions: readonly { path: string; bytes: string }[]): Promise<void> => {
    const input = {
      branch: { repositoryNameWithOwner: repository, branchName: branch },
      expectedHeadOid: head,
      message: { headline: title },
      fileChanges: { additions: additions.map((file) => ({ path: file.path, contents: file.bytes })) },
    };
    const answer = await askGraph<{ errors?: { message: string }[] }>('', { query: ADD, variables: { input } });
    const [refused] = answer?.errors ?? [];
    if (refused) throw new Error(`GitHub has refused it.\nIt says: ${refused.message}`);
  };
  return {
    files,
    bytes,
    commits: () => listed({ per_page: String(MOST_COMMITS) }),
    historyOf: (path, most) => listed({ path, per_page: String(most) }),
    fileAt,
    deletedBy: async (commit) => {
      const answer = await ask<ListedCommit>(`${root}/commits/${commit}`);
      return removedBy(answer);
    },
    add: async (title, added) => {
      const head = await headOf();
      // A commit here writes over what is there.
      const there = new Set((await files('content', head)).map(({ path }) => path));
      const taken = added.find(({ path }) => there.has(path));
      if (taken) throw new Error(`There is a file ${taken.path} already.`);
      await commitOn(head, title, added);
    },
    replace: async (title, { path, sha }, changed) => {
      const head = await headOf();
      if ((await fileAt(path, head))?.sha !== sha) throw changedMeanwhile(path);
      await commitOn(head, title, [{ path, bytes: changed }]);
    },
  };
}

function inOneLine(base64: string): string {
  return base64.replaceAll('\n', '');
}
