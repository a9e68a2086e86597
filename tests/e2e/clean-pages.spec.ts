import { expect, test } from '@playwright/test';
import { CASES } from '../support/pages.ts';
import { watchPage } from '../support/watch.ts';

for (const { kind, language, path } of CASES) {
  test(`A ${kind} (${language}) loads without an error, a blocked script or a request to another host`, async ({ page, baseURL }) => {
    const watch = await watchPage(page, baseURL ?? '');
    const response = await page.goto(path, { waitUntil: 'networkidle' });
    const missing = kind === 'page that is not there';
    expect(response?.status()).toBe(missing ? 404 : 200);
    await expect(page.locator('h1')).toBeVisible();
    await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
    });
    await page.waitForLoadState('networkidle');
    const noise = missing ? watch.faults.filter((fault) => fault.includes('404 (Not Found)')) : [];
    expect(watch.faults.filter((fault) => !noise.includes(fault))).toEqual([]);
  });
}
