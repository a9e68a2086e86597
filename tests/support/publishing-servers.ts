import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, isInstalled, untilItAnswers } from './web-server.ts';

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

/** Whether rclone is there, and new enough to serve what speaks as S3 does (1.65). */
export const hasObjectStorage =
  isInstalled('rclone') && spawnSync('rclone', ['serve', 's3', '--help'], { encoding: 'utf8' }).stdout.includes('--auth-key');

/** A server that speaks as S3 does, with an empty bucket; `folder` is where it may keep it. */
export async function startObjectStorage(folder: string): Promise<PublishingServer> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const server = start('rclone', ['serve', 's3', folder, '--addr', `127.0.0.1:${port}`, '--auth-key', 'key,secret']);
  await untilItAnswers(port, server.child, server.said);
  const settings = {
    TYPE: 's3',
    PROVIDER: 'Other',
    ACCESS_KEY_ID: 'key',
    SECRET_ACCESS_KEY: 'secret',
    FORCE_PATH_STYLE: 'true',
    ENDPOINT: `http://127.0.0.1:${port}`,
  };
  const ofRemote = Object.entries(settings).map(([name, value]) => [`RCLONE_CONFIG_STORAGE_${name}`, value]);
  // Authorities that a machine has been told to trust, which older versions of rclone stumble over.
  const variables = { ...(Object.fromEntries(ofRemote) as Record<string, string>), AWS_CA_BUNDLE: '' };
  const place = 'storage:paper';
  const { status, stderr } = spawnSync('rclone', ['mkdir', place], { encoding: 'utf8', env: { ...process.env, ...variables } });
  if (status !== 0) throw new Error(stderr);
  return { place, variables, stop: server.stop };
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
