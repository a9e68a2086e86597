import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ManifestFile } from '../../build/manifest.ts';
import type { FileEngine } from '../engine.ts';
import { ProgramError, run } from '../run.ts';

/** rclone ends so when a folder or a file is not there. */
const NO_FOLDER = 3;
const NO_FILE = 4;

interface Features {
  Name: string;
  Features: { BucketBased: boolean; PartialUploads?: boolean };
}

/** Places that older versions of rclone write into while readers look. */
const WRITTEN_IN_PLACE = /^(local|sftp|ftp|smb)\b/i;
const SINCE = [1, 63] as const;

/** rclone: `remote:path`, a remote being what `rclone config` has set up; it keeps the keys. */
export async function rcloneEngine(place: string): Promise<FileEngine> {
  const target = place.replace(/\/+$/, '');
  const inside = (path: string) => (target.endsWith(':') ? `${target}${path}` : `${target}/${path}`);
  const { Features: features } = await featuresOf(target);
  const withList = async (paths: readonly string[], work: (list: string) => Promise<unknown>): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'standfirst-publish-'));
    try {
      writeFileSync(join(folder, 'list'), paths.map((path) => `${path}\n`).join(''));
      await work(join(folder, 'list'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const headers = ({ type, cache, encoding }: Pick<ManifestFile, 'type' | 'cache' | 'encoding'>): string[] => {
    const said = [`Content-Type: ${type}`, `Cache-Control: ${cache}`, ...(encoding === undefined ? [] : [`Content-Encoding: ${encoding}`])];
    return features.BucketBased ? said.flatMap((header) => ['--header-upload', header]) : [];
  };
  return {
    kind: 'files',
    keepsHeaders: features.BucketBased,
    read: async (path) => {
      try {
        // A file that is not there is listed as nothing, or as an error, by the kind of remote.
        if ((await run('rclone', ['lsf', inside(path)])).trim() === '') return undefined;
        return await run('rclone', ['cat', inside(path)]);
      } catch (error) {
        if (error instanceof ProgramError && (error.code === NO_FOLDER || error.code === NO_FILE)) return undefined;
        throw error;
      }
    },
    write: async (path, text) => {
      await run('rclone', ['rcat', ...headers({ type: 'text/plain; charset=utf-8', cache: 'no-store' }), inside(path)], { input: text });
    },
    send: async (folder, files) => {
      for (const group of Map.groupBy(files, (file) => headers(file).join(' ')).values()) {
        const [first] = group;
        if (!first) continue;
        await withList(
          group.map(({ path }) => path),
          async (list) => {
            const which = ['--files-from-raw', list, '--no-traverse'];
            await run('rclone', ['copy', ...which, '--ignore-times', '--transfers', '16', ...headers(first), folder, target]);
            await run('rclone', ['check', '--one-way', ...which, '--checkers', '16', folder, target]);
          },
        );
      }
    },
    remove: (paths) =>
      withList(paths, async (list) => {
        await run('rclone', ['delete', '--files-from-raw', list, '--no-traverse', target]);
      }),
  };
}

/** Throws, with what to do, when this version would show readers half a file there. */
async function featuresOf(target: string): Promise<Features> {
  const [features, version] = await Promise.all([
    run('rclone', ['backend', 'features', target]).then((json) => JSON.parse(json) as Features),
    run('rclone', ['version']),
  ]);
  const [, major = '0', minor = '0'] = /rclone v(\d+)\.(\d+)/.exec(version) ?? [];
  const isOld = Number(major) < SINCE[0] || (Number(major) === SINCE[0] && Number(minor) < SINCE[1]);
  if (isOld && WRITTEN_IN_PLACE.test(await backendOf(target))) {
    throw new Error(
      `rclone ${major}.${minor} writes into files there while readers look; version ${SINCE.join('.')} is the first that does not. Take a newer one (https://rclone.org/install/), or the kind sftp, rsync or folder.`,
    );
  }
  return features;
}

/** `sftp`, for a remote of that kind. */
async function backendOf(target: string): Promise<string> {
  if (!target.includes(':')) return 'local';
  const onTheFly = /^:(\w+)/.exec(target)?.[1];
  if (onTheFly !== undefined) return onTheFly;
  const name = target.slice(0, target.indexOf(':'));
  const listed = await run('rclone', ['listremotes', '--long']);
  const line = listed.split('\n').find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? '';
}
