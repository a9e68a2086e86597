import type { ServiceRequest } from '../review/service-request.ts';
import {
  changedMeanwhile,
  MOST_COMMITS,
  type Repository,
  type RepositoryFile,
  type RepositoryPlace,
  type WholeFile,
} from './repository.ts';

interface Commit {
  id: string;
  parent_ids: string[];
  title: string;
  authored_date: string;
  author_name: string;
}

const AT_ONCE = 100;

/** The list of files by number of page is being given up; queries go on by a cursor. */
const FILES = `query($fullPath: ID!, $ref: String!, $path: String!, $cursor: String!) {
  project(fullPath: $fullPath) { repository { tree(ref: $ref, path: $path, recursive: true) {
    blobs(after: $cursor) { nodes { path sha } pageInfo { endCursor hasNextPage } }
  } } }
}`.replace(/\s+/g, ' ');

interface FilesAnswer {
  data?: {
    project?: { repository?: { tree?: { blobs: { nodes: RepositoryFile[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } } };
  };
  errors?: { message: string }[];
}

/** The files of a newspaper on GitLab. Its APIs: https://docs.gitlab.com/api/rest/, and for the list of files https://docs.gitlab.com/api/graphql/ */
export function gitlabRepository({ repository, branch }: RepositoryPlace, ask: ServiceRequest, askGraph: ServiceRequest): Repository {
  const root = `/projects/${encodeURIComponent(repository)}/repository`;
  const query = (asked: Record<string, string>): string => new URLSearchParams(asked).toString();
  /** Page after page, as far as there are any. */
  const askAll = async <T>(path: string, asked: Record<string, string>): Promise<T[]> => {
    const found: T[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await ask<T[]>(`${root}/${path}?${query({ ...asked, per_page: String(AT_ONCE), page: String(page) })}`);
      found.push(...(answer ?? []));
      if (answer === undefined || answer.length < AT_ONCE) return found;
    }
  };
  const listed = async (asked: Record<string, string>) => {
    const found = (await ask<Commit[]>(`${root}/commits?${query({ ref_name: branch, ...asked })}`)) ?? [];
    return found.map(({ id, parent_ids, title, authored_date, author_name }) => ({
      sha: id,
      parent: parent_ids.length === 1 ? parent_ids[0] : undefined,
      at: authored_date,
      title,
      by: author_name,
    }));
  };
  const fileAt = async (path: string, commit = branch): Promise<WholeFile | undefined> => {
    const found = await ask<{ blob_id: string; last_commit_id: string; content: string }>(
      `${root}/files/${encodeURIComponent(path)}?${query({ ref: commit })}`,
    );
    return found && { path, sha: found.blob_id, bytes: found.content, lastCommit: found.last_commit_id };
  };
  return {
    files: async (folder, commit) => {
      const found: RepositoryFile[] = [];
      for (let cursor = ''; ;) {
        const variables = { fullPath: repository, ref: commit ?? branch, path: folder, cursor };
        const answer = await askGraph<FilesAnswer>('', { query: FILES, variables });
        const [refused] = answer?.errors ?? [];
        if (refused) throw new Error(`GitLab has refused it.\nIt says: ${refused.message}`);
        const blobs = answer?.data?.project?.repository?.tree?.blobs;
        found.push(...(blobs?.nodes ?? []).map(({ path, sha }) => ({ path, sha })));
        if (blobs?.pageInfo.hasNextPage !== true) return found;
        cursor = blobs.pageInfo.endCursor;
      }
    },
    bytes: async ({ sha, path }) => {
      const blob = await ask<{ content: string }>(`${root}/blobs/${sha}`);
      if (!blob) throw new Error(`There is no file ${path} any more.`);
      return blob.content;
    },
    commits: () => listed({ per_page: String(MOST_COMMITS) }),
    historyOf: (path, most) => listed({ path, per_page: String(most) }),
    fileAt,
    deletedBy: async (commit) => {
      const found = await askAll<{ old_path: string; deleted_file: boolean }>(`commits/${commit}/diff`, {});
      return found.flatMap(({ old_path, deleted_file }) => (deleted_file ? [old_path] : []));
    },
    add: async (title, files) => {
      const actions = files.map(({ path, bytes }) => ({ action: 'create', file_path: path, content: bytes, encoding: 'base64' }));
      if ((await ask(`${root}/commits`, { branch, commit_message: title, actions })) === undefined)
        throw new Error(`There is no project ${repository}, or your token does not reach it.`);
    },
    replace: async (title, { path, sha, lastCommit }, bytes) => {
      if ((await fileAt(path))?.sha !== sha) throw changedMeanwhile(path);
      const action = { action: 'update', file_path: path, content: bytes, encoding: 'base64', last_commit_id: lastCommit };
      if ((await ask(`${root}/commits`, { branch, commit_message: title, actions: [action] })) === undefined) throw changedMeanwhile(path);
    },
  };
}
