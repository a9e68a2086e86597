import { expect, test, type Page } from '@playwright/test';
import { servePagesInPieces } from '../support/pages-in-pieces.ts';
import { STORY } from '../support/pages.ts';

const PAGES = ['/', '/news/', STORY.en, '/travel/2026/11/18/out-of-doors/', '/science/space/2021/12/25/webb-launch/'];

test.use({ viewport: { width: 390, height: 844 } });

/** How much has moved, as browsers add it up, and what. */
function moved(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    type Shift = PerformanceEntry & { value: number; sources: { node: Element | null }[] };
    const found: string[] = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[])
        found.push(`${value} ${sources.map(({ node }) => node?.nodeName ?? '?').join()}`);
    }).observe({ type: 'layout-shift', buffered: true });
    // What has been seen is told in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return found;
  });
}

/** Two frames: whatever has changed is painted. */
function painted(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

test('Faces that come after the first paint move nothing and change no letter', async ({ page }) => {
  let release = (): void => undefined;
  for (const path of PAGES) {
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let asked = 0;
    await page.route('**/*.woff2', async (route) => {
      asked += 1;
      await held;
      await route.continue();
    });
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    // The time in which a browser waits for a face, until which words may be left out.
    await page.waitForTimeout(300);
    const before = await page.locator('h1, h2').first().boundingBox();
    release();
    await page.waitForLoadState('load');
    await page.evaluate(() => document.fonts.ready);
    await painted(page);
    expect(asked, path).toBeGreaterThan(0);
    expect(await page.locator('h1, h2').first().boundingBox(), path).toEqual(before);
    expect(await moved(page), path).toEqual([]);
    await page.unrouteAll();
    // Faces that a page before has had fetched would be there at once.
    await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
  }
});

for (const { name, width, height } of [
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a desktop', width: 1440, height: 900 },
])
  test(`A page that comes in pieces is first painted when nothing will move any more, on ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const server = await servePagesInPieces();
    try {
      for (const path of [...PAGES, '/ar/', STORY.ar]) {
        await page.goto(server.origin + path);
        await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
        expect(await moved(page), path).toEqual([]);
      }
    } finally {
      server.close();
    }
  });

test('What is far down on a phone is laid out once the page is loaded, and at once for who comes back or to a place', async ({ page }) => {
  // Held back, a picture keeps the page from being loaded.
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.{avif,webp}', async (route) => {
    await held;
    await route.continue();
  });
  const shown = () =>
    page.evaluate(() => {
      const far = [...document.querySelectorAll('.zone.later')].at(-1)?.firstElementChild;
      return far?.checkVisibility({ contentVisibilityAuto: true });
    });
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  expect(await shown()).toBe(false);
  release();
  await page.waitForLoadState('load');
  await expect.poll(shown).toBe(true);
  expect(await moved(page)).toEqual([]);
  await page.unrouteAll();
  const isMarked = () => page.evaluate(() => document.documentElement.dataset.first !== undefined);
  await page.reload({ waitUntil: 'commit' });
  expect(await isMarked()).toBe(false);
  await page.goto('about:blank');
  await page.goto('/#sections', { waitUntil: 'commit' });
  expect(await isMarked()).toBe(false);
});

test('On a slow network no face is fetched before the page is there; the next page has them', async ({ page }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 94_000,
  });
  for (const path of [...PAGES, '/ar/', STORY.ar]) {
    await page.goto('about:blank');
    await devtools.send('Network.clearBrowserCache');
    await page.goto(path);
    const fetched = await page.waitForFunction(() => {
      const faces = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2'));
      return faces.length >= 2 && faces.map(({ startTime }) => startTime);
    });
    const loaded = await page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventStart);
    expect(Math.min(...((await fetched.jsonValue()) as number[])), path).toBeGreaterThanOrEqual(loaded);
    expect(await moved(page), path).toEqual([]);
  }
  await page.goto(STORY.en);
  await page.waitForLoadState('networkidle');
  await page.locator('.nameplate a').first().click();
  await page.waitForURL('/');
  await expect.poll(() => page.evaluate(() => document.querySelector<HTMLStyleElement>('#faces')?.media)).toBe('');
  expect(await page.evaluate(() => document.fonts.check('1em Newsreader', 'a'))).toBe(true);
});

test('A first page in Arabic keeps the device’s face, the next one in Arabic has the newspaper’s, and neither moves', async ({ page }) => {
  const facesOf = () =>
    page.evaluate(() => {
      const own = [...document.fonts].filter(({ family }) => family.includes('Naskh'));
      return { putOff: document.querySelector<HTMLStyleElement>('#faces')?.media === 'not all', there: own.map(({ status }) => status) };
    });
  const fetched = page.waitForResponse(/naskh/);
  await page.goto('/ar/');
  await fetched;
  expect(await facesOf()).toEqual({ putOff: true, there: [] });
  expect(await moved(page)).toEqual([]);
  await page.locator('.headline a').first().click();
  await page.waitForURL(/\/ar\/.+/);
  await page.evaluate(() => document.fonts.ready);
  expect(await facesOf()).toEqual({ putOff: false, there: ['loaded'] });
  expect(await moved(page)).toEqual([]);
});
