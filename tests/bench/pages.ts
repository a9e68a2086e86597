import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import { isCompressible, servingOf } from '../../src/site/statements/serving.ts';
import { findBrowser } from '../support/browser.ts';
import { OUTPUT } from '../support/site.ts';
import { barePage } from './bare-page.ts';

/**
 * `npm run bench:pages`: what pages of the sample cost a reader. By kind of file: bytes and requests; scripts before anything is done and
 * after each thing that a reader may do; how much moves while it loads; and when the largest thing is painted, beside a bare page of the
 * same words and picture.
 * `npm run sample` builds what is measured. It is served by HTTP/2, as hosts do, with a certificate that OpenSSL makes for the occasion.
 */
interface Measured {
  name: string;
  path: string;
  /** What a reader may do there, each on a page that has just been loaded. */
  deeds: { name: string; act: (page: Page) => Promise<unknown> }[];
}

const press = (selector: string) => (page: Page) => page.locator(selector).first().click();

const PAGES: Measured[] = [
  { name: 'front', path: '/', deeds: [{ name: 'press ?', act: (page) => page.keyboard.press('?') }] },
  { name: 'section', path: '/news/', deeds: [{ name: 'press j', act: (page) => page.keyboard.press('j') }] },
  {
    name: 'story',
    path: '/news/ukraine/2022/02/28/first-talks-belarus-border/',
    deeds: [
      { name: 'save', act: press('[data-action="save"]') },
      { name: 'listen', act: press('[data-action="listen"]') },
      { name: 'share', act: press('.share-menu summary') },
      { name: 'text settings', act: press('[popovertarget="text-settings"]') },
    ],
  },
  { name: 'gallery', path: '/travel/2026/11/18/out-of-doors/', deeds: [{ name: 'enlarge', act: press('.enlarge') }] },
  { name: 'live', path: '/science/space/2021/12/25/webb-launch/', deeds: [{ name: 'listen', act: press('[data-action="listen"]') }] },
];

const TELEPHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, ignoreHTTPSErrors: true };

/** A telephone on a slow network: 1.6 Mbit/s, 150 ms there and back, a quarter of this machine’s speed. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const SLOWER = 4;
const RUNS = 5;
const SETTLED_MILLISECONDS = 700;

const KINDS = ['document', 'stylesheet', 'script', 'font', 'image', 'other'] as const;
type Kind = (typeof KINDS)[number];

const bare = new Map<string, string>();
const server = createSecureServer(certificate(), (request, response) => {
  const { pathname } = new URL(request.url, 'https://localhost');
  const own = bare.get(pathname);
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const file = join(OUTPUT, decodeURIComponent(path));
  if (own === undefined && !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  const body = own === undefined ? readFileSync(file) : Buffer.from(own);
  const name = own === undefined ? path.slice(1) : 'index.html';
  const headers = { 'content-type': servingOf(name).type, 'cache-control': 'max-age=600' };
  if (isCompressible(name)) response.writeHead(200, { ...headers, 'content-encoding': 'br' }).end(brotliCompressSync(body));
  else response.writeHead(200, headers).end(body);
});

await new Promise<void>((ready) => {
  server.listen(0, '127.0.0.1', ready);
});
const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});

try {
  for (const page of PAGES) await measure(browser, page);
} finally {
  await browser.close();
  server.close();
}

/** For this machine alone, and for a day. */
function certificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-certificate-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost', '-keyout', key, '-out', cert];
    execFileSync('openssl', args, { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(browser: Browser, { name, path, deeds }: Measured): Promise<void> {
  const loaded = await load(browser, path);
  console.log(`\n${name}  ${path}`);
  const sum = (kind?: Kind) => loaded.files.filter((file) => kind === undefined || file.kind === kind);
  for (const kind of KINDS) {
    const files = sum(kind);
    if (files.length > 0) console.log(`  ${kind.padEnd(12)} ${bytesOf(files).padStart(9)} bytes in ${files.length}`);
  }
  console.log(`  ${'all'.padEnd(12)} ${bytesOf(sum()).padStart(9)} bytes in ${loaded.files.length} requests`);
  bare.set(`/_bare${path}`, barePage(loaded.html, new URL(path, origin).href));
  for (const { name: deed, act } of deeds) {
    const { files } = await load(browser, path, act);
    const scripts = files.filter(({ kind, isLater }) => isLater && kind === 'script');
    console.log(`  scripts to ${deed.padEnd(14)} ${bytesOf(scripts).padStart(9)} bytes more in ${scripts.length}`);
  }
  const paints = { own: [] as number[], bare: [] as number[] };
  const shifts: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const own = await paint(browser, path);
    paints.own.push(own.largest);
    shifts.push(own.shift);
    paints.bare.push((await paint(browser, `/_bare${path}`)).largest);
  }
  const [own, least] = [median(paints.own), median(paints.bare)];
  console.log(`  largest paint ${own} ms; bare page of the same words and picture ${least} ms: ${(own / least).toFixed(2)} times as long`);
  console.log(`  layout shift ${Math.max(...shifts).toFixed(3)}`);
}

interface Fetched {
  kind: Kind;
  bytes: number;
  /** Whether it was asked for after what a reader did. */
  isLater: boolean;
}

/** Everything that a page fetches on a telephone without a cache, and then does once a reader acts. */
async function load(browser: Browser, path: string, act?: (page: Page) => Promise<unknown>): Promise<{ files: Fetched[]; html: string }> {
  const context = await browser.newContext(TELEPHONE);
  const page = await context.newPage();
  const files: Fetched[] = [];
  let isLater = false;
  const pending: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    const isThen = isLater;
    const own = async () => {
      const { responseBodySize } = await request.sizes();
      const kind = KINDS.find((each) => each === request.resourceType()) ?? 'other';
      files.push({ kind, bytes: responseBodySize, isLater: isThen });
    };
    // What is kept for reading offline goes on when the page is closed.
    pending.push(own().catch(() => undefined));
  });
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  const html = await page.content();
  isLater = true;
  await act?.(page);
  await page.waitForTimeout(SETTLED_MILLISECONDS);
  await page.waitForLoadState('networkidle');
  await Promise.all(pending);
  page.removeAllListeners('requestfinished');
  await context.close();
  return { files, html };
}

/** When the largest thing was painted, in milliseconds after the page was asked for, and how much moved, as browsers add it up. */
async function paint(browser: Browser, path: string): Promise<{ largest: number; shift: number }> {
  const context = await browser.newContext(TELEPHONE);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  const painted = await page.evaluate(async () => {
    const largest = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        resolve(list.getEntries().at(-1)?.startTime ?? 0);
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    // What has been seen is told in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { largest: Math.round(largest), shift };
  });
  await context.close();
  return painted;
}

function bytesOf(files: readonly Fetched[]): string {
  return files.reduce((total, { bytes }) => total + bytes, 0).toLocaleString('en');
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
