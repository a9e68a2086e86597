import { expect, test } from '@playwright/test';
import { STORY } from '../support/pages.ts';

const WIDTHS = [320, 390, 768, 1024, 1440, 1920];
const PATHS = ['/', '/news/', STORY.en, '/ar/', '/ar/news/', STORY.ar];

for (const path of PATHS) {
  test(`${path} never scrolls sideways`, async ({ page }) => {
    await page.goto(path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const { over, clipped, culprits } = await page.evaluate(() => {
        const root = document.documentElement;
        const edges = [...document.body.querySelectorAll('*')].filter((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1);
        });
        return {
          over: root.scrollWidth - root.clientWidth,
          clipped: [root, document.body].map((element) => getComputedStyle(element).overflowX).filter((value) => value !== 'visible'),
          culprits: edges.slice(0, 5).map((element) => element.outerHTML.slice(0, 80)),
        };
      });
      expect(over, `${width} px wide: ${culprits.join(' ')}`).toBe(0);
      expect(clipped, 'nothing is hidden to make it so').toEqual([]);
    }
  });
}

for (const path of [...PATHS, '/climate/2026/11/12/co2-in-twelve-seconds/']) {
  test(`Every link and button of ${path} can be reached with a pointer`, async ({ page }) => {
    await page.goto(path);
    for (const width of [390, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const covered = await page.evaluate(() =>
        // Ways past the menus come into sight with the keyboard’s focus alone.
        [...document.querySelectorAll('a:not(.skip), button, input, summary')].flatMap((element) => {
          if (!element.checkVisibility({ visibilityProperty: true })) return [];
          element.scrollIntoView({ block: 'center', inline: 'center' });
          const box = element.getClientRects()[0];
          if (!box || box.width <= 1) return [];
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const reached = top !== null && (element.contains(top) || top.closest('label')?.contains(element));
          return reached ? [] : [`“${element.textContent.trim()}” lies under ${top?.outerHTML.slice(0, 60) ?? 'nothing'}`];
        }),
      );
      expect(covered, `${width} px wide`).toEqual([]);
    }
  });
}

for (const { name, width, height } of [
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a desktop', width: 1440, height: 900 },
]) {
  for (const path of ['/', STORY.en, '/ar/', STORY.ar]) {
    test(`Nothing on ${path} jumps while it loads on ${name}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(globalThis, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
            if (!hadRecentInput) shifts.push(value);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.evaluate(async () => {
        await document.fonts.ready;
        for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
          scrollTo(0, y);
          await new Promise((resolve) => setTimeout(resolve, 60));
        }
      });
      await page.waitForLoadState('networkidle');
      const total = await page.evaluate(() =>
        (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
      );
      expect(total).toBeLessThan(0.02);
    });
  }
}
