import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findBrowser } from '../support/browser.ts';
import { listFiles } from '../support/site.ts';

/**
 * `npm run bench:search`: how many files and bytes a reader fetches for a search in a built site, and what its index takes in all.
 * `npm run bench:search -- <folder> <words>` measures another output, published at the top of an address, and other words.
 */
const [folder = 'dist', ...asked] = process.argv.slice(2);
const output = resolve(folder);
const queries = asked.length > 0 ? asked : ['people', 'world health', 'the council said'];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};
let fetched: { path: string; bytes: number }[] = [];

/** A host that compresses what is text, and counts what it sends. */
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  const file = join(output, path.endsWith('/') ? `${path}index.html` : path);
  if (!file.startsWith(output) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(file)];
  const bytes = readFileSync(file);
  const sent = type === undefined ? bytes : gzipSync(bytes);
  fetched.push({ path, bytes: sent.length });
  response.writeHead(200, {
    'content-type': type ?? 'application/octet-stream',
    ...(type === undefined ? {} : { 'content-encoding': 'gzip' }),
  });
  response.end(sent);
});
await new Promise<void>((done) => server.listen(0, done));
const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
});

const files = listFiles(output).filter((file) => file.startsWith('pagefind/'));
const total = files.reduce((sum, file) => sum + statSync(join(output, file)).size, 0);
console.log(`The index: ${files.length} files, ${kilobytes(total)}.`);
try {
  for (const query of queries) {
    const page = await browser.newPage();
    await page.goto(`${origin}/search/`, { waitUntil: 'networkidle' });
    fetched = [];
    await page.getByRole('main').getByRole('searchbox').fill(query);
    await page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    const status = (await page.getByRole('main').getByRole('status').textContent()) ?? '';
    console.log(`“${query}”: ${status}. ${describe(() => true)}, of which`);
    console.log(`  the program: ${describe((path) => /\.js$|\/wasm\./.test(path))}`);
    console.log(`  the index: ${describe((path) => /entry\.json$|\.pf_(meta|index|filter)$/.test(path))}`);
    console.log(`  the stories shown: ${describe((path) => /fragment|_pictures/.test(path))}`);
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
}

function describe(isCounted: (path: string) => boolean): string {
  const counted = fetched.filter(({ path }) => isCounted(path));
  return `${counted.length} files, ${kilobytes(counted.reduce((sum, { bytes }) => sum + bytes, 0))}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toLocaleString('en', { maximumFractionDigits: 0 })} KB`;
}
