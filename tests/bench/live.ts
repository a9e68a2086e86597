import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { digestOf } from '../../src/shared/digest.ts';
import { servingOf } from '../../src/site/statements/serving.ts';
import { MOMENT } from '../support/build.ts';
import { findBrowser } from '../support/browser.ts';
import { ROOT } from '../support/site.ts';
import { formatInstant, writeCorpus } from './corpus.ts';
import { formatCount } from './figures.ts';
import { measure, stopAll } from './measure.ts';
import { MOMENT_VARIABLE, Project, takePictures, takeSnapshot } from './project.ts';

/**
 * `npm run bench:live -- [stories] [--minutes 20] [--every 30]`: live coverage of a made-up newspaper of so many stories (10,000), followed by
 * a browser for so long. Posts are written by `npm run live -- post` and published by `npm run build`, by the clock on the wall. It tells
 * how long it takes from the command to the files and to the reader’s screen, and what was missed, shown twice or moved.
 */
const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '20' }, every: { type: 'string', default: '30' } },
  allowPositionals: true,
});
const stories = Number(positionals[0] ?? 10_000);
const every = Number(values.every) * 1000;
const posts = Math.floor((Number(values.minutes) * 60_000) / every);
const PATH = '/news/2026/11/22/bench-coverage/';
const COVERAGE = 'en/2026/bench-coverage';
/** Posts that are offered are asked for after every so many. */
const TAKEN_AFTER = 3;
const SHOWN_LIMIT = 300_000;

const parent = join(ROOT, '.cache/bench');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'live-'));
process.on('exit', () => {
  stopAll();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
Object.assign(process.env, MOMENT_VARIABLE);

const snapshot = join(folder, 'snapshot');
takeSnapshot(snapshot);
const pictures = join(parent, 'drawn');
takePictures(pictures);
const project = new Project(snapshot, join(folder, 'project'), pictures);
writeCorpus(project.content, { stories });
beginCoverage();
await project.build();
console.log(`${formatCount(stories)} stories are built. ${formatCount(posts)} posts follow, one every ${String(every / 1000)} seconds.`);

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const path = decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname).slice(1);
  const file = join(project.output, path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  const body = readFileSync(file);
  const etag = `"${digestOf(body)}"`;
  const { type, cache } = servingOf(path);
  const isKnown = request.headers['if-none-match'] === etag;
  response.writeHead(isKnown ? 304 : 200, { 'content-type': type, 'cache-control': cache, etag }).end(isKnown ? undefined : body);
});
await new Promise<void>((ready) => {
  server.listen(0, '127.0.0.1', ready);
});
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await follow(browser);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

function beginCoverage(): void {
  const began = MOMENT * 1000 - 60 * 60_000;
  const file = join(project.content, `articles/${COVERAGE}.md`);
  mkdirSync(join(project.content, 'articles/en/2026'), { recursive: true });
  const lines = [
    'headline: A coverage that the benchmark follows',
    'section: news',
    'kind: live',
    `published: ${formatInstant(began)}`,
    'byline: []',
    `live: { status: live, started: ${formatInstant(began)} }`,
  ];
  writeFileSync(file, `---\n${lines.join('\n')}\n---\nWhat is known so far.\n`);
  const folderOfPosts = join(project.content, `live/${COVERAGE}`);
  mkdirSync(folderOfPosts, { recursive: true });
  writeFileSync(
    join(folderOfPosts, 'first.md'),
    `---\npublished: ${formatInstant(began)}\nheadline: It begins\n---\n${'Before anything else is known. '.repeat(40)}\n`,
  );
}

/** When something was done of a post, in milliseconds after the command was given. */
interface Times {
  saved: number;
  built: number;
  shown: number;
}

async function follow(reader: Browser): Promise<void> {
  const page = await (await reader.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await page.addInitScript(watchShifts);
  await page.goto(`http://localhost:${String((server.address() as AddressInfo).port)}${PATH}`, { waitUntil: 'networkidle' });
  const devtools = await page.context().newCDPSession(page);
  const heap = [await heapOf(devtools)];
  const shiftAtFirst = await shiftOf(page);
  const times: Times[] = [];
  const began = performance.now();
  for (let number = 1; number <= posts; number += 1) {
    await wait(Math.max(0, began + (number - 1) * every - performance.now()));
    const own = await post(page, number, began);
    times.push(own);
    console.log(`  post ${String(number)}: ${[own.saved, own.built, own.shown].map(inSeconds).join(', ')} s`);
    if (number % TAKEN_AFTER === 0) await take(page);
    if (number % Math.ceil(posts / 4) === 0) heap.push(await heapOf(devtools));
  }
  await take(page);
  const shown = await page.locator('.posts .post h3').allInnerTexts();
  const numbers = shown.flatMap((headline) => /^Post (\d+)$/.exec(headline.trim())?.[1] ?? []).map(Number);
  const expected = Array.from({ length: posts }, (_, place) => posts - place);
  const minutes = (performance.now() - began) / 60_000;
  tell(
    'from the command to the file',
    times.map(({ saved }) => saved),
  );
  tell(
    'from the command to the files of the site',
    times.map(({ built }) => built),
  );
  tell(
    'from the command to the screen',
    times.map(({ shown: seen }) => seen),
  );
  console.log(`Followed for ${minutes.toFixed(1)} minutes: ${String(new Set(numbers).size)} of ${String(posts)} posts shown`);
  console.log(
    `  missed ${String(expected.filter((number) => !numbers.includes(number)).length)}, twice ${String(numbers.length - new Set(numbers).size)}, in order: ${String(numbers.join() === expected.join())}`,
  );
  console.log(
    `  layout shift ${String((await shiftOf(page)) - shiftAtFirst)}, heap after collecting ${heap.map((bytes) => (bytes / 1e6).toFixed(2)).join(', ')} MB`,
  );
}

async function post(page: Page, number: number, began: number): Promise<Times> {
  const started = performance.now();
  const variables = { SOURCE_DATE_EPOCH: String(MOMENT + Math.round((started - began) / 1000)) };
  const run = (args: string[]) => measure({ program: process.execPath, args, folder: project.folder, variables });
  const before = await offered(page);
  // Looked for from now on, since a page may ask in the middle of what follows.
  const seen = page
    .waitForFunction(
      (count) => Number(/\d+/.exec(document.querySelector('live-follower button:not([hidden])')?.textContent ?? '')?.[0] ?? 0) > count,
      before,
      {
        timeout: SHOWN_LIMIT,
        polling: 50,
      },
    )
    .then(() => performance.now() - started);
  const words = `Words of post ${String(number)}, which are as many as those of a post that is written in a hurry, and no more than that.`;
  await run(['src/cli/live.ts', 'post', '--headline', `Post ${String(number)}`, '--text', words]);
  const saved = performance.now() - started;
  await run(['src/cli/build.ts']);
  const built = performance.now() - started;
  return { saved, built, shown: await seen };
}

async function offered(page: Page): Promise<number> {
  const offer = page.locator('live-follower button');
  return (await offer.isVisible()) ? Number(/\d+/.exec(await offer.innerText())?.[0] ?? 0) : 0;
}

/** Takes what is offered, and reads on where the newest post is. */
async function take(page: Page): Promise<void> {
  const offer = page.locator('live-follower button');
  if (!(await offer.isVisible())) return;
  await offer.click();
  await offer.waitFor({ state: 'hidden' });
  // What a reader has asked for may move things for half a second after.
  await wait(600);
}

function watchShifts(): void {
  const own = globalThis as unknown as { shifted: number };
  own.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) own.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

function shiftOf(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted);
}

/** Bytes that scripts hold once what is not needed is gone. */
async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

function tell(what: string, milliseconds: readonly number[]): void {
  const sorted = milliseconds.toSorted((one, other) => one - other).map(inSeconds);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? '';
  console.log(`${what}: ${at(0.5)} s in the middle, ${at(0)} to ${at(1)} s`);
}
