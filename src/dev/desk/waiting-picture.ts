import { readFileSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { digestOf } from '../../shared/digest.ts';
import { writeWhole } from '../../shared/whole-file.ts';

const FOLDER = '.desk/waiting';
const NAME = /^[\w-]+\.\w{1,5}$/;

/** Keeps a picture that was sent with a form in which something else is wrong: a browser does not send it again. Gives the name it is kept under. */
export function keepWaiting(root: string, { name, bytes }: { name: string; bytes: Buffer }): string {
  const ending = extname(name).toLowerCase();
  const kept = `${digestOf(bytes)}${/^\.\w{1,5}$/.test(ending) ? ending : '.bin'}`;
  writeWhole(join(root, FOLDER, kept), bytes);
  return kept;
}

/** A picture that waits; undefined when it is there no more. */
export function waitingPicture(root: string, kept: string): { name: string; bytes: Buffer } | undefined {
  if (!NAME.test(kept)) return undefined;
  try {
    return { name: kept, bytes: readFileSync(join(root, FOLDER, kept)) };
  } catch {
    return undefined;
  }
}

export function dropWaiting(root: string, kept: string): void {
  if (NAME.test(kept)) rmSync(join(root, FOLDER, kept), { force: true });
}
