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

/** Git is not there, or has failed at what it was asked. */
export class GitFailure extends Error {}

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
    child.once('error', (error) => {
      reject(new GitFailure(error.message));
    });
  });
  ended.catch(() => undefined);
  child.stdin.on('error', () => undefined).end();
  for await (const part of child.stdout) yield part as Buffer;
  const code = await ended;
  if (code !== 0) throw new GitFailure(`git ${args[0] ?? ''} ended with ${String(code)}.`);
}

/** All that Git prints; nothing when it fails. */
async function readIfAble(folder: string, args: readonly string[]): Promise<string> {
  const parts: Buffer[] = [];
  try {
    for await (const part of run(folder, args)) parts.push(part);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return '';
  }
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

/**
 * The work tree that a folder is in. Undefined without Git, outside any work tree, before the first commit, and where not all of the
 * history has been fetched.
 */
export async function findWorkTree(folder: string): Promise<WorkTree | undefined> {
  const asked = ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-prefix', 'HEAD'];
  const [inside, shallow, prefix = '', head = ''] = (await readIfAble(folder, asked)).split('\n');
  if (inside !== 'true' || shallow !== 'false') return undefined;
  const isPartial = (await readIfAble(folder, ['config', '--get', 'extensions.partialClone'])) !== '';
  return isPartial ? undefined : { folder, prefix, head };
}

/** True when a commit is one of those that the main line has gone through. */
export async function isOnMainLine({ folder, head }: WorkTree, commit: string): Promise<boolean> {
  if (commit === head) return true;
  const line = (await readIfAble(folder, ['rev-list', '--first-parent', '--parents', `${commit}..${head}`])).trimEnd().split('\n');
  return line.at(-1)?.split(' ')[1] === commit;
}

/**
 * The commits of the main line, oldest first, that have changed files below a folder: what was merged counts when it was merged, and
 * the steps on a branch do not count. `since` is the last commit that is already known.
 */
export async function* readMainLine({ folder, head }: WorkTree, below: string, since?: string): AsyncGenerator<Commit> {
  const range = since === undefined ? head : `${since}..${head}`;
  const args = ['log', '--first-parent', '--reverse', '-m', '--raw', '-z', '--no-abbrev', '-M', '-l1000', '--format=%x01%ct', range];
  let commit: Commit | undefined;
  let open: { header: string; paths: string[] } | undefined;
  for await (const field of fields(folder, [...args, '--', below])) {
    if (field.startsWith('\u0001')) {
      if (commit) yield commit;
      commit = { time: Number(field.slice(1)), changes: [] };
    } else if (open === undefined) open = { header: field.trimStart(), paths: [] };
    else {
      open.paths.push(field);
      if (open.paths.length < pathsAfter(open.header)) continue;
      commit?.changes.push(readChange(open.header, open.paths));
      open = undefined;
    }
  }
  if (commit) yield commit;
}

/** After `:100644 100644 … R084` stand the old and the new name. */
function pathsAfter(header: string): number {
  return /[RC]\d*$/.test(header) ? 2 : 1;
}

function readChange(header: string, [first = '', second]: readonly string[]): FileChange {
  const [, mode = '', , blob = '', status = ''] = header.split(' ');
  const path = second ?? first;
  // Anything but a plain file, such as a link, is no story.
  if (!mode.startsWith('100')) return { kind: 'removed', path };
  return status.startsWith('R') ? { kind: 'renamed', path, from: first, blob } : { kind: 'written', path, blob };
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
  readonly #parts: AsyncIterator<Buffer, undefined>;

  /** Of files with more than `largest` bytes nothing is kept. */
  constructor({ folder }: WorkTree, largest: number) {
    this.#child = start(folder, ['cat-file', '--batch']);
    this.#child.on('error', () => undefined);
    this.#child.stdin.on('error', () => undefined);
    this.#parts = (this.#child.stdout as AsyncIterable<Buffer, undefined>)[Symbol.asyncIterator]();
    this.#largest = largest;
  }

  /** What each blob holds, in their order; undefined for one that is not there or too large. */
  async *read(blobs: readonly string[]): AsyncGenerator<Buffer | undefined> {
    this.#child.stdin.write(blobs.map((blob) => `${blob}\n`).join(''));
    for (const blob of blobs) {
      const [name, type, size] = (await this.#line()).split(' ');
      if (size === undefined || name !== blob) {
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
    if (done === true) throw new GitFailure('Git has ended before it had handed out all files.');
    return value;
  }
}
