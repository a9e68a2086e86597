import type { ReviewPlace } from '../review/review-place.ts';

/** Where the service keeps the newspaper: a repository, and the branch that the room saves to. */
export type RepositoryPlace = Pick<ReviewPlace, 'kind' | 'api' | 'repository' | 'branch'>;

/** A file of one commit, from the top of the repository: `content/articles/en/2026/ferry.md`. */
export interface RepositoryFile {
  path: string;
  /** Git’s name for its bytes. */
  sha: string;
}

/** A file with its bytes as base64. */
export interface WholeFile extends RepositoryFile {
  bytes: string;
  /** The latest commit that has changed it, where the service wants to be told before it is changed again. */
  lastCommit?: string | undefined;
}

export interface RepositoryCommit {
  sha: string;
  /** The commit before; absent for the first of all, and for one that brings branches together. */
  parent?: string | undefined;
  /** An ISO instant. */
  at: string;
  /** The first line of its message. */
  title: string;
  /** The name of its author. */
  by: string;
}

/** What a service is asked about files and commits. Whatever it refuses is thrown in an editor’s words. */
export interface Repository {
  /** The files below a folder, in the newest commit of the branch or in another; none where there is no such folder. */
  files(folder: string, commit?: string): Promise<RepositoryFile[]>;
  /** The bytes of a file, as base64. */
  bytes(file: RepositoryFile): Promise<string>;
  /** The latest commits of the branch, the newest first. */
  commits(): Promise<RepositoryCommit[]>;
  /** The latest commits of the branch that have changed a file, the newest first, and no more than this many. */
  historyOf(path: string, most: number): Promise<RepositoryCommit[]>;
  /** A file in the newest commit of the branch or in another; undefined where it is not there. */
  fileAt(path: string, commit?: string): Promise<WholeFile | undefined>;
  /** The paths of the files that a commit has taken away. */
  deletedBy(commit: string): Promise<string[]>;
  /** One commit of new files, each with its bytes as base64. Throws where one of them is there already. */
  add(title: string, files: readonly { path: string; bytes: string }[]): Promise<void>;
  /** One commit that gives a file other bytes, as base64. Throws where the file is not what it was. */
  replace(title: string, file: WholeFile, bytes: string): Promise<void>;
}

/** What is said where somebody has changed a file between looking and writing. */
export function changedMeanwhile(path: string): Error {
  return new Error(`${path} has been changed since it was opened. Open it again to see what it says now.`);
}

/** How many commits are looked through for what was deleted. */
export const MOST_COMMITS = 100;
