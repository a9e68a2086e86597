import { STORY } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';
import { findLayoutFaults, NO_LAYOUT_FAULTS } from '../support/text-boxes.ts';

/** The sizes of the site’s own text settings, and those of a browser that enlarges text alone. `every-page` tries the browser’s default. */
for (const path of ['/', STORY.en, STORY.ar]) {
  test(`Nothing overlaps or scrolls sideways with letters set large, larger or twice as large: ${path}`, async ({ page }) => {
    await page.goto(path);
    for (const text of ['large', 'larger', 'twice']) {
      await page.evaluate((size) => {
        const { dataset, style } = document.documentElement;
        // “twice”: a browser that enlarges text alone, which media queries do not notice.
        if (size === 'twice') {
          delete dataset.text;
          style.fontSize = '200%';
        } else dataset.text = size;
      }, text);
      for (const width of [320, 390, 768, 1024, 1060, 1100, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(findLayoutFaults), `${text}, ${width} px wide`).toEqual(NO_LAYOUT_FAULTS);
      }
    }
  });
}

test('Where a browser’s own letters are twice as large, initials stay within their mark, and a story’s tools in one row', async ({
  page,
  devtools,
}) => {
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto('/opinion/our-view/2026/11/22/a-correction-is-a-promise/');
  const mark = page.locator('.columnists .author-mark');
  expect(await mark.evaluate((box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight])).toEqual([0, 0]);
  await page.evaluate(() => {
    scrollBy({ top: 2500, behavior: 'instant' });
  });
  const tools = page.locator('.tools.at-foot');
  await expect(tools).toBeVisible();
  const rows = await tools.locator('button:visible').evaluateAll((all) => all.map((tool) => tool.getBoundingClientRect().bottom));
  expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(8);
});
