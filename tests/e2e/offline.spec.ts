import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { STORY } from '../support/pages.ts';

/** Each test has a window of its own: what is kept in it would answer for pages of other tests. */
const isControlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null);
const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
    );
    return lists.flat();
  });

async function saveStory(page: Page): Promise<void> {
  await page.goto(STORY.en);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => isControlled(page)).toBe(true);
  await expect.poll(() => kept(page)).toEqual(expect.arrayContaining([STORY.en, '/saved/']));
  await expect.poll(async () => (await kept(page)).some((path) => path.startsWith('/_pictures/'))).toBe(true);
}

async function cut(context: BrowserContext, isCut: boolean): Promise<void> {
  await context.setOffline(isCut);
}

test('Nothing is kept, and no worker asked for, before a reader wants it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await page.goto(STORY.en);
  await page.goto('/saved/');
  await expect(page.getByRole('button', { name: 'Keep pages on this device' })).toBeVisible();
  expect(await kept(page)).toEqual([]);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((path) => /service-worker|\/worker-|offline-note/.test(path))).toEqual([]);
});

test('A saved story and the pages that were opened are read without a network, and say how old they are', async ({ page, context }) => {
  await saveStory(page);
  await page.goto('/');
  await expect.poll(() => kept(page)).toContain('/');
  await cut(context, true);

  await page.goto(STORY.en);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Russia and Ukraine hold first talks near Belarusian border');
  await expect(page.getByRole('status').filter({ hasText: 'You are offline. This page is as of' })).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1') ?? document.body).fontFamily)).toContain('Newsreader');
  await expect
    .poll(() =>
      page
        .locator('main img')
        .first()
        .evaluate((picture: HTMLImageElement) => picture.complete && picture.naturalWidth > 0),
    )
    .toBe(true);

  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Meridian');
  await expect(page.locator('offline-note')).toContainText(/as of .*20\d\d/);

  await page.goto('/science/');
  await expect(page.locator('offline-note')).toHaveText('You are offline, and the page that you asked for is not kept on this device.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saved stories');
  await page.getByRole('main').getByRole('listitem').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Russia and Ukraine');

  await cut(context, false);
  await expect(page.locator('offline-note')).toBeHidden();
  await page.goto('/science/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Science');
});

test('One press deletes all that is kept, and nothing is kept any more', async ({ page }) => {
  await saveStory(page);
  await page.goto('/saved/');
  await expect(page.getByText(/Pages kept on this device: [2-9]/)).toBeVisible();
  await page.getByRole('button', { name: 'Delete them all' }).click();
  await expect(page.getByRole('button', { name: 'Keep pages on this device' })).toBeVisible();
  expect(await kept(page)).toEqual([]);
  await page.goto('/');
  expect(await kept(page)).toEqual([]);
});

test('A story that is taken out of the saved ones is not kept', async ({ page }) => {
  await saveStory(page);
  await page.getByRole('button', { name: 'Saved' }).click();
  await expect
    .poll(() => page.evaluate(async (path) => (await (await caches.open('standfirst-saved')).match(path)) === undefined, STORY.en))
    .toBe(true);
});

test('A page that is gone is forgotten', async ({ page }) => {
  await saveStory(page);
  await page.context().route(`**${STORY.en}`, (route) => route.fulfill({ status: 410, contentType: 'text/html', body: '<h1>Gone</h1>' }));
  await page.goto(STORY.en);
  await expect.poll(() => kept(page)).not.toContain(STORY.en);
});
