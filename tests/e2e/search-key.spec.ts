import type { Page } from '@playwright/test';
import { STORY } from '../support/pages.ts';
import { expect, test, testWithoutScripts } from '../support/reader.ts';

const PATHS = ['/', '/es/', '/ar/', '/news/', '/archive/', '/policies/privacy/', '/nothing-stands-here/', STORY.en];

/** Whether the field that has the focus is one to search with. */
function isSearching(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.matches('input[type="search"]') ?? false);
}

for (const path of PATHS) {
  test(`The key / leads to the search of ${path}, as its field says`, async ({ page }) => {
    await page.goto(path);
    const promises = page.locator('[aria-keyshortcuts="/"]:visible');
    await expect(promises).toHaveCount(1);
    await page.keyboard.press('/');
    await expect(promises).toBeFocused();
    expect(await isSearching(page)).toBe(true);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('');
    await page.keyboard.type('a/b');
    await expect(promises).toHaveValue('a/b');
  });
}

test('On a phone, where the field is a page of its own, the key / opens that', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [path, search] of [
    ['/news/', '/search/'],
    ['/ar/', '/ar/search/'],
  ] as const) {
    await page.goto(path);
    await page.keyboard.press('/');
    await expect(page).toHaveURL(search);
    await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused();
  }
});

test('On the search page the key / leads to the page’s own field', async ({ page }) => {
  await page.goto('/search/?q=comet');
  const field = page.getByRole('main').getByRole('searchbox');
  await expect(field).toHaveValue('comet');
  await page.getByRole('main').getByRole('link').first().focus();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
});

test('No other key is the key, nor is it with another', async ({ page }) => {
  await page.goto('/news/');
  for (const keys of ['Control+/', 'Alt+/', 'Meta+/', '.', 'Shift+a']) {
    await page.keyboard.press(keys);
    expect(await isSearching(page), keys).toBe(false);
  }
  await page.keyboard.press('/');
  expect(await isSearching(page)).toBe(true);
});

test('On keyboards that write / with Shift, the key leads to the search too', async ({ page }) => {
  await page.goto('/news/');
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', shiftKey: true, bubbles: true, cancelable: true })),
  );
  expect(await isSearching(page)).toBe(true);
});

test('Whoever writes / into a field stays there', async ({ page }) => {
  await page.goto('/news/');
  for (const { what, html } of [
    { what: 'a line', html: '<input type="text" id="writing">' },
    { what: 'several lines', html: '<textarea id="writing"></textarea>' },
    { what: 'a list of choices', html: '<select id="writing"><option>/a</option></select>' },
    { what: 'text that can be edited', html: '<p contenteditable id="writing"><b>Words</b></p>' },
    { what: 'a field made of something else', html: '<div role="textbox" tabindex="0" id="writing"></div>' },
  ]) {
    await page.evaluate((markup) => {
      document.querySelector('#writing')?.remove();
      document.querySelector('main')?.insertAdjacentHTML('afterbegin', markup);
    }, html);
    await page.locator('#writing').focus();
    await page.keyboard.press('/');
    await expect(page.locator('#writing'), what).toBeFocused();
  }
});

test('The key can be turned off on the search page, for every page, and on again', async ({ page }) => {
  await page.goto('/search/');
  const box = page.getByRole('checkbox', { name: 'The key / leads to the search, on every page' });
  await expect(box).toBeChecked();
  await box.uncheck();
  await page.goto(STORY.en);
  await page.keyboard.press('/');
  expect(await isSearching(page)).toBe(false);
  // What else was chosen stays, and so does this.
  await page.getByRole('button', { name: 'Text settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.keyboard.press('Escape');
  await page.goto('/search/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(box).not.toBeChecked();
  await box.check();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('/');
  expect(await isSearching(page)).toBe(true);
});

test.describe('Without JavaScript', () => {
  testWithoutScripts('the search page offers no switch for a key that leads nowhere', async ({ page }) => {
    await page.goto('/search/');
    await expect(page.getByRole('checkbox')).toHaveCount(0);
  });
});
