import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { variablesOfRclone } from './object-storage.ts';
import { freePort, isInstalled } from './web-server.ts';

/** A server of this machine that takes files. */
export interface PublishingServer {
  /** What `--place` says. */
  place: string;
  /** What the program that sends finds in its environment: where the place is, and its keys. */
  variables: Record<string, string>;
  stop(): void;
}

const SSHD = '/usr/sbin/sshd';

/** Whether OpenSSH’s server is there. */
export const hasSftp = existsSync(SSHD) && isInstalled('sftp') && isInstalled('ssh-keygen');

/**
 * OpenSSH’s server, for the one who runs the tests. `work` is a folder for keys; into `programs`, a folder that is first on the path, goes
 * an `sftp` that knows them: nobody’s own settings are read or written.
 */
export async function startSftpServer(work: string, programs: string, folder: string): Promise<PublishingServer> {
  mkdirSync(work, { recursive: true });
  const file = (name: string) => join(work, name);
  for (const key of ['host', 'own']) spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file(key)]);
  const port = await freePort();
  writeFileSync(
    file('sshd_config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${file('host')}`,
      `AuthorizedKeysFile ${file('own.pub')}`,
      `PidFile ${file('sshd.pid')}`,
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'Subsystem sftp internal-sftp',
      '',
    ].join('\n'),
  );
  const client = `-o IdentityFile=${file('own')} -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR`;
  const own = spawnSync('which', ['sftp'], { encoding: 'utf8' }).stdout.trim();
  writeFileSync(join(programs, 'sftp'), `#!/bin/sh\nexec ${own} -F /dev/null ${client} "$@"\n`);
  chmodSync(join(programs, 'sftp'), 0o755);
  // Where the system has not started one yet, a server run by its administrator lacks its folder.
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true });
  const server = start(SSHD, ['-D', '-e', '-f', file('sshd_config')]);
  await untilSomebodyListens(port, server.child, server.said);
  return { place: `sftp://${userInfo().username}@127.0.0.1:${port}${folder}`, variables: {}, stop: server.stop };
}

/** Whether rclone is there, which sends to object storage. */
export const hasRclone = isInstalled('rclone');

export interface StorageServer extends PublishingServer {
  /** The SHA-256 of each object, by `bucket/key`. */
  digests(): Promise<ReadonlyMap<string, string>>;
}

/** Object storage in a thread of its own, so that it answers commands that are waited for. */
export async function startObjectStorage(bucket: string): Promise<StorageServer> {
  const thread = new Worker(new URL('object-storage-thread.ts', import.meta.url));
  const told = async (): Promise<unknown> => ((await once(thread, 'message')) as [unknown])[0];
  const address = (await told()) as string;
  return {
    place: `storage:${bucket}`,
    variables: variablesOfRclone(address),
    digests: async () => {
      const answer = told();
      thread.postMessage('digests');
      return (await answer) as ReadonlyMap<string, string>;
    },
    stop: () => {
      void thread.terminate();
    },
  };
}

function start(program: string, args: string[]) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
  return {
    child,
    said: () => Buffer.concat(said).toString(),
    stop: () => {
      child.kill();
    },
  };
}

async function untilSomebodyListens(port: number, child: ChildProcess, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt += 1) {
    if (said().includes(`listening on 127.0.0.1 port ${port}`)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server does not listen:\n${said()}`);
}
