import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Person {
  name: string;
  email: string;
}

/** A file in a commit, by the digest that Git has of it. */
export interface Blob {
  path: string;
  sha: string;
  size: number;
}

/** One commit, and what it did to files beside its first parent. */
export interface Commit {
  sha: string;
  parents: string[];
  message: string;
  author: Person;
  date: string;
  files: { path: string; letter: string }[];
}

/** A file to be written, or without bytes to be taken out. */
export interface Write {
  path: string;
  bytes?: Buffer;
}

const NOTHING = '0'.repeat(40);

/** A repository without a work tree, as a server holds it, worked on by Git’s own lower commands. */
export class BareRepository {
  readonly folder = mkdtempSync(join(tmpdir(), 'standfirst-git-'));

  /** @param content a folder, which is committed to `main` as `content/` */
  constructor(content: string, by: Person) {
    this.#git(['init', '--quiet', '--bare', '--initial-branch=main', '.']);
    const inWork = ['-c', 'core.bare=false', '--work-tree', content];
    this.#git([...inWork, 'add', '--all', '--', content]);
    const tree = this.#tree();
    this.#git(['read-tree', '--empty']);
    this.#git([...inWork, 'read-tree', '--prefix=content/', tree]);
    this.#point('main', this.#commitTree([], 'The newspaper as it is', by));
  }

  headOf(branch: string): string | undefined {
    const found = this.#try(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`]);
    return found?.toString().trim();
  }

  blobsOf(commit: string): Blob[] {
    const lines = this.#git(['ls-tree', '-r', '-l', '-z', commit]).toString().split('\0').filter(Boolean);
    return lines.map((line) => {
      const [, sha = '', size = '0', path = ''] = /^\S+ blob (\S+) +(\d+)\t([\s\S]*)$/.exec(line) ?? [];
      return { path, sha, size: Number(size) };
    });
  }

  bytesOf(sha: string): Buffer {
    return this.#git(['cat-file', 'blob', sha]);
  }

  /** A file as it is on a branch; undefined where it is not. */
  read(branch: string, path: string): Buffer | undefined {
    return this.#try(['cat-file', 'blob', `refs/heads/${branch}:${path}`]);
  }

  /** One commit of several files on the head of a branch. */
  commit(branch: string, writes: readonly Write[], message: string, by: Person): string {
    const head = this.headOf(branch);
    if (head === undefined) throw new Error(`There is no branch ${branch}.`);
    this.#git(['read-tree', head]);
    const entries = writes.map(({ path, bytes }) =>
      bytes === undefined ? `0 ${NOTHING}\t${path}\0` : `100644 ${this.#write(bytes)}\t${path}\0`,
    );
    this.#git(['update-index', '-z', '--index-info'], entries.join(''));
    const made = this.#commitTree([head], message, by);
    this.#point(branch, made, head);
    return made;
  }

  begin(branch: string, from: string): void {
    this.#point(branch, from, NOTHING);
  }

  remove(branch: string): void {
    this.#git(['update-ref', '-d', `refs/heads/${branch}`]);
  }

  /** Brings a branch into another by a commit that has both before it. Throws where the two speak against each other. */
  merge(branch: string, into: string, message: string, by: Person): string {
    const [head = '', other = ''] = [this.headOf(into), this.headOf(branch)];
    this.#git(['read-tree', this.#git(['merge-tree', '--write-tree', head, other]).toString().trim()]);
    const made = this.#commitTree([head, other], message, by);
    this.#point(into, made, head);
    return made;
  }

  /** The commits that a branch has and another has not, the newest first. */
  between(base: string, head: string): Commit[] {
    return this.#commits([`${base}..${head}`]);
  }

  /** The commits of a branch, the newest first; those of one file. */
  history(branch: string, path?: string): Commit[] {
    return this.#commits([`refs/heads/${branch}`, ...(path === undefined ? [] : ['--', path])]);
  }

  destroy(): void {
    rmSync(this.folder, { recursive: true });
  }

  #commits(range: string[]): Commit[] {
    return this.#git(['rev-list', ...range])
      .toString()
      .split('\n')
      .filter(Boolean)
      .map((sha) => {
        const told = this.#git(['show', '--no-patch', '--format=%P%x00%an%x00%ae%x00%aI%x00%B', sha]).toString();
        const [parents = '', name = '', email = '', date = '', message = ''] = told.split('\0');
        const changed = this.#git(['diff-tree', '-r', '--root', '--no-commit-id', '--name-status', '--no-renames', '-z', sha]).toString();
        const words = changed.split('\0').filter(Boolean);
        const files = words.flatMap((letter, place) => (place % 2 === 0 ? [{ letter, path: words[place + 1] ?? '' }] : []));
        return { sha, parents: parents.split(' ').filter(Boolean), message: message.trim(), author: { name, email }, date, files };
      });
  }

  #write(bytes: Buffer): string {
    return this.#git(['hash-object', '-w', '--stdin'], bytes).toString().trim();
  }

  #tree(): string {
    return this.#git(['write-tree']).toString().trim();
  }

  #commitTree(parents: readonly string[], message: string, { name, email }: Person): string {
    const variables = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
    const arguments_ = ['commit-tree', this.#tree(), ...parents.flatMap((parent) => ['-p', parent]), '-m', message];
    return this.#git(arguments_, undefined, variables).toString().trim();
  }

  /** Moves a branch to a commit, unless it is elsewhere than was thought. */
  #point(branch: string, commit: string, from?: string): void {
    this.#git(['update-ref', `refs/heads/${branch}`, commit, ...(from === undefined ? [] : [from])]);
  }

  #try(command: readonly string[]): Buffer | undefined {
    try {
      return this.#git(command);
    } catch {
      return undefined;
    }
  }

  #git(command: readonly string[], input?: string | Buffer, variables: Record<string, string> = {}): Buffer {
    const own = { GIT_DIR: this.folder, GIT_CONFIG_GLOBAL: join(this.folder, 'no-such-file'), GIT_CONFIG_NOSYSTEM: '1', ...variables };
    const { status, stdout, stderr } = spawnSync('git', command, { cwd: this.folder, input, env: { ...process.env, ...own } });
    if (status !== 0) throw new Error(`git ${command.join(' ')} ended with ${String(status)}:\n${stderr.toString()}`);
    return stdout;
  }
}
