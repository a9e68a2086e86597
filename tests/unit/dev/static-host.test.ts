import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { answerFor } from '../../../src/dev/static-host.ts';

const root = mkdtempSync(join(tmpdir(), 'standfirst-host-'));
const output = join(root, 'dist');
for (const file of ['dist/index.html', 'dist/news/index.html', 'dist/icon.svg', 'dist/empty/x.txt', 'dist-hosting/secret.conf']) {
  mkdirSync(join(root, file, '..'), { recursive: true });
  writeFileSync(join(root, file), '');
}
afterAll(() => {
  rmSync(root, { recursive: true });
});

const LOST = { status: 404 };
const BAD = { status: 400 };

describe('a static host', () => {
  it.each([
    ['/', { status: 200, path: '/index.html' }],
    ['/news/', { status: 200, path: '/news/index.html' }],
    ['/news/?q=1', { status: 200, path: '/news/index.html' }],
    ['/news?q=1', { status: 301, location: '/news/?q=1' }],
    ['/icon.svg', { status: 200, path: '/icon.svg' }],
    ['/empty/', LOST],
    ['/nothing', LOST],
    ['/%E0', BAD],
    ['/%', BAD],
    ['/a%00b', BAD],
    ['http://elsewhere', BAD],
    ['', BAD],
    ['/../dist-hosting/secret.conf', LOST],
    ['/%2e%2e%2fdist-hosting/secret.conf', LOST],
  ])('at the top answers %j', (target, answer) => {
    expect(answerFor(target, { output, base: '/' })).toEqual(answer);
  });

  it.each([
    ['/', { status: 302, location: '/paper/' }],
    ['/paper?q=1', { status: 302, location: '/paper/?q=1' }],
    ['/paper/', { status: 200, path: '/paper/index.html' }],
    ['/paper/news', { status: 301, location: '/paper/news/' }],
    ['/paper/icon.svg', { status: 200, path: '/paper/icon.svg' }],
    ['/icon.svg', LOST],
    ['/paperback/icon.svg', LOST],
  ])('below a path answers %j', (target, answer) => {
    expect(answerFor(target, { output, base: '/paper/' })).toEqual(answer);
  });
});
