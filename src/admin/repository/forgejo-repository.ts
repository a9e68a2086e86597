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

const FILES_AT_ONCE = 1000;
const COMMITS_AT_ONCE = 50;

/** The files of a newspaper on Forgejo or Gitea. Their API: https://codeberg.org/api/swagger */
export function forgejoRepository({ repository, branch }: RepositoryPlace, ask: ServiceRequest): Repository {
  const root = `/repos/${inPath(repository)}`;
  const headOf = async () => {
    const head = await ask<{ commit: { id: string } }>(`${root}/branches/${inPath(branch)}`);
    if (!head) throw new Error(`There is no branch “${branch}” in ${repository}.`);
    return head.commit.id;
  };
  const listed = async (most: number, of: Record<string, string> = {}) => {
    const found: ListedCommit[] = [];
    for (let page = 1; found.length < most; page += 1) {
      const asked = new URLSearchParams({
        sha: branch,
        ...of,
        limit: String(COMMITS_AT_ONCE),
        page: String(page),
        stat: 'false',
        files: 'false',
      });
      const answer = (await ask<ListedCommit[]>(`${root}/commits?${asked.toString()}`)) ?? [];
      found.push(...answer);
      if (answer.length < COMMITS_AT_ONCE) break;
    }
    return found.slice(0, most).map(asCommit);
  };
  const fileAt = async (path: string, commit = branch): Promise<WholeFile | undefined> => {
    const asked = new URLSearchParams({ ref: commit });
    const found = await ask<{ sha: string; content: string }>(`${root}/contents/${inPath(path)}?${asked.toString()}`);
    return found && { path, sha: found.sha, bytes: found.content };
  };
  return {
    files: async (folder, commit) => {
      const tree = `${root}/git/trees/${commit ?? (await headOf())}`;
      const found: RepositoryFile[] = [];
      for (let page = 1; ; page += 1) {
        const asked = `recursive=true&per_page=${String(FILES_AT_ONCE)}&page=${String(page)}`;
        const answer = await ask<{ tree: (RepositoryFile & { type: string })[]; truncated: boolean }>(`${tree}?${asked}`);
        found.push(...(answer?.tree ?? []).filter(({ type }) => type === 'blob').map(({ path, sha }) => ({ path, sha })));
        if (answer?.truncated !== true) return found.filter(({ path }) => path.startsWith(`${folder}/`));
      }
    },
    bytes: async ({ sha, path }) => {
      const blob = await ask<{ content: string }>(`${root}/git/blobs/${sha}`);
      if (!blob) throw new Error(`There is no file ${path} any more.`);
      return blob.content;
    },
    commits: () => listed(MOST_COMMITS),
    historyOf: (path, most) => listed(most, { path }),
    fileAt,
    deletedBy: async (commit) => {
      const answer = await ask<ListedCommit>(`${root}/git/commits/${commit}`);
      return removedBy(answer);
    },
    add: async (title, files) => {
      const written = files.map(({ path, bytes }) => ({ operation: 'create', path, content: bytes }));
      if ((await ask(`${root}/contents`, { branch, message: title, files: written })) === undefined)
        throw new Error(`There is no branch “${branch}” in ${repository}, or your token does not reach it.`);
    },
    replace: async (title, { path, sha }, bytes) => {
      // It is refused where the file has other bytes by now; of which the service speaks in numbers.
      if ((await fileAt(path))?.sha !== sha) throw changedMeanwhile(path);
      const files = [{ operation: 'update', path, sha, content: bytes }];
      if ((await ask(`${root}/contents`, { branch, message: title, files })) === undefined) throw changedMeanwhile(path);
    },
  };
}
