import type { Browser } from '@playwright/test';
import type { Line } from './slow-line.ts';

export const TELEPHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, ignoreHTTPSErrors: true };

/** A telephone on a slow network: 1.6 Mbit/s, 150 ms there and back, a quarter of this machine’s speed. */
export const SLOW: Line = { down: 200_000, up: 94_000, latency: 150 };
const SLOWER = 4;

/** How a page was painted; moments are milliseconds after it was asked for. */
export interface Painting {
  /** When the largest thing was painted. */
  largest: number;
  /** What came before that: the page’s first byte, and of a picture when it was asked for, when its first byte and its last were there. */
  steps: { page: number; asked: number; answered: number; loaded: number };
  /** What it is: `IMG`, `H1`. */
  what: string;
  /** How much moved, as browsers add it up. */
  shift: number;
}

/** Loads a page for the first time on a slow telephone, from behind a slow line, which the browser is told of as of any other. */
export async function paint(browser: Browser, address: string): Promise<Painting> {
  const context = await browser.newContext(TELEPHONE);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.overrideNetworkState', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: SLOW.down,
    uploadThroughput: SLOW.up,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(address, { waitUntil: 'networkidle' });
  const painted = await page.evaluate(async () => {
    type LargestPaint = PerformanceEntry & { url: string; element: Element | null };
    const last = await new Promise<LargestPaint | undefined>((resolve) => {
      new PerformanceObserver((list) => {
        resolve(list.getEntries().at(-1) as LargestPaint | undefined);
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
    let shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    // What has been seen is told in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const [own] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const [picture] = performance.getEntriesByName(last?.url ?? '', 'resource') as PerformanceResourceTiming[];
    return {
      largest: Math.round(last?.startTime ?? 0),
      steps: {
        page: Math.round(own?.responseStart ?? 0),
        asked: Math.round(picture?.requestStart ?? 0),
        answered: Math.round(picture?.responseStart ?? 0),
        loaded: Math.round(picture?.responseEnd ?? 0),
      },
      what: last?.element?.tagName ?? '?',
      shift,
    };
  });
  await context.close();
  return painted;
}

/** Of several loads, the one in the middle. */
export function middle(paintings: readonly Painting[]): Painting {
  const sorted = paintings.toSorted((one, other) => one.largest - other.largest);
  const [first] = sorted;
  const found = sorted[Math.floor(sorted.length / 2)] ?? first;
  if (!found) throw new Error('Nothing was painted.');
  return found;
}

/** `IMG: page 160, asked 210, answered 370, loaded 520, painted 560` */
export function describeSteps({ what, steps: { page, asked, answered, loaded }, largest }: Painting): string {
  const ofPicture = loaded === 0 ? '' : `, asked for ${asked}, answered ${answered}, there ${loaded}`;
  return `${what}: page answered ${page}${ofPicture}, painted ${largest}`;
}
