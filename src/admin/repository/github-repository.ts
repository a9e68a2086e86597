import { inPath, type ServiceRequest } from '../review/service-request.ts';
import { asCommit, removedBy, type ListedCommit } from './listed-commit.ts';
import { MOST_COMMITS, type Repository, type RepositoryFile, type RepositoryPlace } from './repository.ts';

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
  return {
    files,
    bytes: async ({ sha, path }) => {
      const blob = await ask<{ content: string }>(`${root}/git/blobs/${sha}`);
      if (!blob) throw new Error(`There is no file ${path} any more.`);
      // It comes in lines.
      return blob.content.replaceAll('\n', '');
    },
    commits: async () => {
      const asked = new URLSearchParams({ sha: branch, per_page: String(MOST_COMMITS) });
      const found = (await ask<ListedCommit[]>(`${root}/commits?${asked.toString()}`)) ?? [];
      return found.map(asCommit);
    },
    deletedBy: async (commit) => {
      const answer = await ask<ListedCommit>(`${root}/commits/${commit}`);
      return removedBy(answer);
    },
    add: async (title, added) => {
      const head = await ask<{ object: { sha: string } }>(`${root}/git/ref/heads/${inPath(branch)}`);
      if (!head) throw new Error(`There is no branch “${branch}” in ${repository}.`);
      // A commit here writes over what is there.
      const there = new Set((await files('content', head.object.sha)).map(({ path }) => path));
      const taken = added.find(({ path }) => there.has(path));
      if (taken) throw new Error(`There is a file ${taken.path} already.`);
      const input = {
        branch: { repositoryNameWithOwner: repository, branchName: branch },
        expectedHeadOid: head.object.sha,
        message: { headline: title },
        fileChanges: { additions: added.map(({ path, bytes }) => ({ path, contents: bytes })) },
      };
      const answer = await askGraph<{ errors?: { message: string }[] }>('', { query: ADD, variables: { input } });
      const [refused] = answer?.errors ?? [];
      if (refused) throw new Error(`GitHub has refused it.\nIt says: ${refused.message}`);
    },
  };
}
