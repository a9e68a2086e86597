import { test as fresh } from '@playwright/test';
import { loadToTheEnd } from '../support/page-trials.ts';
import { STORY } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';

const PATHS = ['/', '/news/', STORY.en, '/ar/', '/ar/news/', STORY.ar];

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

test('A front whose name has many words leaves the day and the city their places', async ({ page }) => {
  for (const name of ['The Voice of the Valley', 'The Hills and Coast Gazette, Intelligencer and Advertiser']) {
    for (const path of ['/', '/es/']) {
      await page.goto(path);
      await page.evaluate((text) => {
        for (const link of document.querySelectorAll('.top-row .nameplate a')) link.textContent = text;
      }, name);
      for (const letters of ['100%', '200%']) {
        for (const width of [768, 1024, 1440, 1920]) {
          await page.setViewportSize({ width, height: 900 });
          const broken = await page.evaluate((size) => {
            document.documentElement.style.fontSize = size;
            return [...document.querySelectorAll('.plate .label')].flatMap((label) => {
              const lines = label.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(label).lineHeight);
              return lines > 4.1 ? [`“${label.textContent.trim()}” stands in ${lines.toFixed(0)} lines`] : [];
            });
          }, letters);
          expect(broken, `${path}, ${name}, letters of ${letters}, ${String(width)} px wide`).toEqual([]);
        }
      }
    }
  }
});

/** By how much the blocks that stand beside each other on a front may end apart: a quarter of a window, in pixels. */
const MOST_WHITE = 230;

test('No block of the front leaves a hole beside a longer one', async ({ page }) => {
  await page.goto('/');
  await page.evaluate(loadToTheEnd);
  for (const width of [1024, 1100, 1200, 1280, 1366, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const holes = await page.evaluate((most) => {
      const endOf = (element: Element) => {
        const inner = [...element.querySelectorAll('p, h3, figcaption, img')].filter((each) => each.checkVisibility());
        return Math.max(...inner.map((each) => each.getBoundingClientRect().bottom));
      };
      return [...document.querySelectorAll('main .zone.main, main .zone.pair')].flatMap((zone) => {
        const ends = [...zone.children].map(endOf);
        const apart = Math.max(...ends) - Math.min(...ends);
        const names = [...zone.querySelectorAll('h2')].map((heading) => heading.textContent.trim());
        return apart > most ? [`${names.join(', ')}: ${apart.toFixed(0)} px`] : [];
      });
    }, MOST_WHITE);
    expect(holes, `${String(width)} px wide`).toEqual([]);
  }
});

for (const { name, width, height } of [
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a desktop', width: 1440, height: 900 },
]) {
  for (const path of ['/', STORY.en, '/ar/', STORY.ar, '/saved/', '/search/']) {
    fresh(`Nothing on ${path} jumps while it loads on ${name}`, async ({ page }) => {
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
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      await page.evaluate(loadToTheEnd);
      await page.waitForLoadState('networkidle');
      const total = await page.evaluate(() =>
        (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
      );
      expect(total).toBeLessThan(0.02);
    });
  }
}
