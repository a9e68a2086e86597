import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { CASES, STORY } from '../support/pages.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules whose outcome depends on colours; all others find the same in every theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong, each with the elements it is wrong of. Pages have no frames, so axe’s own mode for frames is off: it is slow. */
async function violations(page: Page, choose: (axe: AxeBuilder) => AxeBuilder = (axe) => axe.withTags(RULES)): Promise<string[]> {
  const { violations: found } = await choose(new AxeBuilder({ page }).setLegacyMode(true)).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => `${id}: ${help}: ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message ?? ''}`),
  );
}

for (const { kind, language, path } of CASES.filter((page) => page.language !== 'es')) {
  test(`A ${kind} (${language}) has no barrier in light or dark colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    expect(await violations(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, (axe) => axe.withRules(COLOUR_RULES)), 'dark').toEqual([]);
  });
}

for (const path of [STORY.en, STORY.ar]) {
  test(`In sepia colours, ${path} has no barrier`, async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('settings', JSON.stringify({ theme: 'sepia' }));
    });
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia');
    expect(await violations(page)).toEqual([]);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`With ${colorScheme} colours`, () => {
    test.use({ colorScheme });

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
