import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ManifestFile } from '../../../src/build/manifest.ts';
import { addressesOf, announce, purge } from '../../../src/publish/announce.ts';

interface Asked {
  path: string;
  type: string | undefined;
  token: string | undefined;
  body: string;
}

let server: Server;
let at = '';
let asked: Asked[] = [];
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { 'content-type': type, authorization: token } = request.headers;
      asked.push({ path: request.url ?? '', type, token, body });
      response.writeHead(request.url === '/broken' ? 500 : 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
});

const ADDRESS = 'https://tideline.example/paper';
const siteWith = (...paths: string[]) => ({
  address: ADDRESS,
  files: new Map(paths.map((path) => [path, { path } as ManifestFile])),
});

describe('The addresses of files', () => {
  test('are those of pages, below the newspaper’s own, as a browser writes them', () => {
    expect(addressesOf(['index.html', 'news/index.html', '404.html', 'año/a?b.txt'], ADDRESS)).toEqual(
      ['', 'news/', '404.html', 'a%C3%B1o/a%3Fb.txt'].map((path) => `${ADDRESS}/${path}`),
    );
  });
});

describe('A cache', () => {
  test('is told of what has changed, 30 addresses at a time, with the token', async () => {
    const addresses = Array.from({ length: 65 }, (_, number) => `${ADDRESS}/${number}/`);
    await purge(`${at}/purge`, addresses, 'secret');
    expect(asked.map(({ token, type }) => [token, type])).toEqual(Array(3).fill(['Bearer secret', 'application/json']));
    const told = asked.flatMap(({ body }) => (JSON.parse(body) as { files: string[] }).files);
    expect(told).toEqual(addresses);
  });

  test('that does not take them is a fault', async () => {
    await expect(purge(`${at}/broken`, [ADDRESS], undefined)).rejects.toThrow('it answered 500');
    expect(asked[0]?.token).toBeUndefined();
  });
});

describe('When a site is out', () => {
  const sent = ['news/index.html', 'rss.xml', 'news/atom.xml', 'audio/podcast.xml', 'feed.json', 'sitemap.xml', '404.html'];

  test('hubs hear of each feed that has changed, and of nothing else', async () => {
    const said = await announce({ hubs: [`${at}/hub`] }, sent, [], siteWith(...sent));
    expect(said).toEqual([`${at}/hub knows of 4 feeds.`]);
    expect(asked.map(({ body }) => new URLSearchParams(body).get('hub.url'))).toEqual(
      ['rss.xml', 'news/atom.xml', 'audio/podcast.xml', 'feed.json'].map((path) => `${ADDRESS}/${path}`),
    );
    expect(new Set(asked.map(({ body, type }) => `${new URLSearchParams(body).get('hub.mode') ?? ''} ${type ?? ''}`))).toEqual(
      new Set(['publish application/x-www-form-urlencoded']),
    );
  });

  test('search engines hear of pages that are new, changed or gone, with the key', async () => {
    const said = await announce({ indexNow: 'key-12345' }, sent, ['old/index.html'], siteWith(...sent, 'key-12345.txt'), `${at}/index`);
    expect(said).toEqual(['IndexNow knows of 2 pages.']);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      host: 'tideline.example',
      key: 'key-12345',
      keyLocation: `${ADDRESS}/key-12345.txt`,
      urlList: [`${ADDRESS}/news/`, `${ADDRESS}/old/`],
    });
  });

  test('one that does not answer is named, and the others are told all the same', async () => {
    const said = await announce({ hubs: [`${at}/broken`, `${at}/hub`] }, ['rss.xml'], [], siteWith('rss.xml'));
    expect(said).toEqual([`${at}/broken could not be told of 1 feed: it answered 500.`, `${at}/hub knows of 1 feed.`]);
  });

  test('search engines are not told without the file that shows the key, and it is said what to do', async () => {
    const said = await announce({ indexNow: 'key-12345' }, sent, [], siteWith(...sent), `${at}/index`);
    expect(said.join()).toContain('Write the key into public/key-12345.txt');
    expect(asked).toEqual([]);
  });

  test('nobody is told when no feed and no page has changed', async () => {
    expect(await announce({ hubs: [`${at}/hub`], indexNow: 'key-12345' }, ['_astro/a.css'], [], siteWith('key-12345.txt'))).toEqual([]);
    expect(asked).toEqual([]);
  });
});
