import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
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
        `${hasBrotli ? `load_module ${NGINX_BROTLI};` : ''} daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; events {}
http { access_log off; ${temporary} server { listen 127.0.0.1:${port}; root ${folder}/site; include ${folder}/nginx-redirects.conf; include ${folder}/nginx-site.conf;${hasBrotli ? ` include ${folder}/nginx-brotli.conf;` : ''} } }`,
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
        ['mpm_event', 'authz_core', 'alias', 'dir', 'mime', 'headers', 'filter', 'deflate', 'rewrite', 'proxy', 'proxy_http'],
        ['AllowOverride All'],
      ),
  },
};

const NGINX_BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const hasBrotli = existsSync(NGINX_BROTLI);
if (!hasBrotli) console.log('Brotli on nginx was not tried: apt-get install libnginx-mod-http-brotli-static');

/** What lies elsewhere, by its path there. */
const ELSEWHERE: Record<string, string> = {
  '/bucket/_pictures/old.b/1x1.avif': 'an old picture',
  '/bucket/news/2019/01/02/talks/index.html': 'an old story',
};

const LONG = 'long words '.repeat(400);

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
  'archive/2026/11/index.html': 'the month',
  'archive/2026/11/20/index.html': 'a full day',
  'news/2026/11/20/talks/index.html': 'a story',
  'long/index.html': LONG,
  'long/index.html.br': brotliCompressSync(LONG),
  'long/index.html.gz': gzipSync(LONG),
  '_astro/long.css': LONG,
  '_astro/long.css.br': brotliCompressSync(LONG),
  '_astro/long.css.gz': gzipSync(LONG),
  'media/table.csv.gz': gzipSync('a,b'),
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
    const storage = createServer(({ url = '' }, response) => {
      const text = ELSEWHERE[url];
      response.writeHead(text === undefined ? 403 : 200, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end(text ?? 'no');
    });
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
      await once(storage.listen(0, '127.0.0.1'), 'listening');
      const { port: elsewhere } = storage.address() as AddressInfo;
      const offloaded = { address: `http://127.0.0.1:${elsewhere}/bucket`, folders: ['_pictures'], sections: [`${base}news/`] };
      const settings = {
        base,
        hsts: true,
        precompressed: true,
        archives: [`${base}archive/`],
        gone: [`${base}news/2026/11/20/gone/`],
        offloaded,
      };
      for (const { name, isPublished, text } of writeHostFiles(host, redirects, settings)) {
        writeFileSync(join(folder, isPublished ? join('site', base) : '.', name), text);
      }
      child = spawn(program, start(folder, port), { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: folder } });
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      await untilItAnswers(port, child, () => said);
    });

    afterAll(async () => {
      storage.close();
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

    test('answers that a story is gone which was taken down, with the newspaper’s own page', async () => {
      for (const path of ['news/2026/11/20/gone/', 'news/2026/11/20/gone']) {
        const { status, text } = await at(path);
        expect([status, text]).toEqual([410, FILES['404.html']]);
      }
    });

    test('sends the compressed form of a text to those who can read it, and tells others apart', async () => {
      for (const [path, type] of [
        ['long/', 'text/html; charset=utf-8'],
        ['_astro/long.css', 'text/css; charset=utf-8'],
      ] as const) {
        const encodings = host === 'nginx' && !hasBrotli ? (['gzip'] as const) : (['br', 'gzip'] as const);
        for (const encoding of encodings) {
          const { headers } = await at(path, { 'accept-encoding': encoding });
          const size =
            FILES[`${path.endsWith('/') ? `${path}index.html` : path}.${encoding === 'br' ? 'br' : 'gz'}` as keyof typeof FILES].length;
          expect([headers['content-encoding'], headers['content-type'], headers['content-length']]).toEqual([encoding, type, String(size)]);
          expect(headers.vary?.toLowerCase()).toContain('accept-encoding');
          expect(headers['cache-control']).toBe((await at(path)).headers['cache-control']);
        }
        const plain = await at(path);
        expect([plain.headers['content-encoding'], plain.text]).toEqual([undefined, LONG]);
      }
      expect((await at('media/table.csv.gz', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
    });

    test('leads from a day without a page to its place in the month, and leaves a full day alone', async () => {
      for (const path of ['archive/2026/11/27/', 'archive/2026/11/27']) {
        const { status, headers } = await at(path);
        expect([status, headers.location?.replace(/^http:\/\/127\.0\.0\.1(:\d+)?/, '')]).toEqual([302, `${base}archive/2026/11/#d27`]);
      }
      expect((await at('archive/2026/11/20/')).text).toBe('a full day');
      expect((await at('archive/2026/11/')).text).toBe('the month');
    });

    test('answers with what lies elsewhere as if it were here', async () => {
      const picture = await at('_pictures/old.b/1x1.avif');
      expect([picture.status, picture.text, picture.headers['cache-control']]).toEqual([
        200,
        'an old picture',
        'public, max-age=31536000, immutable',
      ]);
      const story = await at('news/2019/01/02/talks/');
      expect([story.status, story.text, story.headers['cache-control']]).toEqual([200, 'an old story', 'public, max-age=60']);
      expect(story.headers['x-content-type-options']).toBe('nosniff');
      expect((await at('news/2026/11/20/talks/')).text).toBe('a story');
      // Apache has no word for it in such a file: what the storage says is passed on.
      expect((await at('news/2019/01/02/nothing/')).status).toBe(host === 'apache' ? 403 : 404);
    });

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

  test('tell Netlify of what is gone, and nothing where a host has no word for it', () => {
    const gone = ['/news/gone/'];
    const all = (host: 'netlify' | 'cloudflare' | 's3' | 'vercel') =>
      writeHostFiles(host, [], { base: '/', hsts: false, gone })
        .map(({ text }) => text)
        .join('');
    expect(all('netlify')).toContain('/news/gone/ /404.html 410!\n');
    for (const host of ['cloudflare', 's3', 'vercel'] as const) expect(all(host)).not.toContain('gone');
  });

  test('are one file for Vercel, with redirects and headers', () => {
    const [file] = writeHostFiles('vercel', [{ from: '/old/', to: '/new/' }], { base: '/', hsts: true });
    const { redirects, headers } = JSON.parse(file?.text ?? '') as { redirects: unknown[]; headers: { source: string }[] };
    expect(redirects).toEqual(['/old/', '/old'].map((source) => ({ source, destination: '/new/', statusCode: 301 })));
    expect(headers.map(({ source }) => source)).toContain('/((?:_astro|_pictures)/.*)');
  });
});
