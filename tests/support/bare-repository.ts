import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles } from './site.ts';

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

/** Of what Git prints at once. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A repository without a work tree, as a server holds it. Each act is one command of Git’s, for to start one takes longest. */
export class BareRepository {
  readonly folder = mkdtempSync(join(tmpdir(), 'standfirst-git-'));

  /** @param content a folder, which is committed to `main` as `content/` */
  constructor(content: string, by: Person) {
    this.#git(['init', '--quiet', '--bare', '--initial-branch=main', '.']);
    const writes = listFiles(content).map((path) => ({ path: `content/${path}`, bytes: readFileSync(join(content, path)) }));
    this.#commit('main', writes, 'The newspaper as it is', by);
  }

  headOf(branch: string): string | undefined {
    try {
      return readFileSync(this.#placeOf(branch), 'utf8').trim();
    } catch {
      return undefined;
    }
  }

  blobsOf(commit: string): Blob[] {
    const lines = this.#git(['ls-tree', '-r', '-l', '-z', commit]).toString().split('\0').filter(Boolean);
    return lines.map((line) => {
      const [, sha = '', size = '0', path = ''] = /^\S+ blob (\S+) +(\d+)\t([\s\S]*)$/.exec(line) ?? [];
      return { path, sha, size: Number(size) };
    });
  }

  /** The bytes of objects, in order; those of a file on a branch are named `refs/heads/main:content/site.yaml`. */
  bytesOf(names: readonly string[]): (Buffer | undefined)[] {
    const told = this.#git(['cat-file', '--batch'], `${names.join('\n')}\n`);
    let place = 0;
    return names.map(() => {
      const end = told.indexOf('\n', place);
      const size = / blob (\d+)$/.exec(told.subarray(place, end).toString())?.[1];
      place = end + 1;
      if (size === undefined) return undefined;
      const bytes = told.subarray(place, place + Number(size));
      place += Number(size) + 1;
      return bytes;
    });
  }

  /** A file as it is on a branch; undefined where it is not. */
  read(branch: string, path: string): Buffer | undefined {
    return this.bytesOf([`refs/heads/${branch}:${path}`])[0];
  }

  /** A file as it is on a branch or in a commit, with the digest that Git has of it; undefined where it is not. */
  fileAt(name: string, path: string): { sha: string; bytes: Buffer } | undefined {
    const commit = this.headOf(name) ?? name;
    const blob = /^[0-9a-f]{40}$/.test(commit) ? this.blobsOf(commit).find((one) => one.path === path) : undefined;
    const [bytes] = blob ? this.bytesOf([blob.sha]) : [];
    return blob && bytes && { sha: blob.sha, bytes };
  }

  /** The latest commit up to a branch or another commit that has changed a file. */
  lastCommitOf(name: string, path: string): string | undefined {
    return this.#commits(['--max-count=1', this.headOf(name) ?? name, '--', path])[0]?.sha;
  }

  /** One commit of several files on the head of a branch. */
  commit(branch: string, writes: readonly Write[], message: string, by: Person): string {
    const head = this.headOf(branch);
    if (head === undefined) throw new Error(`There is no branch ${branch}.`);
    return this.#commit(branch, writes, message, by, [head]);
  }

  begin(branch: string, from: string): void {
    mkdirSync(dirname(this.#placeOf(branch)), { recursive: true });
    writeFileSync(this.#placeOf(branch), `${from}\n`, { flag: 'wx' });
  }

  remove(branch: string): void {
    rmSync(this.#placeOf(branch));
  }

  /** Brings a branch into another by a commit that has both before it. Throws where the two speak against each other. */
  merge(branch: string, into: string, message: string, by: Person): string {
    const parents = [this.headOf(into) ?? '', this.headOf(branch) ?? ''];
    const tree = this.#git(['merge-tree', '--write-tree', ...parents])
      .toString()
      .trim();
    return this.#commit(into, [{ path: '', tree }], message, by, parents);
  }

  /** The commits that a branch has and another has not, the newest first. */
  between(base: string, head: string): Commit[] {
    return this.#commits([`${base}..${head}`]);
  }

  /** The commits of a branch, the newest first; those of one file. */
  history(branch: string, path?: string): Commit[] {
    return this.#commits([`refs/heads/${branch}`, ...(path === undefined ? [] : ['--', path])]);
  }

  /** Certain commits, each by its digest. */
  commitsOf(shas: readonly string[]): Commit[] {
    return this.#commits(['--no-walk=unsorted', ...shas]);
  }

  /** What a branch has made of the files since it left another; a file under another name is found again. */
  changedSince(base: string, head: string): { path: string; letter: string; from?: string }[] {
    const words = this.#git(['diff', '--name-status', '--find-renames', '-z', `${base}...${head}`])
      .toString()
      .split('\0')
      .filter(Boolean);
    const changes: { path: string; letter: string; from?: string }[] = [];
    while (words.length > 0) {
      const letter = (words.shift() ?? '').charAt(0);
      const first = words.shift() ?? '';
      changes.push(letter === 'R' ? { letter, from: first, path: words.shift() ?? '' } : { letter, path: first });
    }
    return changes;
  }

  destroy(): void {
    rmSync(this.folder, { recursive: true });
  }

  #placeOf(branch: string): string {
    return join(this.folder, 'refs/heads', branch);
  }

  #commits(range: string[]): Commit[] {
    const format = '--format=%x01%H%x00%P%x00%an%x00%ae%x00%aI%x00%B';
    const told = this.#git(['log', format, '--name-status', '--no-renames', '--diff-merges=first-parent', '-z', ...range]).toString();
    return told
      .split('\u0001')
      .slice(1)
      .map((one) => {
        const [sha = '', parents = '', name = '', email = '', date = '', message = '', ...words] = one.split('\0');
        const files = words
          .map((word) => word.trim())
          .filter(Boolean)
          .flatMap((letter, place, all) => (place % 2 === 0 ? [{ letter, path: all[place + 1] ?? '' }] : []));
        return { sha, parents: parents.split(' ').filter(Boolean), message: message.trim(), author: { name, email }, date, files };
      });
  }

  #commit(
    branch: string,
    writes: readonly (Write | { path: ''; tree: string })[],
    message: string,
    { name, email }: Person,
    parents: readonly string[] = [],
  ): string {
    const [from, ...others] = parents;
    const data = (bytes: Buffer): Buffer[] => [Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')];
    const line = (text: string): Buffer => Buffer.from(`${text}\n`);
    const stream = Buffer.concat([
      line(`commit refs/heads/${branch}`),
      line('mark :1'),
      line(`committer ${name} <${email}> now`),
      ...data(Buffer.from(message)),
      ...(from === undefined ? [] : [line(`from ${from}`)]),
      ...others.map((other) => line(`merge ${other}`)),
      ...writes.flatMap((write) => {
        if ('tree' in write) return [line(`M 040000 ${write.tree} ""`)];
        return write.bytes === undefined ? [line(`D ${write.path}`)] : [line(`M 100644 inline ${write.path}`), ...data(write.bytes)];
      }),
      line('get-mark :1'),
    ]);
    return this.#git(['fast-import', '--quiet', '--date-format=now', '--done'], Buffer.concat([stream, line('done')]))
      .toString()
      .trim();
  }

  #git(command: readonly string[], input?: string | Buffer): Buffer {
    const own = { GIT_DIR: this.folder, GIT_CONFIG_GLOBAL: join(this.folder, 'no-such-file'), GIT_CONFIG_NOSYSTEM: '1' };
    const { status, stdout, stderr } = spawnSync('git', command, {
      cwd: this.folder,
      input,
      env: { ...process.env, ...own },
      maxBuffer: MOST_BYTES,
    });
    if (status !== 0) throw new Error(`git ${command.join(' ')} ended with ${String(status)}:\n${stderr.toString()}`);
    return stdout;
  }
}
