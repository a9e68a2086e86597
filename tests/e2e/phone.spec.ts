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
