import { expect, test } from '@playwright/test';
import { STORY } from '../support/pages.ts';

test('Copy link puts the story’s address into the clipboard and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(STORY.en);
  const share = page.locator('share-links');
  await share.getByRole('link', { name: 'Copy link' }).click();
  await expect(share.getByRole('status')).toHaveText('Link copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`https://meridian.example${STORY.en}`);
  await expect(page).toHaveURL(STORY.en);
  await expect(share.getByRole('link', { name: 'Copy link' })).toBeVisible({ timeout: 5_000 });
});

test('Copy link pressed twice still says what it does afterwards', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(STORY.en);
  const link = page.locator('share-links a[data-copy]');
  await link.click();
  await expect(link).toHaveText('Link copied');
  await link.click();
  await page.waitForTimeout(3_500);
  await expect(link).toHaveText('Copy link');
});
