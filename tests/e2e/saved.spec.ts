import { STORY } from '../support/pages.ts';
import { expect, test } from '../support/reader.ts';

const HEADLINE = 'Russia and Ukraine hold first talks near Belarusian border';

test('A saved story stands on the page of saved stories until it is taken out', async ({ page }) => {
  await page.goto('/saved/');
  await expect(page.getByText('Nothing saved yet.')).toBeVisible();

  await page.goto(STORY.en);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Saved' })).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Saved' })).toHaveAttribute('aria-pressed', 'true');

  await page.goto('/saved/');
  const main = page.getByRole('main');
  await expect(main.getByRole('listitem')).toHaveCount(1);
  await expect(main.getByRole('listitem')).toContainText('Ukraine · 28 February 2022');
  await main.getByRole('link', { name: HEADLINE }).click();
  await expect(page).toHaveURL(STORY.en);

  await page.goto('/saved/');
  await main.getByRole('button', { name: `Remove: ${HEADLINE}` }).click();
  await expect(main.getByRole('listitem')).toHaveCount(0);
  await expect(page.getByText('Nothing saved yet.')).toBeVisible();
  await page.goto(STORY.en);
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveAttribute('aria-pressed', 'false');
});

test('A story is taken out where it was saved, too, and the latest stands first', async ({ page }) => {
  const stories = [STORY.en, '/news/world/2022/08/30/gorbachev-obituary/', '/ar/news/ukraine/2022/02/28/awwal-muhadathat/'];
  for (const path of stories) {
    await page.goto(path);
    await page.locator('story-tools button[data-action="save"]').click();
  }
  await page.goto(stories[1] ?? '');
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.goto('/saved/');
  const links = page.getByRole('main').getByRole('listitem').getByRole('link');
  await expect(links).toHaveCount(2);
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([stories[2], stories[0]]);
});

test('Saving a story asks for nothing that its policy forbids', async ({ page, watch }) => {
  await page.goto(STORY.en);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  // The story’s pictures are kept after its page has been looked through.
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('standfirst-pictures')).keys()).length)).toBeGreaterThan(0);
  expect(watch.faults).toEqual([]);
});
