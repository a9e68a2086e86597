import { expect, test } from '@playwright/test';
import { PAGES } from '../support/pages.ts';
import { findLayoutFaults } from '../support/text-boxes.ts';

const LONG = 'https://www.example.org/council/meetings/2026/minutes-of-the-finance-committee.html Donaudampfschifffahrtsgesellschaft';

/** Puts long words at the end of everything that an editor could have written there. */
function lengthen(words: string): void {
  const range = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (range.nextNode()) texts.push(range.currentNode as Text);
  for (const text of texts) {
    const element = text.parentElement;
    const isWritten = element?.closest('h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, blockquote');
    const isFurniture = element?.closest('header.masthead, footer, time, nav, script, style, template, .nameplate, .label, td.number');
    if (text.data.trim() !== '' && isWritten && !isFurniture) text.data += ` ${words}`;
  }
}

for (const { kind, en } of PAGES) {
  test(`A long word or address makes no page scroll sideways: ${kind}`, async ({ page }) => {
    await page.goto(en);
    await page.evaluate(lengthen, LONG);
    for (const width of [320, 390, 768, 1024]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(findLayoutFaults), `${width} px wide`).toEqual({ over: 0, culprits: [], overlaps: [] });
    }
  });
}
