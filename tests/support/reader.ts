import { test as base, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { watchPage, type Watch } from './watch.ts';

/** Where the site of these tests is served. */
export const SITE = 'http://localhost:4391';

/** A window that stays open from test to test: to open one takes a browser longer than to load a page. */
interface ReaderWindow {
  context: BrowserContext;
  page: Page;
  watch: Watch;
  /** Chromium alone has them, and what they put back; elsewhere each test has a window of its own. */
  devtools: CDPSession | undefined;
}

const SIZE = { width: 1280, height: 720 };

/**
 * Tests whose `page` is such a window: a reader’s who comes for the first time, for all that was stored or set is put back before. Not
 * for tests that need another kind of window (no JavaScript, a phone), that have scripts run before a page’s own, or that count what
 * is fetched. `watch` has heard everything that went wrong since the test began.
 */
export const test = base.extend<{ watch: Watch; devtools: CDPSession }, { readerWindow: ReaderWindow }>({
  readerWindow: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ baseURL: SITE, viewport: SIZE });
      const page = await context.newPage();
      const watch = await watchPage(page, SITE);
      const isChromium = browser.browserType().name() === 'chromium';
      await use({ context, page, watch, devtools: isChromium ? await context.newCDPSession(page) : undefined });
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ browser, readerWindow }, use) => {
    if (readerWindow.devtools) {
      await use(readerWindow.context);
      return;
    }
    const own = await browser.newContext({ baseURL: SITE, viewport: SIZE });
    await use(own);
    await own.close();
  },
  devtools: async ({ readerWindow }, use) => {
    if (!readerWindow.devtools) throw new Error('Only Chromium has developer tools that a test can use.');
    await use(readerWindow.devtools);
  },
  watch: async ({ readerWindow, page }, use) => {
    await use(readerWindow.devtools ? readerWindow.watch : await watchPage(page, SITE));
  },
  page: async ({ context, readerWindow }, use) => {
    if (readerWindow.devtools) await putBack(readerWindow, readerWindow.devtools);
    await use(readerWindow.devtools ? readerWindow.page : await context.newPage());
  },
});

/** Tests whose `page` is one in which no scripts run. It stays open as well: without scripts, nothing is stored. */
export const testWithoutScripts = base.extend<object, { scriptlessPage: Page }>({
  scriptlessPage: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ baseURL: SITE, viewport: SIZE, javaScriptEnabled: false });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ scriptlessPage }, use) => {
    await scriptlessPage.goto('about:blank');
    await use(scriptlessPage);
  },
});

export { expect } from '@playwright/test';

async function putBack({ context, page, watch }: ReaderWindow, devtools: CDPSession): Promise<void> {
  await page.goto('about:blank');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.clearPermissions();
  await devtools.send('Storage.clearDataForOrigin', { origin: SITE, storageTypes: 'local_storage,cookies,service_workers,cache_storage' });
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await page.emulateMedia({ media: null, colorScheme: 'light' });
  await page.setViewportSize(SIZE);
  watch.faults.length = 0;
}
