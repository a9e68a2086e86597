import { spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';

export function isInstalled(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}

/** A port that nothing listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/** What a server answers. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Asks a server of this machine for a path, which is sent as it is. */
export function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, agent: false, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** Waits for a server that has been started. Throws with what it said when it ends, or after ten seconds. */
export async function untilItAnswers(port: number, child: ChildProcess, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${said()}`);
    try {
      await ask(port, '/');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`The server does not answer:\n${said()}`);
}

/** Writes Apache’s configuration for one folder of files, with its modules and the lines on that folder, and returns how it is started. */
export function startApache(
  folder: string,
  port: number,
  site: string,
  modules: readonly string[],
  lines: readonly string[],
  before: readonly string[] = [],
): string[] {
  const all = [
    ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    'ServerName 127.0.0.1',
    `Listen 127.0.0.1:${port}`,
    `PidFile ${folder}/apache.pid`,
    `DefaultRuntimeDir ${folder}`,
    'TypesConfig /dev/null',
    `ErrorLog ${folder}/error.log`,
    `DocumentRoot ${site}`,
    ...before,
    `<Directory ${site}>`,
    ...lines,
    '</Directory>',
    '',
  ];
  writeFileSync(join(folder, 'apache.conf'), all.join('\n'));
  return ['-f', join(folder, 'apache.conf'), '-D', 'FOREGROUND'];
}
