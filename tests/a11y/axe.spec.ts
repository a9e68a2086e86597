import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { STORY } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';

/** What pages are like when they are used; `e2e/every-page` sees them all as they are loaded. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong, each with the elements it is wrong of. Pages have no frames, so axe’s own mode for frames is off: it is slow. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => `${id}: ${help}: ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`With ${colorScheme} colours`, () => {
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ colorScheme });
    });

    test('open text settings have no barrier', async ({ page }) => {
      await page.goto(STORY.en);
      await page.getByRole('button', { name: 'Text settings' }).click();
      await expect(page.getByRole('radio', { name: 'Sepia' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('search results have no barrier', async ({ page }) => {
      await page.goto('/search/?q=ukraine');
      await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('a list of saved stories has no barrier', async ({ page }) => {
      await page.goto(STORY.en);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.goto('/saved/');
      await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
      expect(await violations(page)).toEqual([]);
    });
  });
}

test('On a phone, a front and a story have no barrier', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/', STORY.en, '/ar/', STORY.ar]) {
    await page.goto(path);
    expect(await violations(page), path).toEqual([]);
  }
});
