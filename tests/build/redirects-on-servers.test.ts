import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REDIRECT_FILES, type Redirect } from '../../src/site/statements/hosts/redirects.ts';
import { ask, freePort, isInstalled, untilItAnswers } from '../support/web-server.ts';

/**
 * What is written for a server is read by that server. Each is tested where it is installed:
 * `apt-get install nginx-light caddy apache2`.
 */

const BASE = '/';
const REDIRECTS: Redirect[] = [
  { from: '/old/', to: '/new/' },
  { from: '/News/', to: '/news/' },
  { from: '/page.html', to: '/page/' },
  { from: '/elsewhere/', to: 'https://elsewhere.example/a/?b=c' },
  { from: '/año nuevo/', to: '/2027/' },
  { from: '/من-نحن/', to: '/ar/about/' },
  { from: `/${'long/'.repeat(40)}`, to: '/short/' },
  ...[
    'a"b',
    "a'b",
    'a\\b',
    'a$b',
    'a${HOME}',
    '{$HOME}',
    '{path}',
    'a`b',
    'a;b',
    'a,b',
    '(a)+',
    'a|b',
    '~a',
    'a*',
    'a:b',
    '^a',
    'a%b',
    'a&b',
  ].map((name, place) => ({ from: `/${name}/`, to: `/hostile/${place}/` })),
];

interface Server {
  host: 'nginx' | 'caddy' | 'apache';
  program: string;
  /** Writes what the server is configured with, and returns how to start it. */
  configure: (folder: string, port: number) => string[];
}

const SERVERS: Server[] = [
  {
    host: 'nginx',
    program: 'nginx',
    configure: (folder, port) => {
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/tmp;`).join(' ');
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; events {}
http { access_log off; ${temporary} server { listen 127.0.0.1:${port}; root ${folder}/site; include ${folder}/nginx-redirects.conf; } }`,
      );
      return ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')];
    },
  },
  {
    host: 'caddy',
    program: 'caddy',
    configure: (folder, port) => {
      writeFileSync(
        join(folder, 'Caddyfile'),
        `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\troot * ${folder}/site\n\timport redirects.caddy\n\tfile_server\n}\n`,
      );
      return ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
    },
  },
  {
    host: 'apache',
    program: 'apache2',
    configure: (folder, port) => {
      const modules = ['mpm_event', 'authz_core', 'alias', 'dir'].map(
        (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
      );
      writeFileSync(
        join(folder, 'apache.conf'),
        [
          ...modules,
          `ServerName 127.0.0.1`,
          `Listen 127.0.0.1:${port}`,
          `PidFile ${folder}/apache.pid`,
          `DefaultRuntimeDir ${folder}`,
          `ErrorLog ${folder}/error.log`,
          `DocumentRoot ${folder}/site`,
          `<Directory ${folder}/site>`,
          'AllowOverride All',
          '</Directory>',
          '',
        ].join('\n'),
      );
      return ['-f', join(folder, 'apache.conf'), '-D', 'FOREGROUND'];
    },
  },
];

const encode = (path: string) => path.split('/').map(encodeURIComponent).join('/');

for (const { host, program, configure } of SERVERS) {
  const installed = isInstalled(program);
  if (!installed) console.log(`Redirects written for ${host} were not tried: ${program} is not installed.`);
  describe.runIf(installed)(`Redirects written for ${host}`, () => {
    let folder = '';
    let port = 0;
    let child: ChildProcess | undefined;
    let said = '';

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
      port = await freePort();
      // Servers read with fewer rights than the tests.
      chmodSync(folder, 0o755);
      for (const name of ['site/news', 'site/old', 'tmp']) mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, 'site/index.html'), 'front');
      writeFileSync(join(folder, 'site/news/index.html'), 'news');
      writeFileSync(join(folder, 'site/old/index.html'), 'the page that is there as well');
      const { name, text, isPublished } = REDIRECT_FILES[host];
      writeFileSync(join(folder, isPublished ? 'site' : '.', name), text(REDIRECTS, BASE));
      child = spawn(program, configure(folder, port), { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: folder } });
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      await untilItAnswers(port, child, () => said);
    });

    afterAll(async () => {
      if (child?.exitCode === null) {
        const ended = new Promise((resolve) => child?.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    });

    test.each(REDIRECTS)('lead from $from to $to', async ({ from, to }) => {
      const { status, headers } = await ask(port, encode(from));
      expect(status).toBe(301);
      expect(headers.location?.replace(/^http:\/\/127\.0\.0\.1(:\d+)?/, '')).toBe(to);
    });

    test('lead on from an address without its slash', async () => {
      const { status, headers } = await ask(port, '/old');
      expect([status, headers.location?.replace(/^http:\/\/127\.0\.0\.1(:\d+)?/, '')]).toEqual([301, '/new/']);
    });

    test('leave pages alone whose addresses differ in capitals only', async () => {
      expect((await ask(port, '/news/')).status).toBe(200);
    });
  });
}
