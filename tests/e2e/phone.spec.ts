import { expect, test } from '@playwright/test';
import { STORY } from '../support/pages.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

for (const path of [STORY.en, STORY.ar]) {
  test(`Links that stand alone are 44 px high on ${path}`, async ({ page }) => {
    await page.goto(path);
    for (const selector of ['.sources a', '.topics a', '.breadcrumbs a', '.share a', '.sections a', '.tools button', '.byline a']) {
      const heights = await page
        .locator(selector)
        .evaluateAll((links) =>
          links.filter((link) => link.getClientRects().length > 0).map((link) => link.getBoundingClientRect().height),
        );
      expect(heights.length, selector).toBeGreaterThan(0);
      expect(Math.min(...heights), selector).toBeGreaterThanOrEqual(43.9);
    }
  });
}

const LAST = ['/food/', '/travel/', '/ar/food/', '/es/food/'];

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'With JavaScript' : 'Without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('the section bar shows the current section, and the page stays at its head', async ({ page }) => {
      for (const path of LAST) {
        await page.goto(path);
        await expect(page.locator('.sections [aria-current]'), path).toBeInViewport({ ratio: 1 });
        expect(await page.evaluate(() => [scrollY, document.documentElement.scrollLeft]), path).toEqual([0, 0]);
      }
      // It begins with the first section where that is the current one.
      await page.goto('/news/');
      await expect(page.locator('.sections a').first()).toBeInViewport({ ratio: 1 });
    });
  });
}

test.describe('The row of the nameplate', () => {
  test('leaves with the page, comes back when that is moved up, and covers nothing that has the focus', async ({ page }) => {
    await page.goto('/news/');
    const row = page.locator('.top-row');
    await page.mouse.wheel(0, 1500);
    await expect(row).toHaveClass(/away/);
    await page.mouse.wheel(0, -300);
    await expect(row).not.toHaveClass(/away/);
    await expect(row).toBeInViewport({ ratio: 1 });
    // A link that lies under the row takes the focus.
    await page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLElement>('main a')];
      const link = links.find((one) => one.getBoundingClientRect().top > 200);
      if (link) scrollBy(0, link.getBoundingClientRect().top - 10);
      link?.focus({ preventScroll: true });
    });
    await expect(row).toHaveClass(/away/);
  });

  test('opens all sections, languages and pages as a sheet, which gives the focus back', async ({ page }) => {
    await page.goto(STORY.en);
    const ways = page.locator('.to-sections');
    await ways.click();
    const sheet = page.getByRole('dialog', { name: 'Sections' });
    await expect(sheet.getByRole('link', { name: 'Archaeology' })).toBeVisible();
    await expect(sheet.getByRole('link', { name: 'Español' })).toBeVisible();
    await expect(sheet.getByRole('link', { name: 'Saved stories' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(ways).toBeFocused();
    await ways.click();
    await sheet.getByRole('button', { name: 'Close' }).click();
    await expect(sheet).toBeHidden();
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('leads to the index of sections at the foot', async ({ page }) => {
      await page.goto('/news/');
      await page.locator('.to-sections').click();
      await expect(page.locator('#sections').getByRole('link', { name: 'Ukraine' })).toBeInViewport();
    });
  });
});

test('A story’s tools stay at the foot of the screen once they have been passed', async ({ page }) => {
  await page.goto(STORY.en);
  await page.mouse.wheel(0, 3000);
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await expect(save).toBeInViewport({ ratio: 1 });
  await save.click();
  await expect(page.getByRole('button', { name: 'Saved' })).toBeInViewport({ ratio: 1 });
});
