import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileEngine } from '../engine.ts';
import { ProgramError, run } from '../run.ts';

/** What rsync ends with when a file is not there. */
const PARTIAL = 23;

/** rsync, to this machine or through SSH: `user@host:/srv/www`. It writes each file beside its place and renames it. */
export function rsyncEngine(place: string): FileEngine {
  const target = place.endsWith('/') ? place : `${place}/`;
  const lines = (paths: readonly string[]) => paths.map((path) => `${path}\0`).join('');
  const list = ['--from0', '--files-from=-'];
  const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
    const folder = mkdtempSync(join(tmpdir(), 'standfirst-publish-'));
    try {
      return await work(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  return {
    kind: 'files',
    keepsHeaders: false,
    read: (path) =>
      withFolder(async (folder) => {
        try {
          await run('rsync', ['--times', `${target}${path}`, join(folder, 'read')]);
        } catch (error) {
          if (error instanceof ProgramError && error.code === PARTIAL && error.said.includes('No such file')) return undefined;
          throw error;
        }
        return readFileSync(join(folder, 'read'), 'utf8');
      }),
    write: (path, text) =>
      withFolder(async (folder) => {
        mkdirSync(join(folder, dirname(path)), { recursive: true });
        writeFileSync(join(folder, path), text);
        await run('rsync', ['--times', '--ignore-times', ...list, `${folder}/`, target], { input: lines([path]) });
      }),
    send: async (folder, files) => {
      const input = lines(files.map(({ path }) => path));
      await run('rsync', ['--times', '--perms', '--chmod=D755,F644', '--ignore-times', ...list, `${folder}/`, target], { input });
      const differing = await run('rsync', ['--dry-run', '--checksum', '--out-format=%n', ...list, `${folder}/`, target], { input });
      const wrong = differing.split('\n').filter((path) => path !== '' && !path.endsWith('/'));
      if (wrong.length > 0) throw new Error(`${wrong[0] ?? ''} did not arrive as it was sent. Publish again.`);
    },
    remove: (paths) =>
      withFolder(async (folder) => {
        // What is not in the folder that is sent is taken away there; what it would lie in has to be.
        for (const path of paths) mkdirSync(join(folder, dirname(path)), { recursive: true });
        await run('rsync', ['--delete-missing-args', ...list, `${folder}/`, target], { input: lines(paths) });
      }),
  };
}
