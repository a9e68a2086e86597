import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** What a case’s folder holds beside its content. */
const INSTRUCTIONS = ['expected.txt', '.delete', '.link'];

/** A copy of a newsroom in a folder of its own, which `readNewsroom` reads as the project’s root. */
export interface NewsroomCopy {
  root: string;
  contentDir: string;
  remove(): void;
}

/**
 * Copies a newsroom and lays the files of each folder over it, in order. A folder may say two things that files cannot:
 * `.delete` lists paths to take away, one on each line; `.link` lists symbolic links, each as “path target”.
 */
export function copyNewsroom(base: string, ...overlays: string[]): NewsroomCopy {
  const root = mkdtempSync(join(tmpdir(), 'standfirst-'));
  const contentDir = join(root, 'content');
  cpSync(base, contentDir, { recursive: true });
  for (const overlay of overlays) {
    cpSync(overlay, contentDir, { recursive: true, filter: (source) => !INSTRUCTIONS.includes(basename(source)) });
    for (const path of readLines(join(overlay, '.delete'))) rmSync(join(contentDir, path), { recursive: true });
    for (const line of readLines(join(overlay, '.link'))) {
      const [path = '', target = ''] = line.split(' ');
      mkdirSync(dirname(join(contentDir, path)), { recursive: true });
      symlinkSync(target, join(contentDir, path));
    }
  }
  return {
    root,
    contentDir,
    remove: () => {
      rmSync(root, { recursive: true });
    },
  };
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
