import { test as base, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { watchPage, type Watch } from './watch.ts';

/** Where the site of these tests is served. */
export const SITE = 'http://localhost:4391';

/** A window that stays open from test to test: to open one takes a browser longer than to load a page. */
interface ReaderWindow {
  context: BrowserContext;
  page: Page;
  watch: Watch;
  devtools: CDPSession;
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
      await use({ context, page, watch, devtools: await context.newCDPSession(page) });
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ readerWindow }, use) => {
    await use(readerWindow.context);
  },
  devtools: async ({ readerWindow }, use) => {
    await use(readerWindow.devtools);
  },
  watch: async ({ readerWindow }, use) => {
    await use(readerWindow.watch);
  },
  page: async ({ readerWindow }, use) => {
    await putBack(readerWindow);
    await use(readerWindow.page);
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

async function putBack({ context, page, watch, devtools }: ReaderWindow): Promise<void> {
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
