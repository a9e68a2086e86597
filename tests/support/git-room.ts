import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { Commit } from './bare-repository.ts';
import type { Account, GitService } from './git-service.ts';
import type { Project } from './project.ts';
import { publishRoom } from './published-room.ts';
import { openRoomWindow, writeStories } from './room-window.ts';

export const ANA: Account = { login: 'ana', name: 'Ana Pires', email: 'ana@newsroom.example', token: 'anas-token' };
export const BEN = { name: 'Ben Okafor', email: 'ben@newsroom.example' };

/** A story with a comment, which two tests delete. */
export const LONELY = 'A lonely story';

/** The published room in a window, over a Git server: everything is saved to a branch of work. */
export interface GitRoom {
  host: GitService;
  origin: string;
  page: Page;
  /** Whatever was asked of anybody but the room and the Git server. */
  elsewhere: string[];
  go(address: string): Promise<void>;
  /** Signs in with the token of an account. */
  signIn(): Promise<void>;
  onBranch(branch: string, path: string): string | undefined;
  /** What an act has committed to the branch of work. */
  committed(act: () => Promise<void>): Promise<Commit[]>;
  /** A button of one of the room’s dialogs. */
  choice(dialog: string, name: string): Locator;
  /** The button that says what waits for a review. */
  review(): Locator;
  close(): Promise<void>;
}

interface Opened {
  project: Project;
  start: (content: string, name: string, accounts: readonly Account[]) => Promise<GitService>;
  /** Headlines of stories like that of the harbour, by the names of their files. */
  stories: Readonly<Record<string, string>>;
  /** The one that is to wait for its time. */
  waiting?: string;
}

export async function openGitRoom(browser: Browser, { project, start, stories, waiting = '' }: Opened): Promise<GitRoom> {
  writeStories(project.contentDir, { ...stories, lonely: LONELY }, waiting);
  const comment = join(project.contentDir, 'comments/en/2026/lonely/01.yaml');
  mkdirSync(dirname(comment), { recursive: true });
  writeFileSync(comment, readFileSync(join(project.contentDir, 'comments/en/2026/harbour-opens/01.yaml')));
  const host = await start(project.contentDir, 'harbour-times/website', [ANA]);
  const room = await publishRoom(project.root, project.contentDir, {
    service: host.kind,
    server: host.origin,
    repository: host.name,
    review: true,
    workBranch: 'desk',
  });
  const { context, page, elsewhere } = await openRoomWindow(browser, [room.origin, host.origin]);
  const headOf = (branch: string): string => host.repository.headOf(branch) ?? '';
  return {
    host,
    origin: room.origin,
    page,
    elsewhere,
    go: async (address) => {
      await page.goto(`${room.origin}/admin/#/${address}`);
    },
    signIn: async () => {
      await page.goto(`${room.origin}/admin/`);
      await page.getByRole('button', { name: 'Sign In Using Access Token' }).click();
      await page.getByRole('textbox', { name: 'Personal Access Token' }).fill(ANA.token);
      await page.getByRole('button', { name: 'Sign In', exact: true }).click();
      await expect(page.getByText('Stories, English').first()).toBeVisible();
    },
    onBranch: (branch, path) => host.repository.read(branch, path)?.toString(),
    committed: async (act) => {
      const before = headOf('desk');
      await act();
      return host.repository.between(before, headOf('desk'));
    },
    choice: (dialog, name) => page.getByRole('dialog', { name: dialog }).getByRole('button', { name, exact: true }),
    review: () => page.getByRole('navigation', { name: 'The newsroom’s own' }).getByRole('button', { name: /review/ }),
    close: async () => {
      await context.close();
      room.close();
      host.stop();
    },
  };
}

/** The path of a story in the repository. */
export function pathOf(story: string): string {
  return `content/articles/en/2026/${story}.md`;
}

/** The files of a commit, by their names. */
export function inOrder(files: Commit['files'] = []): Commit['files'] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
