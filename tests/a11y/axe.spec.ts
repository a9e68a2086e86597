import type { Page } from '@playwright/test';
import { COLOURS, findBarriers, WCAG } from '../support/axe.ts';
import { STORY } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';

/** What pages are like when they are used; `e2e/every-page` sees them all as they are loaded. All rules in light colours, then those of colours in dark. */
async function expectNoBarrier(page: Page): Promise<void> {
  const light = await findBarriers(page, WCAG);
  expect(light.found).toEqual([]);
  expect(light.judged).toContain('button-name');
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findBarriers(page, COLOURS);
  expect(dark.found, 'dark').toEqual([]);
  expect(dark.judged).toContain('color-contrast');
}

test('Open text settings have no barrier', async ({ page }) => {
  await page.goto(STORY.en);
  await page.getByRole('button', { name: 'Text settings' }).click();
  await expect(page.getByRole('radio', { name: 'Sepia' })).toBeVisible();
  await expectNoBarrier(page);
});

test('Search results have no barrier', async ({ page }) => {
  await page.goto('/search/?q=ukraine');
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
  await expectNoBarrier(page);
});

test('A list of saved stories has no barrier', async ({ page }) => {
  await page.goto(STORY.en);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.goto('/saved/');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await expectNoBarrier(page);
});

test('On a phone, a front and a story have no barrier', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/', STORY.en, '/ar/', STORY.ar]) {
    await page.goto(path);
    const { found, judged } = await findBarriers(page, WCAG);
    expect(found, path).toEqual([]);
    expect(judged, path).toContain('color-contrast');
  }
});
