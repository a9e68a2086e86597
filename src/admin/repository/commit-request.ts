import { graphAddress } from './repository-service.ts';
import type { RepositoryFile, RepositoryPlace } from './repository.ts';

/** A commit that the CMS is about to ask the service for. */
export interface CommitRequest {
  /** The paths of the files that it takes away. */
  deleted: string[];
  /** The paths of those that it writes. */
  written: string[];
  /** Where files were that it gives other names, as far as the service has a word for it. */
  moved: string[];
  /** The same request for a commit that takes other files away, too. */
  alsoDeleting(files: readonly RepositoryFile[]): string;
  /** The service’s answer as it would be of what was asked first: the CMS counts on an answer for each of its files. */
  ownAnswer(answer: Response): Promise<Response>;
}

interface ForgejoCommit {
  files: { operation: string; path: string; from_path?: string; sha?: string }[];
}

interface GithubCommit {
  variables: { input: { fileChanges: { additions?: { path: string }[]; deletions?: { path: string }[] } } };
}

interface GitlabCommit {
  actions: { action: string; file_path: string; previous_path?: string }[];
}

/** Reads a request that makes a commit; undefined of any other. */
export function readCommitRequest(place: RepositoryPlace, method: string, address: string, body: unknown): CommitRequest | undefined {
  if (method !== 'POST' || typeof body !== 'string') return undefined;
  switch (place.kind) {
    case 'forgejo': {
      if (!isBelow(address, `${place.api}/repos/`, /\/contents$/)) return undefined;
      const asked = JSON.parse(body) as ForgejoCommit;
      return {
        deleted: asked.files.flatMap(({ operation, path }) => (operation === 'delete' ? [path] : [])),
        written: asked.files.flatMap(({ operation, path }) => (operation === 'delete' ? [] : [path])),
        moved: asked.files.flatMap(({ path, from_path: from = path }) => (from === path ? [] : [from])),
        alsoDeleting: (files) =>
          JSON.stringify({ ...asked, files: [...asked.files, ...files.map(({ path, sha }) => ({ operation: 'delete', path, sha }))] }),
        ownAnswer: async (answer) => {
          const told = (await answer.json()) as { files?: unknown[] };
          const { status } = answer;
          return Response.json({ ...told, ...(told.files && { files: told.files.slice(0, asked.files.length) }) }, { status });
        },
      };
    }
    case 'gitlab': {
      if (!isBelow(address, `${place.api}/projects/`, /\/repository\/commits$/)) return undefined;
      const asked = JSON.parse(body) as GitlabCommit;
      return {
        deleted: asked.actions.flatMap(({ action, file_path }) => (action === 'delete' ? [file_path] : [])),
        written: asked.actions.flatMap(({ action, file_path }) => (action === 'delete' ? [] : [file_path])),
        moved: asked.actions.flatMap(({ file_path, previous_path: from = file_path }) => (from === file_path ? [] : [from])),
        alsoDeleting: (files) =>
          JSON.stringify({ ...asked, actions: [...asked.actions, ...files.map(({ path }) => ({ action: 'delete', file_path: path }))] }),
        ownAnswer: (answer) => Promise.resolve(answer),
      };
    }
    case 'github': {
      if (address !== graphAddress(place) || !body.includes('createCommitOnBranch')) return undefined;
      const asked = JSON.parse(body) as GithubCommit;
      const { input } = asked.variables;
      const deletions = input.fileChanges.deletions ?? [];
      return {
        deleted: deletions.map(({ path }) => path),
        written: (input.fileChanges.additions ?? []).map(({ path }) => path),
        moved: [],
        alsoDeleting: (files) => {
          const fileChanges = { ...input.fileChanges, deletions: [...deletions, ...files.map(({ path }) => ({ path }))] };
          return JSON.stringify({ ...asked, variables: { ...asked.variables, input: { ...input, fileChanges } } });
        },
        ownAnswer: (answer) => Promise.resolve(answer),
      };
    }
  }
}

function isBelow(address: string, beginning: string, ending: RegExp): boolean {
  return address.startsWith(beginning) && ending.test(address);
}
