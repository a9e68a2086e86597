import { STORY } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';

test.describe('The language links', () => {
  test('lead from a story to its translation and back', async ({ page }) => {
    await page.goto(STORY.en);
    await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'Español' }).click();
    await expect(page).toHaveURL(STORY.es);
    await expect(page.locator('html')).toHaveAttribute('lang', 'es-ES');
    await page.getByRole('navigation', { name: 'Idioma' }).getByRole('link', { name: 'العربية' }).click();
    await expect(page).toHaveURL(STORY.ar);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await page.getByRole('navigation', { name: 'اللغة' }).getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(STORY.en);
  });

  test('lead to the other front where a story has no translation', async ({ page }) => {
    await page.goto('/news/world/2022/08/30/gorbachev-obituary/');
    await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'العربية' }).click();
    await expect(page).toHaveURL('/ar/');
  });

  test('lead from a section to the same section', async ({ page }) => {
    await page.goto('/news/ukraine/');
    await page.getByRole('navigation', { name: 'Language' }).getByRole('link', { name: 'Español' }).click();
    await expect(page).toHaveURL('/es/news/ukraine/');
  });

  test('say which language is being read', async ({ page }) => {
    await page.goto('/es/');
    const current = page.getByRole('navigation', { name: 'Idioma' }).locator('[aria-current]');
    await expect(current).toHaveAttribute('hreflang', 'es');
  });
});

test.describe('The breadcrumb', () => {
  test('of a story leads to its subsection, and from there to the section', async ({ page }) => {
    await page.goto(STORY.en);
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Ukraine' }).click();
    await expect(page).toHaveURL('/news/ukraine/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ukraine');
    const breadcrumb = page.getByRole('navigation', { name: 'Breadcrumb' });
    await expect(breadcrumb.getByRole('link')).toHaveText(['News']);
    await breadcrumb.getByRole('link', { name: 'News' }).click();
    await expect(page).toHaveURL('/news/');
  });
});

test.describe('The archive', () => {
  test('is walked by month and day to a story', async ({ page }) => {
    await page.goto('/archive/');
    await page.locator('main').getByRole('link', { name: 'February' }).last().click();
    await expect(page).toHaveURL('/archive/2022/02/');
    await page
      .locator('main')
      .getByRole('heading', { level: 2 })
      .getByRole('link', { name: /28 February/ })
      .click();
    await expect(page).toHaveURL('/archive/2022/02/28/');
    await page.locator('main').getByRole('link', { name: 'Russia and Ukraine hold first talks near Belarusian border' }).click();
    await expect(page).toHaveURL(STORY.en);
  });

  test('leads from a day to the day before with stories, which is a part of its month, and back', async ({ page }) => {
    await page.goto('/archive/2022/02/28/');
    await page.locator('main a[rel="prev"]').click();
    await expect(page).toHaveURL('/archive/2022/02/#d27');
    await expect(page.locator('#d27').getByRole('heading', { level: 2 })).toBeInViewport();
    await page.locator('#d28').getByRole('heading', { level: 2 }).getByRole('link').click();
    await expect(page).toHaveURL('/archive/2022/02/28/');
  });

  test('leads from a month to the months beside it', async ({ page }) => {
    await page.goto('/archive/2022/02/');
    await page.locator('main a[rel="prev"]').click();
    await expect(page).toHaveURL('/archive/2021/12/');
    await page.locator('main a[rel="next"]').click();
    await expect(page).toHaveURL('/archive/2022/02/');
  });
});

test('An earlier address of a story leads to the story', async ({ page }) => {
  await page.goto('/world/ukraine-talks-belarus/');
  await expect(page).toHaveURL(STORY.en);
});

test('An address that leads nowhere answers in every language and leads on', async ({ page }) => {
  const response = await page.goto('/es/no-existe/');
  expect(response?.status()).toBe(404);
  for (const [language, name] of [
    ['en', 'To the front page'],
    ['es', 'A la portada'],
    ['ar', 'إلى الصفحة الأولى'],
  ] as const) {
    await expect(page.locator(`main [lang="${language}"]`).getByRole('link', { name })).toBeVisible();
  }
});
