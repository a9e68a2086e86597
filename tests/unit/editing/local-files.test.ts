import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LocalFiles } from '../../../src/admin/local-files.ts';

const root = mkdtempSync(join(tmpdir(), 'standfirst-'));
const content = join(root, 'content');
let server: Server;

beforeAll(async () => {
  mkdirSync(join(content, 'photos'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(content, 'site.yaml'), 'name: The Tideline\n');
  writeFileSync(join(content, 'photos/quay.jpg'), 'picture');
  writeFileSync(join(content, '.hidden'), 'hidden');
  symlinkSync(root, join(content, 'way-out'));
  const files = new LocalFiles(content);
  server = createServer((incoming, response) => {
    void files.answer(incoming, response, new URL(incoming.url ?? '/', 'http://localhost').searchParams);
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

const OWN = { 'X-Standfirst': 'editing' };

/** What is answered, as “200 text”. */
function ask(
  query: string,
  { method = 'GET', headers = OWN, body = '' }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, fail) => {
    const asking = request(
      { port, host: '127.0.0.1', path: `/${query}`, method, headers: { Host: `localhost:${port}`, ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          done(`${answer.statusCode ?? 0} ${Buffer.concat(parts).toString()}`);
        });
      },
    );
    asking.on('error', fail);
    asking.end(method === 'PUT' ? body : undefined);
  });
}

describe('The files of this computer', () => {
  test('The editing room lists, reads, writes and deletes files of the content folder', async () => {
    expect(await ask('')).toBe('200 {"files":["content/photos/quay.jpg","content/site.yaml"]}');
    expect(await ask('?file=content/site.yaml')).toBe('200 name: The Tideline\n');
    expect(await ask('?picture=quay')).toBe('200 picture');
    expect(await ask('?file=content/topics/tides.yaml', { method: 'PUT', body: 'name: Tides\n' })).toBe('204 ');
    expect(readFileSync(join(content, 'topics/tides.yaml'), 'utf8')).toBe('name: Tides\n');
    expect(await ask('?file=content/topics/tides.yaml', { method: 'DELETE' })).toBe('204 ');
    expect(await ask('?file=content/topics/tides.yaml')).toBe('404 There is no file content/topics/tides.yaml.');
  });

  test.each([
    'secret.txt',
    'content/../secret.txt',
    'content/..%2Fsecret.txt',
    '/etc/hosts',
    'content',
    'content/.hidden',
    'content/way-out/secret.txt',
    'content//site.yaml',
    'content/a\\..\\..\\secret.txt',
  ])('Nothing leads out of the content folder: %s', async (path) => {
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect(await ask(`?file=${encodeURIComponent(path)}`, { method, body: 'gone' })).toMatch(
        /^403 .* is not a file of the content folder\.$/,
      );
    expect(readFileSync(join(root, 'secret.txt'), 'utf8')).toBe('secret');
  });

  test.each([
    ['a page of another site', {}],
    ['a picture of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another site that knows the header', { ...OWN, Origin: 'https://elsewhere.example' }],
    ['another name for this computer', { ...OWN, Host: 'elsewhere.example' }],
  ])('Nobody else is answered: %s', async (_who, headers) => {
    expect(await ask('?file=content/site.yaml', { headers })).toMatch(/^403 Files can be edited /);
    expect(await ask('?file=content/site.yaml', { method: 'PUT', body: 'gone', headers })).toMatch(/^403 /);
    expect(readFileSync(join(content, 'site.yaml'), 'utf8')).toBe('name: The Tideline\n');
  });
});
