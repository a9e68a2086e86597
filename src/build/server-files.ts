import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVER_FILE_NAMES } from '../site/statements/host-configuration.ts';

/** Where the files for a server’s own configuration are left, beside what is published: `dist-hosting`. */
export function serverFolder(output: string): string {
  return `${output}-hosting`;
}

/** Writes the files for a server’s configuration; those of hosts that are not asked for any more go. */
export function writeServerFiles(folder: string, files: readonly { name: string; text: string }[]): void {
  if (files.length > 0) mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) {
    const path = join(folder, name);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
  if (!existsSync(folder)) return;
  const wanted = new Set(files.map(({ name }) => name));
  for (const name of SERVER_FILE_NAMES) if (!wanted.has(name)) rmSync(join(folder, name), { force: true });
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** The files that were written there. */
export function readServerFiles(folder: string): { name: string; text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
