import { copyFileSync, existsSync, linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf } from '../lib/digest.ts';

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
    mkdirSync(place, { recursive: true });
    this.root = mkdtempSync(join(place, 'import-'));
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

  /** Puts everything that was written into the content folder. When that fails, what had been put there is taken back, and the error is thrown. */
  move(): void {
    const backup = join(this.root, 'backup');
    const done: (() => void)[] = [];
    try {
      for (const path of this.written) {
        const target = join(this.#target, path);
        const made = mkdirSync(dirname(target), { recursive: true });
        if (made !== undefined) {
          done.push(() => {
            rmSync(made, { recursive: true, force: true });
          });
        }
        if (existsSync(target)) {
          const kept = join(backup, path);
          mkdirSync(dirname(kept), { recursive: true });
          moveFile(target, kept);
          done.push(() => {
            moveFile(kept, target);
          });
        }
        moveFile(join(this.contentDir, path), target);
        done.push(() => {
          rmSync(target, { force: true });
        });
      }
    } catch (error) {
      for (const undo of done.reverse()) undo();
      throw error;
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, copy);
    else if (entry.isFile()) linkFile(source, copy);
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
