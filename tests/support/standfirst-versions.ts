import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { environmentOfBuilds, MOMENT } from './build.ts';
import type { Project } from './project.ts';
import { ROOT } from './site.ts';

/** Standfirst in two made-up versions, tagged v0.1.0 and v0.2.0: a repository with this tree’s code and a sample of one story. */
export interface Upstream {
  folder: string;
  remove(): void;
}

/** What is told of a command that has ended. */
export interface Told {
  code: number | null;
  printed: string;
}

const SOFTWARE = [
  'src',
  'public',
  '.github',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
  '.gitignore',
];
const SAMPLE_SETTINGS = 'name: The Meridian\naddress: https://meridian.example/\n';
const NOBODY = Object.fromEntries(
  ['NAME', 'EMAIL'].flatMap((what) => ['AUTHOR', 'COMMITTER'].map((who): [string, string] => [`GIT_${who}_${what}`, 'a@example.org'])),
);

/** No command of a small newspaper takes as long; one that waits for a server for good is ended. */
const MOST_MILLISECONDS = 90_000;

/** A word that the second version asks for, and the first does not know. */
export const NEW_WORD = 'goodbye';

export function layUpstream(): Upstream {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'standfirst-upstream-')));
  for (const name of SOFTWARE.filter((one) => existsSync(join(ROOT, one))))
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  const put = (path: string, text: string) => {
    writeIn(folder, path, text);
  };
  const change = (path: string, from: string | RegExp, to: string) => {
    const before = readFileSync(join(folder, path), 'utf8');
    const after = before.replace(from, to);
    if (before === after) throw new Error(`${path} has no ${String(from)}.`);
    put(path, after);
  };
  const release = (version: string) => {
    for (const path of ['package.json', 'package-lock.json']) change(path, /"version": "[^"]*"/, `"version": "${version}"`);
    commitAll(folder, `Release ${version}`);
    gitIn(folder, 'tag', `v${version}`);
  };

  put('content/site.yaml', SAMPLE_SETTINGS);
  put('content/articles/en/2026/sample-story.md', 'A story of the sample.\n');
  put('docs/old-guide.md', 'How it was.\n');
  change('package.json', /"version": "[^"]*"/, '"version": "0.0.9"');
  change('package-lock.json', /"version": "[^"]*"/, '"version": "0.0.9"');
  gitIn(folder, 'init', '--quiet', '--initial-branch', 'main');
  release('0.1.0');

  put('content/articles/en/2026/new-sample-story.md', 'Another story of the sample.\n');
  put('content/photos/new-sample-photo.yaml', 'alt: A photo of the sample\n');
  put('public/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"><title>The sample’s new icon</title></svg>\n');
  put('public/new-icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>\n');
  put('docs/new-guide.md', 'How it is.\n');
  rmSync(join(folder, 'docs/old-guide.md'));
  change('src/messages/languages/en.ts', /^ {2}readNext: .*$/m, `$&\n  ${NEW_WORD}: 'Goodbye',`);
  change('src/cli/due.ts', 'Says whether an embargo has ended since the last build.', 'Says whether an embargo has ended.');
  change('.github/workflows/publish.yml', /^name: .*$/m, 'name: Publish the newspaper');
  change(
    'CHANGELOG.md',
    /^## /m,
    '## [0.2.0] - 2027-01-15\n\n### What a publisher must do\n\n- Translate `goodbye` where you have a language of your own.\n\n$&',
  );
  release('0.2.0');
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** A newspaper’s folder with packages to run from, in which commands are run as a person would. */
export class Paper {
  readonly root: string;
  /** A folder of programs that are found before all others. */
  readonly programs: string;
  /** What commands find in their environment besides. */
  readonly variables: Record<string, string> = {};

  /** With the history of Standfirst, as a clone or fork has it, or without one, as GitHub makes of a template. */
  constructor(upstream: Upstream, { sharesHistory }: { sharesHistory: boolean }) {
    const home = realpathSync(mkdtempSync(join(tmpdir(), 'standfirst-paper-')));
    this.root = join(home, 'paper');
    this.programs = join(home, 'programs');
    gitIn(home, 'clone', '--quiet', '--branch', 'v0.1.0', upstream.folder, 'paper');
    gitIn(this.root, 'switch', '--quiet', '--create', 'paper');
    gitIn(this.root, 'remote', 'remove', 'origin');
    if (!sharesHistory) {
      rmSync(join(this.root, '.git'), { recursive: true });
      gitIn(this.root, 'init', '--quiet', '--initial-branch', 'main');
      commitAll(this.root, 'Initial commit');
    }
    symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(this.root, 'node_modules'), 'junction');
    writeIn(this.root, '.git/info/exclude', 'node_modules\n');
    // Packages are not installed here; that they would be is written down.
    writeIn(
      this.programs,
      'npm',
      `#!/bin/sh\necho "$@" >> '${join(home, 'npm.log')}'\ncase "$*" in *check*) exec '${process.execPath}' src/cli/check.ts;; esac\n`,
    );
    chmodSync(join(this.programs, 'npm'), 0o755);
  }

  /** Runs a command of Standfirst: `new newspaper …`. */
  run(command: string, ...args: string[]): Told {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`src/cli/${command}.ts`, ...args], {
      cwd: this.root,
      encoding: 'utf8',
      timeout: MOST_MILLISECONDS,
      env: environmentOfBuilds({
        SOURCE_DATE_EPOCH: String(MOMENT),
        GITHUB_ACTIONS: '',
        ...this.variables,
        PATH: `${this.programs}${delimiter}${process.env.PATH ?? ''}`,
      }),
    });
    return { code: status, printed: stdout + stderr };
  }

  /** The folder as tests build it. */
  get project(): Project {
    const [contentDir, output] = [join(this.root, 'content'), join(this.root, 'dist')];
    return {
      root: this.root,
      contentDir,
      output,
      remove: () => {
        this.remove();
      },
    };
  }

  write(path: string, text: string): void {
    writeIn(this.root, path, text);
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  commit(message: string): void {
    commitAll(this.root, message);
  }

  git(...args: string[]): string {
    return gitIn(this.root, ...args);
  }

  /** What npm was called with since the last time, a line a call. */
  npmCalls(): string[] {
    const log = join(dirname(this.root), 'npm.log');
    const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    rmSync(log, { force: true });
    return calls;
  }

  remove(): void {
    rmSync(dirname(this.root), { recursive: true });
  }
}

function writeIn(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function commitAll(folder: string, message: string): void {
  gitIn(folder, 'add', '--all');
  gitIn(folder, 'commit', '--quiet', '--message', message);
}

function gitIn(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'commit.gpgSign=false', '-c', 'gc.auto=0', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...NOBODY },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}
