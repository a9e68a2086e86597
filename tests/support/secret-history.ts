import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A published story whose first version was a draft. */
const STORY = 'content/articles/en/2026/harbour-opens.md';
const WRITTEN = '2026-03-01T12:00:00Z';
const PUBLISHED = '2026-03-02T09:30:00Z';

/**
 * Gives a newsroom a history in Git: a story that is out was a draft first, in which a secret word stood. Returns false where there is
 * no Git.
 */
export function plantHistory(root: string, secret: string): boolean {
  if (spawnSync('git', ['--version']).status !== 0) return false;
  const path = join(root, STORY);
  const published = readFileSync(path, 'utf8');
  git(root, WRITTEN, 'init', '--quiet');
  writeFileSync(path, `${published.replace('comments: open', 'comments: open\ndraft: true')}\nAsk ${secret} first.\n`);
  commit(root, WRITTEN, `Write down what ${secret} says`);
  writeFileSync(path, published);
  commit(root, PUBLISHED, 'Publish');
  return true;
}

/** Keeps everything as it is now in the history: with stories that are not out. */
export function commit(root: string, date: string, message: string): void {
  git(root, date, 'add', 'content');
  git(root, date, 'commit', '--quiet', '--message', message);
}

function git(root: string, date: string, ...args: string[]): void {
  const name = ['-c', 'user.name=Newsroom', '-c', 'user.email=newsroom@tideline.example', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...name, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}
