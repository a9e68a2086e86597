import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetKind } from '../../src/content/schemas/publish.ts';
import { ObjectStorage, variablesOfRclone } from './object-storage.ts';
import { ask, freePort, isInstalled, startApache, untilItAnswers } from './web-server.ts';

/** A place that a test publishes to, and how a reader finds a file there. */
export interface TriedTarget {
  kind: TargetKind;
  place: string;
  /** What the publishing process has in its environment besides. */
  environment: Record<string, string | undefined>;
  /** Undefined of what is not there. */
  read: (path: string) => Promise<string | undefined>;
  /** Where the files lie on this machine, if they do. */
  folder?: string;
  stop: () => Promise<void>;
}

/** Ways to publish that can be tried on this machine, each with the programs that it needs. */
export const TRIED_TARGETS: Record<string, { needs: readonly string[]; start: (folder: string) => Promise<TriedTarget> }> = {
  'a folder': { needs: [], start: startFolder },
  rsync: { needs: ['rsync'], start: startRsync },
  'rsync through SSH': { needs: ['rsync', 'sshd', 'ssh-keygen'], start: (folder) => startSsh(folder, 'rsync') },
  SFTP: { needs: ['sftp', 'sshd', 'ssh-keygen'], start: (folder) => startSsh(folder, 'sftp') },
  'WebDAV by rclone': { needs: ['rclone', 'apache2'], start: startWebDav },
  'object storage by rclone': { needs: ['rclone'], start: startObjectStorage },
};

export function missingPrograms(needs: readonly string[]): string[] {
  return needs.filter((program) => !isInstalled(program) && !existsSync(`/usr/sbin/${program}`));
}

function readFrom(folder: string) {
  return (path: string): Promise<string | undefined> => {
    try {
      return Promise.resolve(readFileSync(join(folder, path), 'utf8'));
    } catch {
      return Promise.resolve(undefined);
    }
  };
}

function startFolder(folder: string): Promise<TriedTarget> {
  const place = join(folder, 'site');
  return Promise.resolve({ kind: 'folder', place, folder: place, environment: {}, read: readFrom(place), stop: () => Promise.resolve() });
}

function startRsync(folder: string): Promise<TriedTarget> {
  const place = join(folder, 'site');
  mkdirSync(place, { recursive: true });
  return Promise.resolve({ kind: 'rsync', place, folder: place, environment: {}, read: readFrom(place), stop: () => Promise.resolve() });
}

/** A server of SSH for this user alone, with a key of its own; programs find it by what stands in `ssh.conf`. */
async function startSsh(folder: string, kind: 'sftp' | 'rsync'): Promise<TriedTarget> {
  const site = join(folder, 'site');
  mkdirSync(site, { recursive: true });
  chmodSync(folder, 0o755);
  const port = await freePort();
  for (const name of ['host', 'own']) spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  const { uid, username } = (await import('node:os')).userInfo();
  if (uid === 0) mkdirSync('/run/sshd', { recursive: true });
  const server = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/own.pub`,
    `PidFile ${folder}/sshd.pid`,
    'StrictModes no',
    'PermitRootLogin prohibit-password',
    'MaxStartups 100',
    'Subsystem sftp internal-sftp',
  ];
  const client = [
    'Host site',
    'HostName 127.0.0.1',
    `Port ${port}`,
    `User ${username}`,
    `IdentityFile ${folder}/own`,
    'IdentitiesOnly yes',
    'StrictHostKeyChecking no',
    'UserKnownHostsFile /dev/null',
    'LogLevel ERROR',
  ];
  writeFileSync(join(folder, 'sshd.conf'), `${server.join('\n')}\n`);
  writeFileSync(join(folder, 'ssh.conf'), `${client.join('\n')}\n`);
  // `sftp` reads the settings of whoever calls it; a test leaves those alone.
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/sftp'), `#!/bin/sh\nexec ${pathOf('sftp')} -F ${folder}/ssh.conf "$@"\n`, { mode: 0o755 });
  const child = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', join(folder, 'sshd.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('listening')) resolve();
    });
    child.once('exit', () => {
      reject(new Error(`sshd has ended:\n${said}`));
    });
  });
  return {
    kind,
    place: `site:${site}`,
    folder: site,
    environment: { PATH: `${folder}/bin:${process.env.PATH ?? ''}`, RSYNC_RSH: `ssh -F ${folder}/ssh.conf` },
    read: readFrom(site),
    stop: () => stopped(child),
  };
}

function pathOf(program: string): string {
  return spawnSync('which', [program], { encoding: 'utf8' }).stdout.trim();
}

/** Apache’s own WebDAV, which shows a file when it is whole. (`rclone serve webdav` writes into the file that readers see.) */
async function startWebDav(folder: string): Promise<TriedTarget> {
  const port = await freePort();
  const site = join(folder, 'site');
  mkdirSync(site, { recursive: true });
  const modules = ['mpm_event', 'authz_core', 'dir', 'mime', 'dav', 'dav_fs'];
  const start = startApache(folder, port, site, modules, ['Dav On'], [`DavLockDB ${folder}/locks`]);
  if (process.getuid?.() === 0) chmodSync(folder, 0o777);
  chmodSync(site, 0o777);
  const child = spawn('apache2', start, { stdio: 'ignore' });
  await untilItAnswers(port, child, () => readFileSync(join(folder, 'error.log'), 'utf8'));
  return {
    kind: 'rclone',
    place: `:webdav,url='http://127.0.0.1:${port}':`,
    folder: site,
    environment: {},
    read: async (path) => {
      const { status, text } = await ask(port, `/${path}`);
      return status === 200 ? text : undefined;
    },
    stop: () => stopped(child),
  };
}

async function startObjectStorage(): Promise<TriedTarget> {
  const storage = new ObjectStorage();
  const environment = variablesOfRclone(await storage.start());
  return {
    kind: 'rclone',
    place: 'storage:bucket',
    environment,
    read: (path) => Promise.resolve(storage.objects.get(`bucket/${path}`)?.bytes.toString()),
    stop: () => {
      storage.stop();
      return Promise.resolve();
    },
  };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
