import { STORY } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';

for (const path of ['/', '/ar/', STORY.en]) {
  test(`The first tab stop of ${path} is a link that skips to the page’s content`, async ({ page }) => {
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skip = page.locator('a[href="#main"]');
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });
}

for (const path of ['/', '/ar/news/', STORY.en, '/search/']) {
  test(`Focus is seen on each of the first thirty tab stops of ${path}`, async ({ page }) => {
    await page.goto(path);
    const unseen: string[] = [];
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press('Tab');
      const fault = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const { width, height, top, bottom } = element.getBoundingClientRect();
        const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1.5;
        const inView = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
        return outlined && inView
          ? undefined
          : `${element.outerHTML.slice(0, 90)} outline ${outlineStyle} ${outlineWidth}, top ${Math.round(top)}`;
      });
      if (fault !== undefined) unseen.push(fault);
    }
    expect(unseen).toEqual([]);
  });
}

test('Text settings open, are chosen and close by keyboard alone', async ({ page }) => {
  await page.goto(STORY.en);
  const button = page.getByRole('button', { name: 'Text settings' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'As the device' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'As the device' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeHidden();
  await expect(button).toBeFocused();
});

test('The keys j and k go through the stories of a page, and ? names the keys, until they are switched off', async ({ page }) => {
  await page.goto('/news/');
  const focused = () => page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
  const headlines = await page.locator('main .headline > a').filter({ visible: true }).allTextContents();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await focused()).toBe(headlines[2]?.trim());
  await page.keyboard.press('k');
  expect(await focused()).toBe(headlines[1]?.trim());
  await page.keyboard.press('Control+j');
  expect(await focused()).toBe(headlines[1]?.trim());

  await page.keyboard.press('/');
  await page.keyboard.type('jk?');
  await expect(page.locator('#q')).toHaveValue('jk?');
  await page.locator('#q').fill('');
  await page.locator('#q').blur();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('Next story or post');
  await help.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  await expect(help).toBeHidden();
  await expect(page.locator('#q')).not.toBeFocused();
});
