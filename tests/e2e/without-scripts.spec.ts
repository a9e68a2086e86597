import { STORY } from '../support/pages.ts';
import { test as withScripts } from '@playwright/test';
import { expect, testWithoutScripts as test } from '../support/reader.ts';

test.describe('Without JavaScript', () => {
  test('a front shows its lead, its sections and every story it links', async ({ page }) => {
    await page.goto('/');
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expect(main.getByRole('img').first()).toBeVisible();
    const links = main.getByRole('article').getByRole('link');
    expect(await links.count()).toBeGreaterThan(40);
    for (const section of ['News', 'Science', 'Climate', 'Culture', 'Sport', 'Travel', 'Food']) {
      await expect(main.getByRole('heading', { name: section, exact: true })).toBeVisible();
    }
    await expect(page.getByRole('navigation', { name: 'Sections', exact: true }).getByRole('link', { name: 'Opinion' })).toBeVisible();
  });

  test('a section shows its stories by day and leads on to its months', async ({ page }) => {
    await page.goto('/news/');
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { name: 'News', level: 1 })).toBeVisible();
    expect(await main.locator('time').count()).toBeGreaterThan(5);
    await main.getByRole('link', { name: 'February', exact: true }).first().click();
    await expect(page).toHaveURL(/\/news\/\d{4}\/02\/$/);
    await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
  });

  test('a story is whole: text, map, related story, sources, topics and discussion', async ({ page }) => {
    await page.goto(STORY.en);
    const main = page.getByRole('main');
    await expect(main.getByText('Russian and Ukrainian negotiators ended their first talks')).toBeVisible();
    await expect(main.getByText('it saw no reason to change its own alert levels')).toBeVisible();
    await expect(main.getByRole('img', { name: /^Map\. Gomel/ })).toBeVisible();
    await expect(main.getByRole('complementary', { name: 'Related' }).getByRole('link')).toBeVisible();
    for (const heading of ['Sources', 'Topics', 'Discussion']) await expect(main.getByRole('heading', { name: heading })).toBeVisible();
    await expect(main.getByText('Post with no comments.')).toBeVisible();
    await expect(page.locator('.close share-links').getByRole('link', { name: 'Mastodon' })).toBeVisible();
  });

  test('a story shows no button that would do nothing', async ({ page }) => {
    await page.goto(STORY.en);
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  });

  test('the lead picture of a story is loaded', async ({ page }) => {
    await page.goto(STORY.en);
    const picture = page.locator('.story-picture img');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    expect(await picture.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(/night-lights-europe.*\.(avif|webp)$/);
  });

  test('the archive leads to a month, a day and a story', async ({ page }) => {
    await page.goto('/archive/');
    await page.locator('main a[href="/archive/2022/02/"]').click();
    await page.locator('main a[href="/archive/2022/02/28/"]').first().click();
    await page.locator(`main a[href="${STORY.en}"]`).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Russia and Ukraine hold first talks near Belarusian border');
  });

  test('a search says that it needs JavaScript and leads to the archive, the topics and the authors instead', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox').first().fill('comet');
    await page.getByRole('searchbox').first().press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=comet$/);
    const main = page.getByRole('main');
    await expect(main.getByText('Search runs in your browser and needs JavaScript.')).toBeVisible();
    await expect(main.getByRole('searchbox')).toHaveCount(0);
    for (const name of ['Archive', 'Topics', 'Desks and authors']) await expect(main.getByRole('link', { name })).toBeVisible();
    await main.getByRole('link', { name: 'Archive' }).click();
    await expect(page).toHaveURL(/\/archive\/$/);
  });

  test('the page of saved stories says what it needs', async ({ page }) => {
    await page.goto('/saved/');
    await expect(page.getByText('Saving needs JavaScript')).toBeVisible();
  });
});

withScripts.describe('Where scripts do not come', () => {
  for (const [path, words] of [
    ['/search/', 'Search runs in your browser and needs JavaScript.'],
    ['/saved/', 'Saving needs JavaScript'],
  ] as const)
    withScripts(`${path} says after a moment what it needs`, async ({ page }) => {
      await page.route(/\.js$/, (route) => route.abort());
      await page.goto(path);
      const main = page.getByRole('main');
      await expect(main.getByText(words)).toBeVisible();
      await expect(main.getByRole('searchbox')).toHaveCount(0);
      await expect(main.getByRole('link').first()).toBeVisible();
    });
});
