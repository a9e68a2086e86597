import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { download } from '../../../src/import/safe-download.ts';
import type { AnswerLimits } from '../../../src/shared/web-answer.ts';

describe('fetching a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-download-'));
  const path = join(folder, 'file');
  const asked: string[] = [];
  let server: Server;
  let origin: string;
  const limits: AnswerLimits = { allowPrivate: true, largest: 1000, milliseconds: 300 };

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const [, what = ''] = (request.url ?? '').split('/');
      if (what === 'fine') response.end('picture');
      else if (what === 'large') response.end('x'.repeat(2000));
      else if (what === 'endless') response.write('x');
      else if (what === 'round') response.writeHead(302, { location: '/round' }).end();
      else if (what === 'moved') response.writeHead(301, { location: '/fine' }).end();
      else if (what === 'to-file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['fine', 'moved'])('brings what stands at /%s', async (what) => {
    await download(`${origin}/${what}`, path, limits);
    expect(readFileSync(path, 'utf8')).toBe('picture');
  });

  it.each([
    ['missing', 'the server answered 404'],
    ['large', 'it is larger than 0 MB'],
    ['endless', 'it did not come within 0.3 seconds'],
    ['round', 'the server sends on more than 5 times'],
    ['to-file', '“file:” is not an address of the web'],
  ])('gives /%s up in words and leaves nothing behind', async (what, message) => {
    await expect(download(`${origin}/${what}`, path, limits)).rejects.toThrow(message);
    expect(existsSync(path)).toBe(false);
  });

  it.each(['http://127.0.0.1', 'http://localhost', 'http://0x7f.1', 'http://2130706433', 'http://[::ffff:127.0.0.1]'])(
    'does not so much as ask %s, which is a private address',
    async (host) => {
      const { port } = new URL(origin);
      const before = asked.length;
      await expect(download(`${host}:${port}/fine`, path, { ...limits, allowPrivate: false })).rejects.toThrow(
        'its address is on a private network',
      );
      expect(asked).toHaveLength(before);
    },
  );
});
