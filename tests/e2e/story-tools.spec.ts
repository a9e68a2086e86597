import { STORY } from '../support/pages.ts';
import { expect, test, testWithoutScripts } from '../support/reader.ts';

for (const path of [STORY.en, STORY.es, STORY.ar]) {
  test(`Save is a few keys away on ${path}`, async ({ page }) => {
    await page.goto(path);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const skip = page.locator('a[href="#story-tools"]');
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.locator('[data-action="listen"]')).toBeFocused();
    await page.keyboard.press('Tab');
    const save = page.locator('[data-action="save"]');
    await expect(save).toBeFocused();
    await expect(save).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(save).toHaveAttribute('aria-pressed', 'true');
  });

  test(`What stands above or before takes the focus first on ${path}`, async ({ page }) => {
    await page.goto(path);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 1000 });
      const boxes = await page.evaluate(() =>
        ['.breadcrumbs a', '.byline a', '[data-action="save"]'].map((selector) => {
          const element = document.querySelector(`.story ${selector}`);
          if (!element) throw new Error(`There is nothing at ${selector}.`);
          return { selector, top: element.getBoundingClientRect().top };
        }),
      );
      const inOrder = boxes.toSorted((one, other) => one.top - other.top);
      expect(
        boxes.map(({ selector }) => selector),
        `${width} px wide`,
      ).toEqual(inOrder.map(({ selector }) => selector));
    }
    // The order of the focus is the order of the document: nothing has another.
    expect(await page.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])').count()).toBe(0);
    const order = await page.evaluate(() => {
      const all = [...document.querySelectorAll('.story :is(.breadcrumbs, .byline, .tools, .tools .share)')];
      return all.map(({ className }) => className.split(' ')[0]);
    });
    expect(order).toEqual(['breadcrumbs', 'byline', 'tools', 'share']);
  });
}

test('“Aa” is called what is seen of it, and its form has a name', async ({ page }) => {
  await page.goto(STORY.en);
  const button = page.getByRole('button', { name: 'Aa Text settings', exact: true });
  await expect(button).toBeVisible();
  await button.click();
  await expect(page.getByRole('form', { name: 'Text settings' })).toBeVisible();
});

test('The ways to share open behind one word, and close by Escape, which gives the focus back', async ({ page }) => {
  await page.goto(STORY.en);
  const menu = page.locator('.share-menu');
  await menu.locator('summary').press('Enter');
  await expect(menu.getByRole('link', { name: 'Mastodon' })).toBeVisible();
  await menu.getByRole('link', { name: 'Mastodon' }).press('Escape');
  await expect(menu.getByRole('link', { name: 'Mastodon' })).toBeHidden();
  await expect(menu.locator('summary')).toBeFocused();
});

test.describe('Without JavaScript', () => {
  for (const path of [STORY.en, STORY.es, STORY.ar]) {
    testWithoutScripts(`nothing is offered on ${path} that only a script can do`, async ({ page }) => {
      await page.goto(path);
      for (const copy of await page.locator('a[data-copy]').all()) await expect(copy).toBeHidden();
      await page.locator('.share-menu summary').click();
      await expect(page.locator('.tools .share li:visible').first()).toBeVisible();
      await expect(page.locator('a[href="#story-tools"]')).toBeHidden();
      for (const button of await page.locator('story-tools button').all()) await expect(button).toBeHidden();
    });
  }
});
