import { expect, test } from '@playwright/test';
import { STORY } from '../support/pages.ts';

test('Copy link puts the story’s address into the clipboard, says so, and then says again what it does, pressed twice or not', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await page.goto(STORY.en);
  const share = page.locator('.tools share-links');
  const link = share.locator('a[data-copy]');
  const later = async (): Promise<void> => {
    await expect(async () => {
      await page.clock.runFor(3000);
      await expect(link).toHaveText('Copy link', { timeout: 100 });
    }).toPass();
  };
  await page.locator('.share-menu summary').click();
  await share.getByRole('link', { name: 'Copy link' }).click();
  await expect(share.getByRole('status')).toHaveText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`https://meridian.example${STORY.en}`);
  await expect(page).toHaveURL(STORY.en);
  await later();

  await link.click();
  await expect(link).toHaveText('Link copied');
  await link.click();
  await later();
});
