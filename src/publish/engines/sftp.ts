import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileEngine } from '../engine.ts';
import { run } from '../run.ts';

/** What is sent lies under this name until it is whole. */
const PART = '.standfirst.part';

/**
 * OpenSSH’s `sftp`: `user@host:path` or `sftp://user@host:2222/path`. Keys and whatever else the connection needs are SSH’s own matter.
 * A file is put beside its place, its length is compared, and the server renames it over the old one.
 */
export function sftpEngine(place: string): FileEngine {
  const { host, port, path: top } = parsePlace(place);
  const inside = (path: string) => quote(top === '' ? path : `${top}/${path}`);
  const batch = (commands: readonly string[]): Promise<string> =>
    run('sftp', ['-q', ...(port === undefined ? [] : ['-P', port]), '-b', '-', host], { input: `${commands.join('\n')}\n` });
  /** Folders that are known to be there. */
  const made = new Set<string>();
  const makeFolders = (paths: readonly string[]): string[] => {
    const commands: string[] = [];
    for (const path of [`${top === '' ? '' : `${top}/`}x`, ...paths.map((own) => (top === '' ? own : `${top}/${own}`))]) {
      const parts = path.split('/').slice(0, -1);
      for (let depth = 1; depth <= parts.length; depth += 1) {
        const folder = parts.slice(0, depth).join('/');
        if (folder === '' || made.has(folder)) continue;
        made.add(folder);
        // With “-”, it is no fault that the folder is there.
        commands.push(`-mkdir ${quote(folder)}`);
      }
    }
    return commands;
  };
  const put = async (files: readonly { path: string; size: number }[], source: (path: string) => string): Promise<void> => {
    const listed = await batch([
      ...makeFolders(files.map(({ path }) => path)),
      ...files.flatMap(({ path }) => [`put ${quote(source(path))} ${inside(path + PART)}`, `ls -ln ${inside(path + PART)}`]),
    ]);
    // “-rw-r--r--    1 0        0            1234 Nov 29 15:00 /srv/www/index.html.standfirst.part”
    const sizes = listed.split('\n').flatMap((line) => /^-\S+\s+\S+\s+\S+\s+\S+\s+(\d+)\s/.exec(line)?.[1] ?? []);
    const wrong = files.find(({ size }, place) => Number(sizes[place]) !== size);
    if (wrong || sizes.length !== files.length) throw new Error(`${wrong?.path ?? 'A file'} did not arrive as it was sent. Publish again.`);
    await batch(files.map(({ path }) => `rename ${inside(path + PART)} ${inside(path)}`));
  };
  return {
    kind: 'files',
    keepsHeaders: false,
    read: async (path) => {
      const folder = mkdtempSync(join(tmpdir(), 'standfirst-publish-'));
      try {
        const there = await batch([`-ls ${inside(path)}`]);
        if (!there.split('\n').some((line) => !line.startsWith('sftp>') && line.trim() !== '')) return undefined;
        await batch([`get ${inside(path)} ${quote(join(folder, 'read'))}`]);
        return readFileSync(join(folder, 'read'), 'utf8');
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    write: async (path, text) => {
      const folder = mkdtempSync(join(tmpdir(), 'standfirst-publish-'));
      try {
        writeFileSync(join(folder, 'written'), text);
        await put([{ path, size: Buffer.byteLength(text) }], () => join(folder, 'written'));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    send: (folder, files) => put(files, (path) => join(folder, path)),
    remove: async (paths) => {
      // What a stopped publication has left of them goes as well.
      await batch(paths.flatMap((path) => [`-rm ${inside(path)}`, `-rm ${inside(path + PART)}`]));
      const folders = new Set(paths.flatMap((path) => foldersOf(path)));
      // The deepest first; one that holds something stays.
      const deepest = [...folders].sort((a, b) => b.length - a.length);
      if (deepest.length > 0) await batch(deepest.map((folder) => `-rmdir ${inside(folder)}`));
      made.clear();
    },
  };
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
}

/** Throws when the place is not one. */
export function parsePlace(place: string): { host: string; port?: string; path: string } {
  const [, host, port, path] = /^sftp:\/\/([^/:\s]+)(?::(\d+))?(?:\/(.*))?$/.exec(place) ?? [];
  if (host !== undefined) return { host, ...(port === undefined ? {} : { port }), path: trimmed(`/${path ?? ''}`) };
  const [, name, own] = /^([^:/\s]+):(.*)$/.exec(place) ?? [];
  if (name === undefined) throw new Error(`“${place}” is not a place for sftp. Write user@host:/path, or sftp://user@host:2222/path.`);
  return { host: name, path: trimmed(own ?? '') };
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, '');
}

/** A path as one word of a batch, with nothing that stands for other names. */
function quote(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`;
}
