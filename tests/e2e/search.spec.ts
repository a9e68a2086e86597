import { expect, test } from '@playwright/test';

test('A search finds stories as the reader types, and says how many', async ({ page }) => {
  await page.goto('/search/');
  const main = page.getByRole('main');
  await main.getByRole('searchbox').pressSequentially('hold first talks');
  await expect(main.getByRole('status')).toHaveText('1 story found');
  await expect(main.getByRole('link', { name: 'Russia and Ukraine hold first talks near Belarusian border' })).toBeVisible();
  await main.getByRole('searchbox').fill('ukraine');
  await expect(main.getByRole('status')).toHaveText(/^\d+ stories found$/);
  expect(await main.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(3);
});

test('A search from the masthead leads to its results', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox').first().fill('gorbachev');
  await page.getByRole('searchbox').first().press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=gorbachev$/);
  const main = page.getByRole('main');
  await expect(main.getByRole('searchbox')).toHaveValue('gorbachev');
  await main.getByRole('link', { name: /Gorbachev/ }).click();
  await expect(page).toHaveURL('/news/world/2022/08/30/gorbachev-obituary/');
});

test('The address keeps what was typed, so that a search can be shared', async ({ page }) => {
  await page.goto('/search/');
  await page.getByRole('main').getByRole('searchbox').fill('webb & co');
  await expect(page).toHaveURL('/search/?q=webb%20%26%20co');
  await page.goto('/search/?q=webb');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/found$/);
});

test.describe('Accents do not matter in Spanish', () => {
  for (const [typed, headline] of [
    ['futbol', 'España gana a Inglaterra y conquista su primer Mundial femenino'],
    ['espana sidney', 'España gana a Inglaterra y conquista su primer Mundial femenino'],
    ['BALÓN', 'España gana a Inglaterra y conquista su primer Mundial femenino'],
  ] as const) {
    test(`“${typed}”`, async ({ page }) => {
      await page.goto('/es/search/');
      await page.getByRole('main').getByRole('searchbox').fill(typed);
      await expect(page.getByRole('main').getByRole('link', { name: headline })).toBeVisible();
    });
  }
});

test.describe('In Arabic, a search finds', () => {
  for (const [what, typed, path] of [
    ['a word as it is written', 'محادثات', '/ar/news/ukraine/2022/02/28/awwal-muhadathat/'],
    ['an alif without its hamza', 'اوكرانيا', '/ar/news/ukraine/2022/02/28/awwal-muhadathat/'],
    ['a ta marbuta written as ha', 'قهوه', '/ar/food/drink/2026/11/17/qahwa/'],
  ] as const) {
    test(what, async ({ page }) => {
      await page.goto(`/ar/search/?q=${encodeURIComponent(typed)}`);
      await expect(page.getByRole('main').locator(`h2 a[href="${path}"]`)).toBeVisible();
      await expect(page.getByRole('main').getByRole('status')).not.toBeEmpty();
    });
  }
});

test('A search for what is not there says so', async ({ page }) => {
  await page.goto('/search/?q=xyzzy');
  const main = page.getByRole('main');
  await expect(main.getByRole('status')).toHaveText('Nothing found. Try fewer or shorter words.');
  await expect(main.getByRole('heading', { level: 2 })).toHaveCount(0);
  await main.getByRole('searchbox').fill('');
  await expect(main.getByRole('status')).toBeEmpty();
});

test('What a reader types is never taken for markup', async ({ page }) => {
  await page.goto(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^Nothing found/);
  await expect(page.getByRole('main').locator('img')).toHaveCount(0);
});
