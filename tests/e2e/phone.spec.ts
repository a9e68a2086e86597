import { expect, test } from '@playwright/test';
import { CASES, STORY } from '../support/pages.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

for (const { kind, path } of CASES.filter(({ language }) => language !== 'es')) {
  test(`Every target of a ${kind} is high enough for a finger: ${path}`, async ({ page }) => {
    await page.goto(path);
    const small = await page.evaluate(() => {
      /** A link among the words of a sentence is as high as its line. */
      const isInSentence = (link: Element) => {
        const block = link.closest('p, li, dd, td, figcaption, blockquote');
        if (!block?.closest('.prose, figcaption, .end, .colophon')) return false;
        if (link.closest('.sources, .topics')) return false;
        return block.textContent.trim() !== link.textContent.trim();
      };
      return (
        [...document.querySelectorAll('a[href], button, summary, select, input')]
          .filter((element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden')
          .filter((element) => !element.matches('.skip, .visually-hidden *') && !isInSentence(element))
          // A box to tick is pressed by its label.
          .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && (box.height < 24 || box.width < 24))
          .map(({ element, box }) => `${element.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`)
      );
    });
    expect(small).toEqual([]);
  });
}

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

    for (const path of LAST) {
      test(`the section bar of ${path} shows the current section, and the page stays at its head`, async ({ page }) => {
        await page.goto(path);
        const current = page.locator('.sections [aria-current]');
        await expect(current).toBeInViewport({ ratio: 1 });
        expect(await page.evaluate(() => window.scrollY)).toBe(0);
        expect(await page.evaluate(() => document.documentElement.scrollLeft)).toBe(0);
      });
    }

    test('the section bar begins with the first section where that is the current one', async ({ page }) => {
      await page.goto('/news/');
      await expect(page.locator('.sections a').first()).toBeInViewport({ ratio: 1 });
    });
  });
}
