import { expect, test } from '@playwright/test';

const STORY = '/culture/film/2025/04/23/nineteen-seconds-at-the-zoo/';
const FRAME = 'https://www.youtube-nocookie.com/embed/jNQXAC9IVRw?autoplay=1';

test.describe('A video from another site', () => {
  test('is asked for by no request until a reader presses the button, and then by one that tells least', async ({ page, baseURL }) => {
    const strangers: { url: string; cookie: string | undefined }[] = [];
    await page.route(
      (url) => url.origin !== baseURL,
      async (route) => {
        const request = route.request();
        strangers.push({ url: request.url(), cookie: (await request.allHeaders()).cookie });
        await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Player</title><p>The film plays.' });
      },
    );
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.goto(STORY);
    const card = page.locator('story-embed');
    await card.scrollIntoViewIfNeeded();
    await card.getByRole('button', { name: 'Show the video here' }).hover();
    await page.waitForLoadState('networkidle');
    expect(strangers).toEqual([]);
    await expect(card.locator('iframe')).toHaveCount(0);
    await expect(card).toContainText('YouTube then learns of your visit');

    await card.getByRole('button', { name: 'Show the video here' }).click();
    await expect(card.frameLocator('iframe').getByText('The film plays.')).toBeVisible();
    expect(strangers).toEqual([{ url: FRAME, cookie: undefined }]);
    expect(refused).toEqual([]);
    const frame = card.locator('iframe');
    await expect(frame).toHaveAttribute('title', 'Video on YouTube: Jawed Karim');
    await expect(frame).toHaveAttribute('sandbox', /allow-scripts/);
    expect(await frame.getAttribute('sandbox')).not.toMatch(/allow-top-navigation|allow-modals/);
    await expect(card.getByRole('button')).toHaveCount(0);
    await expect(card.getByRole('link', { name: 'Open on YouTube' })).toBeVisible();
  });

  test('cannot be replaced by a frame of another site: the page’s policy refuses it', async ({ page, baseURL }) => {
    const strangers: string[] = [];
    await page.route(
      (url) => url.origin !== baseURL,
      (route) => {
        strangers.push(route.request().url());
        return route.abort();
      },
    );
    await page.goto(STORY);
    await page.locator('story-embed').evaluate((card: HTMLElement) => {
      card.dataset.frame = 'https://tracker.example/';
    });
    await page.getByRole('button', { name: 'Show the video here' }).click();
    await page.waitForLoadState('networkidle');
    expect(strangers).toEqual([]);
  });

  test('can be opened by keyboard', async ({ page, baseURL }) => {
    await page.route(
      (url) => url.origin !== baseURL,
      (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Player</title>' }),
    );
    await page.goto(STORY);
    await page.getByRole('button', { name: 'Show the video here' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('story-embed iframe')).toBeFocused();
  });

  test('is told in words and leads to its own page without JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
    const page = await context.newPage();
    await page.goto(STORY);
    const card = page.locator('story-embed');
    await expect(card).toContainText('stands in front of the elephants at San Diego Zoo');
    await expect(card.getByRole('link', { name: 'Open on YouTube' })).toHaveAttribute(
      'href',
      'https://www.youtube.com/watch?v=jNQXAC9IVRw',
    );
    await expect(card.getByRole('button')).toHaveCount(0);
    await context.close();
  });
});
