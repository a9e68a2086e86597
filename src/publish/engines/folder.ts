import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ManifestFile } from '../../build/manifest.ts';
import type { FileEngine } from '../engine.ts';

/** What is sent lies under this name until it is whole. One that a stopped publication has left is written over. */
const PART = '.standfirst.part';

/** A folder of this machine, such as one that a web server or a network drive shows. */
export function folderEngine(place: string): FileEngine {
  const top = resolve(place);
  const inside = (path: string) => join(top, path);
  return {
    kind: 'files',
    keepsHeaders: false,
    read: (path) => Promise.resolve(existsSync(inside(path)) ? readFileSync(inside(path), 'utf8') : undefined),
    write: (path, text) => {
      mkdirSync(dirname(inside(path)), { recursive: true });
      writeFileSync(inside(path) + PART, text, { flush: true });
      renameSync(inside(path) + PART, inside(path));
      return Promise.resolve();
    },
    send: (folder, files) => {
      for (const file of files) put(join(folder, file.path), inside(file.path), file);
      return Promise.resolve();
    },
    remove: (paths) => {
      for (const path of paths) {
        for (const own of [inside(path), inside(path) + PART]) rmSync(own, { force: true });
        removeEmpty(dirname(inside(path)), top);
      }
      return Promise.resolve();
    },
  };
}

/** Writes beside the place and renames: whoever reads finds the old file or the new one. */
function put(from: string, to: string, { sha256, path }: ManifestFile): void {
  const draft = to + PART;
  mkdirSync(dirname(to), { recursive: true });
  try {
    writeFileSync(draft, readFileSync(from));
    if (hash('sha256', readFileSync(draft), 'hex') !== sha256) throw new Error(`${path} did not arrive as it was sent. Publish again.`);
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function removeEmpty(folder: string, top: string): void {
  for (let current = folder; current.length > top.length; current = dirname(current)) {
    try {
      rmdirSync(current);
    } catch {
      return;
    }
  }
}
