import { expect, test, type Page } from '@playwright/test';
import { PAGES } from '../support/pages.ts';
import { findLayoutFaults } from '../support/text-boxes.ts';

const WIDTHS = [320, 390, 768, 1024, 1100, 1440, 1920];
const SOUND = { over: 0, culprits: [], overlaps: [] };

/** What a reader has set as the default size in the browser, in pixels: it is the measure of rem, in media queries too. */
async function setDefaultFont(page: Page, size: number): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: size } });
}

async function expectSound(page: Page, width: number, what: string): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  expect(await page.evaluate(findLayoutFaults), `${what}, ${width} px wide`).toEqual(SOUND);
}

const ARABIC = new Set(['front', 'section', 'story with a photo and a map']);
const PATHS = PAGES.flatMap(({ kind, en, ar }) => [
  { kind, path: en },
  ...(ar !== undefined && ARABIC.has(kind) ? [{ kind: `${kind} in Arabic`, path: ar }] : []),
]);

for (const { kind, path } of PATHS) {
  test(`Nothing overlaps or scrolls sideways at any size of letters: ${kind}`, async ({ page }) => {
    await page.goto(path);
    for (const size of [16, 24, 32]) {
      await setDefaultFont(page, size);
      for (const width of WIDTHS) await expectSound(page, width, `Letters of ${size} px`);
    }
  });
}

for (const path of ['/', '/news/ukraine/2022/02/28/first-talks-belarus-border/', '/ar/news/ukraine/2022/02/28/awwal-muhadathat/']) {
  for (const text of ['large', 'larger', 'twice']) {
    test(`Nothing overlaps or scrolls sideways with letters set ${text}: ${path}`, async ({ page }) => {
      await page.goto(path);
      // “twice”: a browser that enlarges text alone, which media queries do not notice.
      await page.evaluate((size) => {
        if (size === 'twice') document.documentElement.style.fontSize = '200%';
        else document.documentElement.dataset.text = size;
      }, text);
      for (const width of [320, 390, 768, 1024, 1060, 1100, 1440]) await expectSound(page, width, text);
    });
  }
}
