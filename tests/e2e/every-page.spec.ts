import type { Page } from '@playwright/test';
import { COLOURS, findBarriers, WCAG } from '../support/axe.ts';
import { IS_LONG, IS_SHORT } from '../support/length.ts';
import { CASES } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';
import { findSmallTargets, lengthen, loadToTheEnd, LONG_WORDS } from '../support/page-trials.ts';
import { findLayoutFaults, NO_LAYOUT_FAULTS } from '../support/text-boxes.ts';

/** Rules that axe counts among best practices, and one that it still tries out. */
const ORDER = ['region', 'landmark-unique', 'landmark-one-main', 'heading-order', 'label-content-name-mismatch', 'empty-heading'];

const THEMES = ['light', 'dark', 'sepia'] as const;
type Theme = (typeof THEMES)[number];

/** Each language has one theme, so that each kind of page is seen in each; in the long run, each page is. */
const THEME_OF: Readonly<Record<string, Theme>> = { en: 'light', ar: 'dark', es: 'sepia' };

/** Kinds that are laid out in ways that all others repeat. */
const LEADING = ['front', 'section', 'story with a photo and a map'];

/** What `npm test` looks at: kinds that differ most from each other, in English, and fronts in the other languages. */
const MOST_DIFFERENT = [
  ...LEADING,
  'opinion with comments',
  'gallery',
  'recipe',
  'live story',
  'archive',
  'search',
  'page that is not there',
];

const WIDTHS = [320, 390, 768, 1024, 1100, 1440, 1920];
const SIZES = [16, 24, 32];

function themesOf(kind: string, language: string): Theme[] {
  if (IS_LONG) return [...THEMES];
  const own = THEME_OF[language] ?? 'light';
  const others = CASES.filter((page) => page.kind === kind && page.language !== language).map((page) => THEME_OF[page.language]);
  // A kind that there is in English alone is seen in all three there.
  return [own, ...(language === 'en' ? THEMES.filter((theme) => theme !== own && !others.includes(theme)) : [])];
}

/** Dark is the device’s, as it is for most readers; sepia is always chosen. */
async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
  await page.evaluate((chosen) => {
    if (chosen === 'sepia') document.documentElement.dataset.theme = chosen;
    else delete document.documentElement.dataset.theme;
  }, theme);
}

async function expectNoBarrier(page: Page, rules: 'all' | 'colours', theme: Theme): Promise<void> {
  const { found, judged } = rules === 'all' ? await findBarriers(page, WCAG, ORDER) : await findBarriers(page, COLOURS);
  expect(judged, 'the rules were run').toContain(rules === 'all' ? 'landmark-one-main' : 'color-contrast');
  expect(found, theme).toEqual([]);
}

async function expectSound(page: Page, widths: readonly number[], what: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(findLayoutFaults), `${what}, ${width} px wide`).toEqual(NO_LAYOUT_FAULTS);
  }
}

/**
 * All that must hold of every kind of page in every language, with each page loaded once. Whatever does not depend on the language is
 * tried in English, and, of what may turn out otherwise from right to left, on three kinds in Arabic.
 */
for (const { kind, language, path } of CASES) {
  if (IS_SHORT && !(language === 'en' ? MOST_DIFFERENT.includes(kind) : kind === 'front')) continue;
  const isMissing = kind === 'page that is not there';
  const isLaidOutAnew = IS_LONG || language === 'en' || (language === 'ar' && LEADING.includes(kind));
  const isLeading = IS_LONG || LEADING.includes(kind);

  test(`A ${kind} (${language}) loads well, has no barrier, and holds together at any size`, async ({ page, watch, devtools }) => {
    const [first = 'light', ...others] = themesOf(kind, language);
    await page.emulateMedia({ colorScheme: first === 'dark' ? 'dark' : 'light' });
    const response = await page.goto(path);
    expect(response?.status()).toBe(isMissing ? 404 : 200);
    await expect(page.locator('h1')).toBeVisible();

    await test.step('It has no barrier, all of it stands in landmarks, and its headings are in order', async () => {
      await setTheme(page, first);
      await expectNoBarrier(page, 'all', first);
      for (const theme of others) {
        await setTheme(page, theme);
        await expectNoBarrier(page, 'colours', theme);
      }
      await setTheme(page, 'light');
    });

    if (isLaidOutAnew)
      await test.step('Nothing overlaps or scrolls sideways, whatever size of letters a reader has set', async () => {
        for (const size of isLeading ? SIZES : [16, 32]) {
          await devtools.send('Page.setFontSizes', { fontSizes: { standard: size } });
          await expectSound(page, isLeading ? WIDTHS : [320, 768, 1100, 1920], `Letters of ${size} px`);
        }
        await devtools.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
      });

    if (IS_LONG || language !== 'es')
      await test.step('Every target is high enough for a finger', async () => {
        await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true });
        await page.setViewportSize({ width: 390, height: 844 });
        expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
        expect(await page.evaluate(findSmallTargets)).toEqual([]);
        await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: false });
      });

    if (IS_LONG || language === 'en')
      await test.step('A long word or address makes it neither scroll sideways nor overlap', async () => {
        await page.evaluate(lengthen, LONG_WORDS);
        await expectSound(page, IS_LONG ? [320, 390, 768, 1024] : [320, 1024], 'Long words');
      });

    await test.step('There was no error, nothing was blocked, and no other host was asked', async () => {
      await page.evaluate(loadToTheEnd);
      await page.waitForLoadState('networkidle');
      const noise = isMissing ? watch.faults.filter((fault) => fault.includes('404 (Not Found)')) : [];
      expect(watch.faults.filter((fault) => !noise.includes(fault))).toEqual([]);
    });
  });
}
