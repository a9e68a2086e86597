import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Loss } from '../../src/import/model.ts';
import type { ImportOptions } from '../../src/import/run.ts';
import { errorsOf } from './acceptance.ts';
import { contentFile, importInto, makeUploads, newsroomForImport } from './import.ts';
import type { NewsroomCopy } from './overlay.ts';

/** An archive that has been brought into a fresh newsroom. */
export interface Brought {
  newsroom: NewsroomCopy;
  losses: readonly Loss[];
  /** A file of the content folder: its fields, as they stand, and its text. */
  text: (path: string) => string;
  has: (path: string) => boolean;
  /** Every loss as one line, “kind, where: what”. */
  told: string[];
}

export interface ArchiveOfFiles {
  files: Readonly<Record<string, string>>;
  /** Files to be made as pictures, each of another colour. */
  pictures?: readonly string[];
  /** The file to import; left out: the folder. */
  file?: string;
  /** What the newsroom has besides. */
  content?: Readonly<Record<string, string>>;
  options?: Partial<ImportOptions>;
}

/**
 * Imports made-up files into a fresh newsroom and holds it to what every import must do: the check that a build runs passes at once, and
 * a second import changes nothing.
 */
export async function bring({ files, pictures = [], file = '', content = {}, options = {} }: ArchiveOfFiles): Promise<Brought> {
  const newsroom = newsroomForImport();
  const folder = join(newsroom.root, 'archive');
  write(folder, files);
  write(newsroom.contentDir, content);
  await makeUploads(folder, pictures);
  const all = { pictures: { folders: [folder], download: false, allowPrivate: false }, ...options };
  const { losses } = await importInto(newsroom, join(folder, file), all);
  expect(await errorsOf(newsroom)).toEqual([]);
  expect((await importInto(newsroom, join(folder, file), all)).files).toBe(0);
  return {
    newsroom,
    losses,
    text: (path) => contentFile(newsroom, path),
    has: (path) => existsSync(join(newsroom.contentDir, path)),
    told: losses.map(({ where, kind, what }) => `${kind}, ${where}: ${what}`),
  };
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
