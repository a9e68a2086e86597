import { test as fresh, type Page } from '@playwright/test';
import { STORY } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';

async function choose(page: Page, ...names: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Text settings' }).click();
  for (const name of names) await page.getByRole('radio', { name, exact: true }).check();
  await page.keyboard.press('Escape');
}

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

function textSize(page: Page): Promise<number> {
  return page
    .locator('main .prose p')
    .first()
    .evaluate((paragraph) => parseFloat(getComputedStyle(paragraph).fontSize));
}

for (const [name, theme] of [
  ['Dark', 'dark'],
  ['Sepia', 'sepia'],
] as const) {
  fresh(`${name} colours stay chosen on every page, from its first paint`, async ({ page }) => {
    await page.goto(STORY.en);
    const before = await paper(page);
    await choose(page, name);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const chosen = await paper(page);
    expect(chosen).not.toBe(before);

    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.documentElement.dataset.theme) return;
        observer.disconnect();
        performance.mark('theme');
      }).observe(document, { attributes: true, childList: true, subtree: true });
    });
    for (const path of ['/', '/news/', '/es/', STORY.en]) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      expect(await paper(page), path).toBe(chosen);
      await page.waitForFunction(() => performance.getEntriesByName('first-paint').length > 0);
      const [set, painted] = await page.evaluate(() =>
        ['theme', 'first-paint'].map((entry) => performance.getEntriesByName(entry)[0]?.startTime ?? NaN),
      );
      expect(set, path).toBeLessThan(painted ?? NaN);
    }
    await expect(page.getByRole('radio', { name, exact: true, includeHidden: true })).toBeChecked();
  });
}

test('A chosen text size stays chosen', async ({ page }) => {
  await page.goto(STORY.en);
  const before = await textSize(page);
  await choose(page, 'Larger');
  await expect(page.locator('html')).toHaveAttribute('data-text', 'larger');
  const larger = await textSize(page);
  expect(larger).toBeGreaterThan(before * 1.1);
  await page.goto('/opinion/our-view/2026/11/22/a-correction-is-a-promise/');
  expect(await textSize(page)).toBe(larger);
});

test('Colours go back to the device’s when the reader asks', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(STORY.en);
  const dark = await paper(page);
  await choose(page, 'Light');
  expect(await paper(page)).not.toBe(dark);
  await choose(page, 'As the device');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  expect(await paper(page)).toBe(dark);
});

test('Without a choice, colours follow the device', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const light = await paper(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => paper(page)).not.toBe(light);
});

test('Stored settings that are not settings do no harm', async ({ page, watch }) => {
  await page.goto(STORY.en);
  for (const stored of ['{', 'null', '[]', '"dark"', '7']) {
    await page.evaluate((value) => {
      localStorage.setItem('settings', value);
      localStorage.setItem('saved', value);
    }, stored);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Save', exact: true }), stored).toBeVisible();
    await page.goto('/saved/');
    await expect(page.getByText('Nothing saved yet.'), stored).toBeVisible();
    await page.goto(STORY.en);
  }
  expect(watch.faults).toEqual([]);
});

test('Typeface, spacing, length of lines, pictures and motion stay chosen, in every language', async ({ page }) => {
  await page.goto(STORY.en);
  const read = () =>
    page
      .locator('main .prose p')
      .first()
      .evaluate((paragraph) => {
        const { fontFamily, lineHeight, fontSize } = getComputedStyle(paragraph);
        return { fontFamily, spacing: parseFloat(lineHeight) / parseFloat(fontSize), width: paragraph.getBoundingClientRect().width };
      });
  const before = await read();
  await choose(page, 'Sans serif', 'Wider', 'Short', 'Not shown', 'None');
  for (const path of [STORY.en, STORY.ar]) {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('data-motion', 'none');
    const after = await read();
    expect(after.spacing, path).toBeGreaterThan(before.spacing * 1.2);
    expect(after.width, path).toBeLessThan(before.width);
    await expect(page.locator('main picture').filter({ visible: true })).toHaveCount(0);
  }
  await page.goto('/');
  await expect(page.locator('main picture').filter({ visible: true })).toHaveCount(0);
  await page.goto(STORY.en);
  expect((await read()).fontFamily).toContain('Public Sans');
  await choose(page, 'Easier to read');
  expect((await read()).fontFamily).toContain('Verdana');
  await choose(page, 'Serif', 'Shown');
  expect((await read()).fontFamily).toBe(before.fontFamily);
  await expect(page.locator('main picture').first()).toBeVisible();
});
