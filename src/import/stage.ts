import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../shared/digest.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporary-folder.ts';

/**
 * A copy of the content folder in which an import is put together and checked. What is there already is linked, not copied. The content
 * folder itself is touched by `move` alone, and put back as it was if that fails half-way.
 */
export class Stage {
  /** Stands for the project’s root: the copy is its `content`. */
  readonly root: string;
  readonly contentDir: string;
  /** For files that are not content yet. */
  readonly scratch: string;
  readonly #target: string;
  readonly #written = new Set<string>();

  /** Makes the copy in a new folder below `place`. */
  constructor(place: string, contentDir: string) {
    this.root = makeTemporaryFolder(place, 'import', isNeededToRecover);
    writeFileSync(join(this.root, TARGET_FILE), contentDir);
    this.contentDir = join(this.root, 'content');
    this.scratch = join(this.root, 'scratch');
    this.#target = contentDir;
    mkdirSync(this.scratch);
    linkTree(contentDir, this.contentDir);
  }

  /** The paths that `move` will make or replace, sorted. */
  get written(): string[] {
    return [...this.#written].sort();
  }

  /** The digest of a file as it is in the content folder now; undefined when there is none. */
  digestOf(path: string): string | undefined {
    const absolute = join(this.#target, path);
    return existsSync(absolute) && lstatSync(absolute).isFile() ? digestOf(readFileSync(absolute)) : undefined;
  }

  readText(path: string): string | undefined {
    const absolute = join(this.contentDir, path);
    return existsSync(absolute) ? readFileSync(absolute, 'utf8') : undefined;
  }

  write(path: string, bytes: string | Uint8Array): void {
    const absolute = join(this.contentDir, path);
    mkdirSync(dirname(absolute), { recursive: true });
    // A linked file must not be written through: it is the newsroom’s own.
    rmSync(absolute, { force: true });
    writeFileSync(absolute, bytes);
    this.#written.add(path);
  }

  /** Takes a file that was written out again, and puts the newsroom’s own back where there was one. */
  undo(path: string): void {
    if (!this.#written.delete(path)) return;
    const absolute = join(this.contentDir, path);
    rmSync(absolute, { force: true });
    if (existsSync(join(this.#target, path))) linkFile(join(this.#target, path), absolute);
  }

  /**
   * Puts everything that was written into the content folder. When that fails, what had been put there is taken back, and the error is
   * thrown; when it is ended from outside, `recover` takes it back at the next import.
   */
  move(): void {
    const paths = this.written;
    const journal: Journal = {
      backup: join(this.root, 'backup'),
      files: paths.map((path) => ({
        path,
        digest: digestOf(readFileSync(join(this.contentDir, path))),
        replaces: existsSync(join(this.#target, path)),
      })),
    };
    writeFileSync(join(this.#target, JOURNAL_FILE), JSON.stringify(journal));
    try {
      for (const { path, replaces } of journal.files) {
        const target = join(this.#target, path);
        mkdirSync(dirname(target), { recursive: true });
        if (replaces) moveInto(target, join(journal.backup, path));
        moveFile(join(this.contentDir, path), target);
      }
    } catch (error) {
      recover(this.#target);
      throw error;
    }
    rmSync(join(this.#target, JOURNAL_FILE));
  }

  remove(): void {
    removeTemporaryFolder(this.root);
  }
}

interface Journal {
  /** Where the files that were replaced are kept. */
  backup: string;
  files: { path: string; digest: string; replaces: boolean }[];
}

/** What is being moved into the content folder; there only while it is. */
const JOURNAL_FILE = '.importing.json';

/** Names the content folder that a stage was made for. */
const TARGET_FILE = 'target';

/** True for the stage of an import that was stopped while it moved files: what it replaced is in there. */
function isNeededToRecover(stage: string): boolean {
  const file = join(stage, TARGET_FILE);
  return existsSync(file) && existsSync(join(readFileSync(file, 'utf8'), JOURNAL_FILE));
}

/** Takes back what an import that was stopped had put into the content folder so far. Returns whether there was something to take back. */
export function recover(contentDir: string): boolean {
  const file = join(contentDir, JOURNAL_FILE);
  if (!existsSync(file)) return false;
  const { backup, files } = JSON.parse(readFileSync(file, 'utf8')) as Journal;
  for (const { path, digest, replaces } of files) {
    const target = join(contentDir, path);
    const kept = join(backup, path);
    const isOurs = existsSync(target) && digestOf(readFileSync(target)) === digest;
    if (replaces && existsSync(kept)) moveInto(kept, target);
    else if (!replaces && isOurs) removeWithFolder(target, contentDir);
  }
  rmSync(file);
  return true;
}

/** Removes a file and the folders that it leaves empty. */
function removeWithFolder(target: string, contentDir: string): void {
  rmSync(target, { force: true });
  for (let folder = dirname(target); folder !== contentDir && readdirSync(folder).length === 0; folder = dirname(folder)) rmdirSync(folder);
}

function moveInto(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  moveFile(from, to);
}

function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, copy);
    else if (entry.isFile() && entry.name !== JOURNAL_FILE) linkFile(source, copy);
  }
}

/** A second name for a file, or a copy where the disk is another or knows no second names. */
function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    copyFileSync(from, to);
    rmSync(from);
  }
}
