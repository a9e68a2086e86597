import { spawn } from 'node:child_process';

/** Where a folder stands in a Git work tree. */
export interface WorkTree {
  /** The folder, in which Git is run. */
  folder: string;
  /** Its path from the work tree’s top, with a slash at the end; empty at the top itself. */
  prefix: string;
  /** The commit that is checked out. */
  head: string;
}

/** What a commit did to a file. Paths are from the work tree’s top. */
export interface FileChange {
  kind: 'written' | 'removed' | 'renamed';
  path: string;
  /** Before it was renamed. */
  from?: string;
  /** What the file holds since; absent when it was removed. */
  blob?: string;
}

export interface Commit {
  /** When it was committed, in seconds since 1970. */
  time: number;
  changes: FileChange[];
}

/** Neither what a hook sets nor a person’s own settings decide what is read, and nobody is asked for a password. */
const SETTINGS = [
  'core.quotePath=false',
  'core.fsmonitor=false',
  'diff.relative=false',
  'log.follow=false',
  'log.showRoot=true',
  'log.showSignature=false',
].flatMap((setting) => ['-c', setting]);
const OF_HOOKS = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_NAMESPACE', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR'];

function start(folder: string, args: readonly string[]) {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_HOOKS.includes(name)));
  const env = { ...own, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };
  return spawn('git', ['--no-pager', ...SETTINGS, ...args], { cwd: folder, env, stdio: ['pipe', 'pipe', 'ignore'] });
}

/** What Git prints, part by part. Throws when it fails or is not there. */
async function* run(folder: string, args: readonly string[]): AsyncGenerator<Buffer> {
  const child = start(folder, args);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', reject);
  });
  ended.catch(() => undefined);
  child.stdin.on('error', () => undefined).end();
  for await (const part of child.stdout) yield part as Buffer;
  const code = await ended;
  if (code !== 0) throw new Error(`git ${args[0] ?? ''} ended with ${String(code)}.`);
}

async function read(folder: string, args: readonly string[]): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of run(folder, args)) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** What Git prints, cut at the zero bytes. */
async function* fields(folder: string, args: readonly string[]): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const part of run(folder, args)) {
    let begin = 0;
    for (let end = part.indexOf(0); end >= 0; end = part.indexOf(0, begin)) {
      yield Buffer.concat([...rest, part.subarray(begin, end)]).toString();
      rest = [];
      begin = end + 1;
    }
    rest.push(part.subarray(begin));
  }
}

/** The work tree that a folder is in. Undefined without Git, outside any work tree, before the first commit, and where the history has been cut off. */
export async function findWorkTree(folder: string): Promise<WorkTree | undefined> {
  try {
    const printed = await read(folder, ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-prefix', 'HEAD']);
    const [inside, shallow, prefix = '', head = ''] = printed.split('\n');
    return inside === 'true' && shallow === 'false' ? { folder, prefix, head } : undefined;
  } catch {
    return undefined;
  }
}

/** True when a commit is one of those that the main line has gone through. */
export async function isOnMainLine({ folder, head }: WorkTree, commit: string): Promise<boolean> {
  if (commit === head) return true;
  try {
    const line = (await read(folder, ['rev-list', '--first-parent', '--parents', `${commit}..${head}`])).trimEnd().split('\n');
    return line.at(-1)?.split(' ')[1] === commit;
  } catch {
    return false;
  }
}

/**
 * The commits of the main line, oldest first, that have changed files below a folder: what was merged counts when it was merged, and
 * the steps on a branch do not count. `since` is the last commit that is already known.
 */
export async function* readMainLine({ folder, head }: WorkTree, below: string, since?: string): AsyncGenerator<Commit> {
  const range = since === undefined ? head : `${since}..${head}`;
  const args = ['log', '--first-parent', '--reverse', '-m', '--raw', '-z', '--no-abbrev', '-M', '-l1000', '--format=%x01%ct', range];
  let commit: Commit | undefined;
  const parts = fields(folder, [...args, '--', below]);
  for (;;) {
    const { value: field, done } = await parts.next();
    if (done === true) break;
    if (field.startsWith('\u0001')) {
      if (commit) yield commit;
      commit = { time: Number(field.slice(1)), changes: [] };
      continue;
    }
    const [, mode = '', , blob = '', status = ''] = field.trimStart().split(' ');
    const path = (await parts.next()).value ?? '';
    const to = /^[RC]/.test(status) ? ((await parts.next()).value ?? '') : undefined;
    commit?.changes.push(changeOf({ mode, blob, status, path, to }));
  }
  if (commit) yield commit;
}

const PLAIN_FILE = /^100/;

function changeOf({
  mode,
  blob,
  status,
  path,
  to,
}: {
  mode: string;
  blob: string;
  status: string;
  path: string;
  to: string | undefined;
}): FileChange {
  if (status === 'D' || !PLAIN_FILE.test(mode)) return { kind: 'removed', path: to ?? path };
  if (to !== undefined && status.startsWith('R')) return { kind: 'renamed', path: to, from: path, blob };
  return { kind: 'written', path: to ?? path, blob };
}

/** The files below a folder that are not as they were committed, by their paths from the work tree’s top. */
export async function changedFiles({ folder }: WorkTree, below: string): Promise<Set<string>> {
  const changed = new Set<string>();
  const args = ['status', '--porcelain', '-z', '--untracked-files=no', '--no-renames', '--', below];
  for await (const entry of fields(folder, args)) changed.add(entry.slice('XY '.length));
  return changed;
}

/** Hands out what files held, through one process for as many as are asked for. */
export class BlobReader {
  readonly #child;
  readonly #largest: number;
  #held: Buffer[] = [];
  #parts: AsyncIterator<Buffer>;

  /** Of files with more than `largest` bytes nothing is kept. */
  constructor({ folder }: WorkTree, largest: number) {
    this.#child = start(folder, ['cat-file', '--batch']);
    this.#child.on('error', () => undefined);
    this.#child.stdin.on('error', () => undefined);
    this.#parts = (this.#child.stdout as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
    this.#largest = largest;
  }

  /** What each blob holds, in their order; undefined for one that is not there or too large. */
  async *read(blobs: readonly string[]): AsyncGenerator<Buffer | undefined> {
    this.#child.stdin.write(blobs.map((blob) => `${blob}\n`).join(''));
    for (let place = 0; place < blobs.length; place += 1) {
      const [, type, size] = (await this.#line()).split(' ');
      if (size === undefined) {
        yield undefined;
        continue;
      }
      const bytes = await this.#take(Number(size), Number(size) <= this.#largest);
      await this.#take(1, false);
      yield type === 'blob' ? bytes : undefined;
    }
  }

  close(): void {
    this.#child.stdin.end();
    this.#child.kill();
  }

  async #line(): Promise<string> {
    const parts: Buffer[] = [];
    for (;;) {
      const part = await this.#next();
      const end = part.indexOf(10);
      if (end >= 0) {
        parts.push(part.subarray(0, end));
        this.#held.unshift(part.subarray(end + 1));
        return Buffer.concat(parts).toString();
      }
      parts.push(part);
    }
  }

  async #take(size: number, keeps: boolean): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (let open = size; open > 0;) {
      const part = await this.#next();
      if (part.length > open) this.#held.unshift(part.subarray(open));
      if (keeps) parts.push(part.subarray(0, open));
      open -= part.length;
    }
    return keeps ? Buffer.concat(parts) : undefined;
  }

  async #next(): Promise<Buffer> {
    const held = this.#held.shift();
    if (held !== undefined) return held;
    const { value, done } = await this.#parts.next();
    if (done === true) throw new Error('Git has ended before it had handed out all files.');
    return value;
  }
}
