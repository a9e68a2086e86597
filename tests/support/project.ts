import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, SAMPLE } from './site.ts';
import { layStock, OWN_STOCK, SMALL_STOCK } from './stock.ts';

/** The project with a content folder, an output and a cache of its own: what a test does to them reaches nothing else. */
export interface Project {
  root: string;
  contentDir: string;
  output: string;
  remove(): void;
}

/** What a site is made from besides its content. */
const SOURCES = ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

export const SMALL_NEWSROOM = join(ROOT, 'tests/fixtures/newsroom');

/**
 * Copies the project, with a copy of a newsroom as its content; `null` leaves it without any. Code that has been compiled and pictures
 * that have been made for the newsroom are given to it; `stocked: false` leaves its cache empty.
 */
export function copyProject(newsroom: string | null = SMALL_NEWSROOM, { stocked = true }: { stocked?: boolean } = {}): Project {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'standfirst-')));
  mkdirSync(join(root, 'public'));
  for (const source of SOURCES) if (existsSync(join(ROOT, source))) cpSync(join(ROOT, source), join(root, source), { recursive: true });
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(root, 'node_modules'), 'junction');
  const contentDir = join(root, 'content');
  if (newsroom !== null) cpSync(newsroom, contentDir, { recursive: true });
  if (stocked) layStock(newsroom === SAMPLE ? OWN_STOCK : SMALL_STOCK, join(root, '.cache'));
  return {
    root,
    contentDir,
    output: join(root, 'dist'),
    remove: () => {
      rmSync(root, { recursive: true });
    },
  };
}
