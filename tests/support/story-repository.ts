import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whose name stands in every commit. */
export const COMMITTER = { name: 'Leonora Committer', email: 'leonora@committer.example' };

const IDENTITY = {
  GIT_AUTHOR_NAME: COMMITTER.name,
  GIT_AUTHOR_EMAIL: COMMITTER.email,
  GIT_COMMITTER_NAME: COMMITTER.name,
  GIT_COMMITTER_EMAIL: COMMITTER.email,
  GIT_CONFIG_GLOBAL: join(import.meta.dirname, 'no-such-file'),
  GIT_CONFIG_NOSYSTEM: '1',
};

/** Runs Git in a folder, without what the machine’s owner has set. Throws with what it printed when it fails. */
export function git(folder: string, args: readonly string[], variables: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...IDENTITY, ...variables },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${String(status)}:\n${stderr}`);
  return stdout;
}

/** A folder under version control, in which a newsroom works. */
export class StoryRepository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    git(folder, ['init', '--quiet', '--initial-branch=main']);
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Replaces a passage; throws when it is not there. */
  replace(path: string, from: string, to: string): void {
    const text = readFileSync(join(this.folder, path), 'utf8');
    if (!text.includes(from)) throw new Error(`${path} has no “${from}” to replace.`);
    this.write(path, text.replace(from, to));
  }

  move(from: string, to: string): void {
    mkdirSync(dirname(join(this.folder, to)), { recursive: true });
    renameSync(join(this.folder, from), join(this.folder, to));
  }

  /** Commits everything as it is, at a moment. */
  commit(moment: string): void {
    git(this.folder, ['add', '--all']);
    git(this.folder, ['commit', '--quiet', '--allow-empty', '--message=As it is'], at(moment));
  }

  run(...args: string[]): string {
    return git(this.folder, args);
  }

  runAt(moment: string, ...args: string[]): string {
    return git(this.folder, args, at(moment));
  }
}

/** The author wrote an hour before it was committed. */
function at(moment: string): Record<string, string> {
  const seconds = Date.parse(moment) / 1000;
  return { GIT_AUTHOR_DATE: `${seconds - 3600} +0000`, GIT_COMMITTER_DATE: `${seconds} +0000` };
}
