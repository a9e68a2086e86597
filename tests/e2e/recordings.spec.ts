import { expect, test } from '@playwright/test';

for (const { kind, listing, path, type } of [
  { kind: 'audio', listing: '/audio/', path: '/climate/2026/11/13/the-curve-as-a-tune/', type: 'audio/mpeg' },
  { kind: 'video', listing: '/video/', path: '/climate/2026/11/12/co2-in-twelve-seconds/', type: 'video/mp4' },
]) {
  test(`The ${kind} page leads to a story with a player that loads from this site, and only when asked`, async ({ page, baseURL }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/media/')) asked.push(request.url());
    });
    await page.goto(listing);
    await page.locator(`main a[href="${path}"]`).first().click();
    await expect(page).toHaveURL(path);
    const player = page.locator(`main ${kind}`);
    await expect(player).toBeVisible();
    await expect(player).toHaveAttribute('controls');
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);

    const [response] = await Promise.all([
      page.waitForResponse(/\/media\//),
      player.evaluate((element: HTMLMediaElement) => {
        element.muted = true;
        element.play().catch(() => undefined);
      }),
    ]);
    expect(new URL(response.url()).origin).toBe(baseURL);
    expect([200, 206]).toContain(response.status());
    expect(response.headers()['content-type']).toBe(type);
    await expect
      .poll(() => player.evaluate((element: HTMLMediaElement) => element.error?.message ?? element.readyState))
      .toBeGreaterThan(0);
  });

  test(`The ${kind} story has its words in writing`, async ({ page }) => {
    await page.goto(path);
    const transcript = page.locator('main details', { hasText: 'Transcript' });
    await transcript.getByText('Transcript').click();
    await expect(transcript.getByRole('paragraph')).toBeVisible();
  });
}

test('The Live page says that there is no stream', async ({ page }) => {
  await page.goto('/live/');
  await expect(page.getByRole('main').getByText('There is no video stream at the moment.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /Webb/ }).first()).toBeVisible();
});
