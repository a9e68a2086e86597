import { execFile, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/build.ts';
import { readFeeds, readJsonFeed, type FeedFile, type JsonFeedFile, type JsonItem } from '../support/feeds.ts';
import { OUTPUT, readOutput } from '../support/site.ts';

const isInstalled = spawnSync('newsboat', ['--version']).status === 0;
if (!isInstalled) console.warn('tests/build/feed-reader.test.ts was not run: newsboat, the feed reader it tests with, is not installed.');

/** Serves what was built, as a static host does. */
async function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const file = join(OUTPUT, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (!file.startsWith(OUTPUT) || !existsSync(file) || !statSync(file).isFile()) response.writeHead(404).end();
    else createReadStream(file).pipe(response.writeHead(200, { 'content-type': 'application/xml' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** newsboat keeps a story once, whatever feeds it is in: feeds that share one are read apart from each other. */
function apart(feeds: readonly FeedFile[]): FeedFile[][] {
  const batches: { feeds: FeedFile[]; ids: Set<string> }[] = [];
  for (const feed of feeds) {
    const own = storiesOf(feed).map(({ id }) => id);
    let batch = batches.find(({ ids }) => own.every((id) => !ids.has(id)));
    if (!batch) batches.push((batch = { feeds: [], ids: new Set() }));
    batch.feeds.push(feed);
    for (const id of own) batch.ids.add(id);
  }
  return batches.map((batch) => batch.feeds);
}

/** What a feed has to hold, from the one in JSON beside it. */
function storiesOf(feed: FeedFile): JsonItem[] {
  if (feed.format === 'podcast')
    return jsonBeside('climate/feed.json').items.filter(({ attachments }) => attachments?.[0]?.mime_type === 'audio/mpeg');
  return jsonBeside(feed.file).items;
}

function jsonBeside(file: string): JsonFeedFile {
  return readJsonFeed({ file, format: 'json', text: readOutput(file.replace(/[^/]+$/, 'feed.json')).toString() });
}

interface Row {
  feedurl: string;
  guid: string;
  title: string;
  url: string;
  content: string;
  author: string;
  pubDate: number;
}

describe.runIf(isInstalled)('newsboat, a feed reader that knows nothing of this site,', () => {
  const folder = temporaryFolder();
  const feeds = readFeeds().filter(({ format }) => format !== 'json');
  let server: Server;
  const rows = new Map<string, Row[]>();
  const titles = new Map<string, string>();
  let printed = '';

  beforeAll(async () => {
    server = await serve();
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    for (const [number, batch] of apart(feeds).entries()) {
      const path = (name: string) => join(folder.path, `${number}-${name}`);
      writeFileSync(path('urls'), `${batch.map(({ file }) => address + file).join('\n')}\n`);
      writeFileSync(path('config'), `reload-threads 2\nmax-items 0\nerror-log "${path('errors.log')}"\n`);
      const options = ['-u', path('urls'), '-c', path('cache.db'), '-C', path('config'), '-x', 'reload'];
      const run = await promisify(execFile)('newsboat', options, { env: { ...process.env, HOME: folder.path } });
      printed += run.stdout + run.stderr + (existsSync(path('errors.log')) ? readFileSync(path('errors.log'), 'utf8') : '');
      const database = new DatabaseSync(path('cache.db'), { readOnly: true });
      const items = database.prepare('SELECT feedurl, guid, title, url, content, author, pubDate FROM rss_item').all() as unknown as Row[];
      const known = database.prepare('SELECT rssurl, title FROM rss_feed').all() as unknown as { rssurl: string; title: string }[];
      database.close();
      for (const [url, own] of Map.groupBy(items, ({ feedurl }) => feedurl)) rows.set(url.slice(address.length), own);
      for (const { rssurl, title } of known) titles.set(rssurl.slice(address.length), title);
    }
  });

  afterAll(() => {
    server.close();
    folder.remove();
  });

  test('reads every feed without a complaint', () => {
    expect(feeds.length).toBeGreaterThan(300);
    expect(printed).toBe('');
    expect([...rows.keys()].sort()).toEqual(feeds.map(({ file }) => file).sort());
  });

  test('finds in each feed its stories, with headline, address, author, time and full text', () => {
    for (const { file, format } of feeds.filter((feed) => feed.format !== 'podcast')) {
      const json = jsonBeside(file);
      expect(titles.get(file), file).toBe(json.title);
      const found = new Map((rows.get(file) ?? []).map((row) => [row.guid, row]));
      expect([...found.keys()].sort(), file).toEqual(json.items.map(({ id }) => id).sort());
      for (const item of json.items) {
        const row = found.get(item.id);
        expect([row?.title, row?.url, row?.content], `${item.id} in ${file}`).toEqual([item.title, item.url, item.content_html]);
        expect(row?.author, `${item.id} in ${file}`).toBe(authorsIn(format, item));
        expect(row?.pubDate).toBe(Date.parse(item.date_published) / 1000);
      }
    }
  });

  test('finds the episodes of the podcast', () => {
    const [episode, ...others] = rows.get('audio/podcast.xml') ?? [];
    expect(others).toEqual([]);
    expect(episode?.title).toBe('What 66 years of carbon dioxide sound like as a tune');
  });

  /** newsboat shows all names that Atom has, and the last of those in RSS. */
  function authorsIn(format: string, { authors = [] }: JsonItem): string {
    return format === 'atom' ? authors.map(({ name }) => name).join(', ') : (authors.at(-1)?.name ?? '');
  }
});
