import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../support/browser.ts';
import { barePage } from './bare-page.ts';
import { servePages } from './page-server.ts';
import { describeSteps, middle, paint, SLOW, TELEPHONE, type Painting } from './painting.ts';
import { slowLine } from './slow-line.ts';

/**
 * `npm run bench:pages`: what pages of the sample cost a reader. By kind of file: bytes and requests; scripts before anything is done and
 * after each thing that a reader may do; how much moves while it loads; and when the largest thing is painted, beside a bare page of the
 * same words and picture.
 * `npm run sample` builds what is measured.
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

const RUNS = 5;
const SETTLED_MILLISECONDS = 700;

const KINDS = ['document', 'stylesheet', 'script', 'font', 'image', 'other'] as const;
type Kind = (typeof KINDS)[number];

const server = await servePages();
const { origin } = server;
const line = await slowLine(Number(new URL(origin).port), SLOW);
const slowOrigin = `https://localhost:${line.port}`;
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});

try {
  for (const page of PAGES) await measure(browser, page);
} finally {
  await browser.close();
  line.close();
  server.close();
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
  server.add(`/_bare${path}`, barePage(loaded.html, new URL(path, slowOrigin).href));
  for (const { name: deed, act } of deeds) {
    const { files } = await load(browser, path, act);
    const scripts = files.filter(({ kind, isLater }) => isLater && kind === 'script');
    console.log(`  scripts to ${deed.padEnd(14)} ${bytesOf(scripts).padStart(9)} bytes more in ${scripts.length}`);
  }
  const paints = { own: [] as Painting[], bare: [] as Painting[] };
  for (let run = 0; run < RUNS; run += 1) {
    paints.own.push(await paint(browser, slowOrigin + path));
    paints.bare.push(await paint(browser, `${slowOrigin}/_bare${path}`));
  }
  const [own, least] = [middle(paints.own), middle(paints.bare)];
  const ratio = (own.largest / least.largest).toFixed(2);
  console.log(`  largest paint ${own.largest} ms; bare page of the same words and picture ${least.largest} ms: ${ratio} times as long`);
  console.log(`    own   ${describeSteps(own)}`);
  console.log(`    bare  ${describeSteps(least)}`);
  console.log(`  layout shift ${Math.max(...paints.own.map(({ shift }) => shift)).toFixed(3)}`);
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

function bytesOf(files: readonly Fetched[]): string {
  return files.reduce((total, { bytes }) => total + bytes, 0).toLocaleString('en');
}
