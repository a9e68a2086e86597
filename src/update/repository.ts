import { spawnSync } from 'node:child_process';

/** Git in the project’s folder. */
export interface Repository {
  root: string;
  /** What Git prints, without the line’s end. Throws what it says when it fails. */
  git: (args: readonly string[], options?: GitOptions) => string;
  /** The same; undefined when it fails. */
  ask: (args: readonly string[], options?: GitOptions) => string | undefined;
  /** What a file holds that Git keeps, byte for byte. */
  contents: (blob: string) => Buffer;
  /** Has Git keep what a file holds, and says under which name. */
  keep: (contents: Buffer) => string;
}

export interface GitOptions {
  input?: string;
  environment?: Record<string, string>;
}

/** A file as Git keeps it. */
export interface TreeEntry {
  /** `100644` */
  mode: string;
  blob: string;
}

export type Tree = ReadonlyMap<string, TreeEntry>;

/** Neither what a hook sets nor a person’s own settings decide what is read, and nobody is asked for a password out of sight. */
const SETTINGS = ['core.quotePath=false', 'core.fsmonitor=false', 'core.hooksPath=/dev/null'].flatMap((setting) => ['-c', setting]);
const OF_HOOKS = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_NAMESPACE', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR'];
const MOST_BYTES = 1024 * 1024 * 1024;

/** The repository of a newspaper. Throws with what to do when its folder is not one. */
export function openRepository(root: string): Repository {
  const run = (args: readonly string[], { input, environment }: { input?: string | Buffer; environment?: Record<string, string> } = {}) => {
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_HOOKS.includes(name)));
    return spawnSync('git', ['--no-pager', ...SETTINGS, ...args], {
      cwd: root,
      env: { ...own, LC_ALL: 'C', ...environment },
      maxBuffer: MOST_BYTES,
      ...(input === undefined ? {} : { input }),
    });
  };
  const ask: Repository['ask'] = (args, options) => {
    const { status, stdout } = run(args, options);
    return status === 0 ? stdout.toString().trimEnd() : undefined;
  };
  const all = (args: readonly string[], options?: Parameters<typeof run>[1]): Buffer => {
    const { status, stdout, stderr } = run(args, options);
    if (status === 0) return stdout;
    throw new Error(`git ${args[0] ?? ''} could not be done:\n  ${stderr.toString().trim().split('\n').join('\n  ')}`);
  };
  if (run(['--version']).error !== undefined) {
    throw new Error(
      '“git” is not installed on this machine. Install it: “apt-get install git”, “brew install git”, or https://git-scm.com.',
    );
  }
  if (ask(['rev-parse', '--verify', '--quiet', 'HEAD']) === undefined || ask(['rev-parse', '--show-prefix']) !== '') {
    throw new Error(
      [
        'This folder is not a repository of Git with a commit in it, so there would be no way back.',
        'Begin one here, and call again: git init && git add --all && git commit -m "Our newspaper"',
      ].join('\n'),
    );
  }
  return {
    root,
    ask,
    git: (args, options) => all(args, options).toString().trimEnd(),
    contents: (blob) => all(['cat-file', 'blob', blob]),
    keep: (contents) => all(['hash-object', '-w', '--stdin'], { input: contents }).toString().trim(),
  };
}

/** Every file of a commit or tree, by its path. */
export function readTree({ git }: Repository, treeish: string): Tree {
  const entries = git(['ls-tree', '-r', '-z', '--full-tree', treeish]).split('\0').filter(Boolean);
  return new Map(
    entries.map((entry): [string, TreeEntry] => {
      const [, mode = '', blob = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t([^]*)$/.exec(entry) ?? [];
      return [path, { mode, blob }];
    }),
  );
}

/** The text of a file in a commit; undefined where there is none. */
export function textIn({ ask }: Repository, commit: string, path: string): string | undefined {
  return ask(['show', `${commit}:${path}`]);
}
