import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as fresh, type Page } from '@playwright/test';
import { load } from 'js-yaml';
import { PHRASES } from './search-phrases.ts';
import { expect, test } from '../support/reader.ts';
import { SAMPLE } from '../support/site.ts';

const ARTICLES = join(SAMPLE, 'articles');
const CORRECTION = 'A correction is a promise';

/** The parts of a story’s file: what stands above its text, and the text. */
function readStory(file: string): { front: string; headline: string; body: string } {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(ARTICLES, file), 'utf8')) ?? [];
  return { front, headline: (load(front) as { headline: string }).headline, body };
}

function results(page: Page) {
  return page.getByRole('main').locator('.results').getByRole('heading', { level: 2 });
}

/** What the browser fetched for the search. */
function watchRequests(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/pagefind/')) paths.push(pathname);
  });
  return paths;
}

test('A search finds stories as the reader types, says how many, and shows them with their pictures', async ({ page }) => {
  await page.goto('/search/');
  const main = page.getByRole('main');
  await main.getByRole('searchbox').pressSequentially('first talks near Belarusian border');
  await expect(main.getByRole('status')).toHaveText(/^\d+ (story|stories) found$/);
  await expect(results(page).first()).toHaveText('Russia and Ukraine hold first talks near Belarusian border');
  const row = main.getByRole('listitem').filter({ hasText: 'hold first talks' });
  await expect(row.locator('img')).toHaveJSProperty('complete', true);
  expect(await row.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  await expect(row.locator('figcaption')).toHaveText(/^Photo: NASA/);
  await expect(row.locator('time')).toHaveText('28 February 2022');
  await main.getByRole('searchbox').fill('ukraine');
  await expect(main.getByRole('status')).toHaveText(/^\d+ stories found$/);
  await expect(results(page)).toHaveCount(10);
  await main.getByRole('button', { name: 'More results' }).click();
  await expect.poll(() => results(page).count()).toBeGreaterThan(10);
  await expect(results(page).nth(10).getByRole('link')).toBeFocused();
});

for (const language of ['en', 'es', 'ar'] as const) {
  test(`In the edition in ${language}, a phrase from a text leads to its story`, async ({ page }) => {
    await page.goto(`${language === 'en' ? '' : `/${language}`}/search/`);
    for (const [phrase, file] of PHRASES[language]) {
      const { front, headline, body } = readStory(file);
      expect(body).toContain(phrase);
      expect(front).not.toContain(phrase);
      await page.getByRole('main').getByRole('searchbox').fill(phrase);
      await expect(results(page).first(), phrase).toHaveText(headline);
      await expect(page.getByRole('main').locator('.excerpt mark').first(), phrase).toBeVisible();
    }
  });
}

fresh('Nothing of the search is fetched before the reader types', async ({ page }) => {
  const fetched = watchRequests(page);
  await page.goto('/search/');
  await page.getByRole('main').getByRole('searchbox').focus();
  await page.waitForLoadState('networkidle');
  expect(fetched).toEqual([]);
  await page.getByRole('main').getByRole('searchbox').fill('telescope');
  await expect(results(page).first()).toBeVisible();
  expect(fetched).not.toEqual([]);
});

test('A search from the masthead leads to its results', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('searchbox').first().fill('gorbachev');
  await page.getByRole('searchbox').first().press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=gorbachev$/);
  const main = page.getByRole('main');
  await expect(main.getByRole('searchbox')).toHaveValue('gorbachev');
  await results(page)
    .getByRole('link', { name: /Gorbachev/ })
    .first()
    .click();
  await expect(page).toHaveURL('/news/world/2022/08/30/gorbachev-obituary/');
});

test('The address keeps what was typed and chosen, so that a search can be shared and returned to', async ({ page }) => {
  await page.goto('/search/');
  const main = page.getByRole('main');
  await main.getByRole('searchbox').fill('webb & co');
  await expect(page).toHaveURL('/search/?q=webb%20%26%20co');
  await main.getByRole('searchbox').fill('russia');
  await main.getByLabel('Kind of story').selectOption('Opinion');
  await expect(page).toHaveURL('/search/?q=russia&kind=opinion');
  await expect(main.getByRole('status')).toHaveText(/found$/);
  const narrowed = await results(page).allTextContents();
  await results(page).first().getByRole('link').click();
  await expect(page).not.toHaveURL(/search/);
  await page.goBack();
  await expect(main.getByLabel('Kind of story')).toHaveValue('opinion');
  await expect(results(page)).toHaveText(narrowed);
  await page.goBack();
  await expect(main.getByLabel('Kind of story')).toHaveValue('');
  expect((await results(page).allTextContents()).length).toBeGreaterThanOrEqual(narrowed.length);
});

test.describe('A search can be narrowed', () => {
  for (const [field, choice, query, isRight] of [
    ['Section', 'science', 'the', /^\/science\//],
    ['Section', 'science/space', 'the', /^\/science\/space\//],
    ['Year', '2022', 'the', /\/2022\//],
    ['Year', '2026', 'the', /\/2026\//],
  ] as const) {
    test(`by ${field}: ${choice}`, async ({ page }) => {
      await page.goto(`/search/?q=${query}`);
      await expect(results(page)).toHaveCount(10);
      const all = (await page.getByRole('main').getByRole('status').textContent()) ?? '';
      await page.getByRole('main').getByLabel(field).selectOption(choice);
      await expect(page.getByRole('main').getByRole('status')).not.toHaveText(all);
      const addresses = await results(page)
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(addresses.length).toBeGreaterThan(0);
      for (const address of addresses) expect(address).toMatch(isRight);
    });
  }

  test('by author and kind together', async ({ page }) => {
    await page.goto('/search/?q=correction&kind=opinion&author=meridian-staff');
    await expect(page.getByRole('main').getByLabel('Author')).toHaveValue('meridian-staff');
    await expect(results(page).first()).toContainText(CORRECTION);
    for (const kicker of await page.getByRole('main').locator('.results .place').allTextContents()) expect(kicker).toBe('Our view');
  });

  fresh('by year, which fetches no other year', async ({ page }) => {
    const fetched = watchRequests(page);
    await page.goto('/search/?q=russia&year=2022');
    await expect(results(page).first()).toBeVisible();
    expect(fetched.filter((path) => /^\/pagefind\/en\/20(?!22\/)/.test(path))).toEqual([]);
  });
});

test('The keyboard leads to the words, along the results and back', async ({ page }) => {
  await page.goto('/search/?q=ukraine');
  const main = page.getByRole('main');
  const box = main.getByRole('searchbox');
  await expect(results(page)).toHaveCount(10);
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('ukraine');
  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(0).getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(1).getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(box).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(main.getByLabel('Section')).toBeFocused();
});

test('Accents and endings do not matter in Spanish', async ({ page }) => {
  await page.goto('/es/search/');
  for (const [typed, headline] of [
    ['politica', 'Qué puede decidir una cumbre del clima y qué solo puede pedir'],
    ['futbol', 'España gana a Inglaterra y conquista su primer Mundial femenino'],
    ['', ''],
    ['espana sidney', 'España gana a Inglaterra y conquista su primer Mundial femenino'],
    ['', ''],
    ['BALÓN', 'España gana a Inglaterra y conquista su primer Mundial femenino'],
  ] as const) {
    await page.getByRole('main').getByRole('searchbox').fill(typed);
    if (typed === '') await expect(results(page)).toHaveCount(0);
    else await expect(page.getByRole('main').getByRole('link', { name: headline }), typed).toBeVisible();
  }
});

test('In Arabic, a search finds words however an alif or a ta marbuta is written', async ({ page }) => {
  await page.goto('/ar/search/');
  const main = page.getByRole('main');
  for (const [typed, path] of [
    ['محادثات', '/ar/news/ukraine/2022/02/28/awwal-muhadathat/'],
    ['', ''],
    ['اوكرانيا', '/ar/news/ukraine/2022/02/28/awwal-muhadathat/'],
    ['قهوه', '/ar/food/drink/2026/11/17/qahwa/'],
  ] as const) {
    await main.getByRole('searchbox').fill(typed);
    if (typed === '') await expect(results(page)).toHaveCount(0);
    else await expect(main.locator(`h2 a[href="${path}"]`), typed).toBeVisible();
  }
  await expect(main.getByRole('status')).not.toBeEmpty();
});

test('Words of several are all in what is found', async ({ page }) => {
  await page.goto('/search/?q=dandelion%20parliament');
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Nothing found. Check the spelling, or try fewer or shorter words.');
});

test('A search for what is not there says so', async ({ page }) => {
  await page.goto('/search/?q=qqqq');
  const main = page.getByRole('main');
  await expect(main.getByRole('status')).toHaveText('Nothing found. Check the spelling, or try fewer or shorter words.');
  await expect(results(page)).toHaveCount(0);
  await main.getByRole('searchbox').fill('');
  await expect(main.getByRole('status')).toBeEmpty();
});

fresh('A search that cannot be loaded says so', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('/search/?q=ukraine');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    'The search could not be loaded. Please try again in a moment. Meanwhile every story can be found by date or by subject:',
  );
});

test('What a reader types is never taken for markup', async ({ page }) => {
  await page.goto(`/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await expect(page.getByRole('main').getByRole('status')).not.toBeEmpty();
  await expect(page.getByRole('main').locator('img[src="x"]')).toHaveCount(0);
});

fresh('The policy allows everything that a search does, on the main thread too', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/content.security.policy|refused/i.test(message.text())) refused.push(message.text());
  });
  await page.goto('/search/?q=telescope');
  await expect(results(page).first()).toBeVisible();
  // A browser that cannot start Pagefind’s worker searches without it.
  await page.route('**/pagefind-worker.js', (route) => route.abort());
  await page.reload();
  await expect(results(page).first()).toBeVisible();
  expect(refused).toEqual([]);
});
