import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeHostFiles } from '../../src/site/statements/host-configuration.ts';
import { SECURITY_HEADERS } from '../../src/site/statements/serving.ts';
import { ask, freePort, isInstalled, startApache, untilItAnswers } from '../support/web-server.ts';

/** What is written for a server is read by that server, where it is installed: `apt-get install nginx-light caddy apache2`. */

type Host = 'nginx' | 'caddy' | 'apache';

const SERVERS: Record<Host, { program: string; start: (folder: string, port: number) => string[] }> = {
  nginx: {
    program: 'nginx',
    start: (folder, port) => {
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/tmp;`).join(' ');
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; events {}
http { access_log off; ${temporary} server { listen 127.0.0.1:${port}; root ${folder}/site; include ${folder}/nginx-redirects.conf; include ${folder}/nginx-site.conf; } }`,
      );
      return ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')];
    },
  },
  caddy: {
    program: 'caddy',
    start: (folder, port) => {
      writeFileSync(
        join(folder, 'Caddyfile'),
        `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\troot * ${folder}/site\n\timport redirects.caddy\n\timport site.caddy\n}\n`,
      );
      return ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
    },
  },
  apache: {
    program: 'apache2',
    start: (folder, port) =>
      startApache(
        folder,
        port,
        `${folder}/site`,
        ['mpm_event', 'authz_core', 'alias', 'dir', 'mime', 'headers', 'filter', 'deflate'],
        ['AllowOverride All'],
      ),
  },
};

const FILES = {
  'index.html': `front ${'x'.repeat(2000)}`,
  '404.html': 'the newspaper’s own page',
  'news/index.html': 'news',
  'old/index.html': 'the page that is there as well',
  'empty/inside/index.html': 'inside',
  'rss.xml': '<rss/>',
  'icon.svg': '<svg/>',
  '_astro/style.abc.css': 'body {}',
  '_pictures/a.b/1x1.avif': 'picture',
  'media/talk.vtt': 'WEBVTT',
  '.well-known/security.txt': 'Contact: mailto:a@b.example',
  '.standfirst/manifest': '{}',
  _headers: 'not for readers',
  _redirects: 'not for readers',
};

for (const host of Object.keys(SERVERS) as Host[]) {
  const { program, start } = SERVERS[host];
  const installed = isInstalled(program);
  if (!installed) console.log(`The configuration for ${host} was not tried: ${program} is not installed.`);
  describe.runIf(installed).each(['/', '/paper/'])(`A site on ${host} at %s`, (base) => {
    let folder = '';
    let port = 0;
    let child: ChildProcess | undefined;
    let said = '';
    const at = (path: string, headers?: Record<string, string>) => ask(port, base + path, headers);

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'standfirst-'));
      port = await freePort();
      // Servers read with fewer rights than the tests.
      chmodSync(folder, 0o755);
      mkdirSync(join(folder, 'tmp'));
      for (const [path, text] of Object.entries(FILES)) {
        const file = join(folder, 'site', base, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      const redirects = [{ from: `${base}old/`, to: `${base}news/` }];
      for (const { name, isPublished, text } of writeHostFiles(host, redirects, { base, hsts: true })) {
        writeFileSync(join(folder, isPublished ? join('site', base) : '.', name), text);
      }
      child = spawn(program, start(folder, port), { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: folder } });
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

    test.each([
      ['', 'text/html; charset=utf-8', 'public, max-age=60'],
      ['news/', 'text/html; charset=utf-8', 'public, max-age=60'],
      ['rss.xml', 'application/xml', 'public, max-age=60'],
      ['icon.svg', 'image/svg+xml', 'public, max-age=86400'],
      ['_astro/style.abc.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['_pictures/a.b/1x1.avif', 'image/avif', 'public, max-age=31536000, immutable'],
      ['media/talk.vtt', 'text/vtt; charset=utf-8', 'public, max-age=86400'],
      ['.well-known/security.txt', 'text/plain; charset=utf-8', 'public, max-age=60'],
    ])('answers “%s” as %s, to be kept for “%s”', async (path, type, cache) => {
      const { status, headers } = await at(path);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, cache]);
      for (const [name, value] of SECURITY_HEADERS) expect(headers[name.toLowerCase()], name).toBe(value);
      expect(headers['strict-transport-security']).toBe('max-age=31536000');
    });

    test('leads on for good, from the earlier address and from one without its slash', async () => {
      const places = await Promise.all(['old/', 'old', 'news'].map((path) => at(path)));
      expect(places.map(({ status }) => (status === 308 ? 301 : status))).toEqual([301, 301, 301]);
      for (const { headers } of places) expect(headers.location?.replace(/^http:\/\/127\.0\.0\.1(:\d+)?/, '')).toMatch(/news\/$/);
    });

    test.each(['nowhere/', 'empty/', '.standfirst/manifest', '_headers', '_redirects', '.htaccess'])(
      'answers “%s” with 404 and the newspaper’s own page',
      async (path) => {
        const { status, text } = await at(path);
        expect([status, text]).toEqual([404, FILES['404.html']]);
      },
    );

    test('compresses pages for those who can read that', async () => {
      expect((await at('', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
      expect((await at('')).headers['content-encoding']).toBeUndefined();
    });
  });
}

describe('Files for hosts that look for them among the published ones', () => {
  test.each(['netlify', 'cloudflare'] as const)('say the same to %s below a path', (host) => {
    const files = writeHostFiles(host, [], { base: '/paper/', hsts: false });
    const headers = files.find(({ name }) => name === '_headers');
    expect(headers?.isPublished).toBe(true);
    expect(headers?.text).toContain('/paper/*\n  Content-Security-Policy: frame-ancestors');
    expect(headers?.text).toMatch(
      /\/paper\/_astro\/\*\n(?: {2}! Cache-Control\n)? {2}Cache-Control: public, max-age=31536000, immutable\n/,
    );
    expect(headers?.text).not.toContain('Strict-Transport-Security');
  });

  test('are one file for Vercel, with redirects and headers', () => {
    const [file] = writeHostFiles('vercel', [{ from: '/old/', to: '/new/' }], { base: '/', hsts: true });
    const { redirects, headers } = JSON.parse(file?.text ?? '') as { redirects: unknown[]; headers: { source: string }[] };
    expect(redirects).toEqual(['/old/', '/old'].map((source) => ({ source, destination: '/new/', statusCode: 301 })));
    expect(headers.map(({ source }) => source)).toContain('/((?:_astro|_pictures)/.*)');
  });
});
