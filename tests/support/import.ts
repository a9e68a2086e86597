import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ImportReport } from '../../src/import/report.ts';
import { runImport, type ImportOptions } from '../../src/import/run.ts';
import { MOMENT } from './build.ts';
import { copyNewsroom, type NewsroomCopy } from './overlay.ts';
import { SMALL_NEWSROOM } from './project.ts';
import { ROOT } from './site.ts';

export const ARCHIVES = join(ROOT, 'tests/fixtures/import');

/** A copy of the small newsroom for an import to write to. */
export function newsroomForImport(): NewsroomCopy {
  return copyNewsroom(SMALL_NEWSROOM);
}

/** Imports as `npm run import` does, without asking the network for pictures. */
export async function importInto(newsroom: NewsroomCopy, path: string, more: Partial<ImportOptions> = {}): Promise<ImportReport> {
  return await runImport({
    root: newsroom.root,
    contentDir: newsroom.contentDir,
    path,
    reading: { embedsAsLinks: true },
    sections: { map: {} },
    dryRun: false,
    now: MOMENT * 1000,
    progress: () => undefined,
    ...more,
    pictures: { folders: [], download: false, allowPrivate: false, ...more.pictures },
  });
}

/** Every file below a folder with its text, by path. Pictures are as long as they are. */
export function textsOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]));
}

/** A file of the content folder as text. */
export function contentFile({ contentDir }: NewsroomCopy, path: string): string {
  return readFileSync(join(contentDir, path), 'utf8');
}

/** Pictures as a copy of an old site’s uploads would hold them, each of one colour of its own. */
export async function makeUploads(folder: string, files: readonly string[]): Promise<void> {
  for (const [index, file] of files.entries()) {
    const path = join(folder, file);
    mkdirSync(join(path, '..'), { recursive: true });
    const background = { r: 40 * index + 10, g: 90, b: 120 };
    await sharp({ create: { width: 320, height: 200, channels: 3, background } }).toFile(path);
  }
}
