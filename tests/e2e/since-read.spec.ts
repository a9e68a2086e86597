import type { Page } from '@playwright/test';
import { STORY } from '../support/pages.ts';
import { expect, test, testWithoutScripts } from '../support/reader.ts';

const CORRECTED = '/sport/athletics/2023/10/08/kiptum-marathon-record/';
const note = (page: Page) => page.locator('.since-read');

/** Serves the story with other words than those that are built. */
async function serveChanged(page: Page, change: (html: string) => string): Promise<void> {
  await page.route(`**${STORY.en}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: change(await answer.text()) });
  });
}

test('A story that was changed since it was opened says so and marks what is new; nothing tells what was read', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')));
  await page.goto(STORY.en);
  const first = page.locator('.text > .prose > p').first();
  const words = (await first.innerText()).split(' ').slice(-3).join(' ');
  await page.reload();
  await expect(page.locator('story-tools button').first()).toBeVisible();
  await expect(note(page)).toHaveCount(0);
  const before = asked.length;

  await serveChanged(page, (html) => html.replace(words, `${words} <em>On Tuesday they went home.</em>`));
  await page.reload();
  await expect(note(page)).toContainText('This story has changed since you last opened it.');
  await expect(page.locator('.changed-passage')).toHaveCount(1);
  await expect(page.locator('.changed-passage')).toContainText('On Tuesday they went home.');
  // As long as the window is open, a second look shows the same.
  await page.reload();
  await note(page).getByRole('link', { name: 'Updated' }).click();
  await expect(page.locator('.changed-passage')).toBeInViewport();
  const own = asked.slice(before).filter((url) => !url.includes('/_astro/') && !url.includes('/_pictures/'));
  expect(own.filter((url) => !url.endsWith(STORY.en) && !url.endsWith('/reader-words.json') && !/\.(?:svg|png|ico)$/.test(url))).toEqual(
    [],
  );
});

test('Where the newspaper shows its versions, what was put in and taken out is marked word by word', async ({ page }) => {
  await page.goto(STORY.en);
  const headline = await page.locator('.story-head h1').innerText();
  const versions = `<div class="difference"><p>${headline} <ins>again</ins></p></div>`;
  await page.route(`**${STORY.en}versions/`, (route) => route.fulfill({ contentType: 'text/html', body: versions }));
  await serveChanged(page, (html) =>
    html
      .replace(/(<h1[^>]*>[^<]*?)(\s*<\/h1>)/, '$1 again$2')
      .replace(/<div class="facts"[^>]*>/, `$&<p><a class="text-link" href="${STORY.en}versions/">Changes to this story</a></p>`),
  );
  await page.reload();
  await expect(page.locator('.story-head h1 ins')).toContainText('again');
  await expect(page.locator('ins')).toHaveCount(1);
  await expect(note(page).getByRole('link', { name: 'Changes to this story' })).toBeVisible();
});

test('Who has read what was wrong is told of the correction, on the front and beside what was saved, until it is forgotten', async ({
  page,
}) => {
  for (const path of ['/', '/saved/']) {
    await page.goto(path);
    await expect(page.locator('corrected-since li:visible')).toHaveCount(0);
  }
  await page.evaluate((path) => {
    localStorage.setItem(`read ${path}`, `${Date.parse('2023-10-08T12:00:00Z')} abc`);
  }, CORRECTED);
  for (const path of ['/', '/saved/']) {
    await page.goto(path);
    await expect(page.locator('corrected-since').getByRole('link')).toHaveAttribute('href', CORRECTED);
  }
  await page.getByRole('button', { name: 'Forget what I have read' }).click();
  await expect(page.getByText('Forgotten.')).toBeVisible();
  await page.goto('/');
  await expect(page.locator('corrected-since')).toBeHidden();
});

testWithoutScripts('Without scripts nothing of it is seen', async ({ page }) => {
  await page.goto('/saved/');
  await expect(page.locator('corrected-since')).toBeHidden();
});
