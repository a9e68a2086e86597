import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { findBarriers, WCAG } from '../support/axe.ts';
import { check } from '../support/build.ts';
import { ContentTree } from '../support/content-tree.ts';
import { startDevServer, type DevServer } from '../support/dev-server.ts';
import { copyProject } from '../support/project.ts';
import {
  beginStoryIn,
  choosePictureIn,
  closedIn,
  fieldIn,
  fillPhotoWordsIn,
  headlineIn,
  isPutByIn,
  publishAsDatedIn,
  revealIn,
  saveIn,
  saveWellIn,
  SEA_WALL_WORDS,
  seaWall,
} from '../support/room-window.ts';

const PORT = 4394;
const STORY = 'articles/en/2026/the-wall-holds.md';
const FORM = 'collections/stories-en/entries/2026/the-wall-holds';
const VIGIL = 'articles/en/2026/vigil.md';
const LATER = 'articles/en/2026/later.md';
const project = copyProject();
let server: DevServer;
let context: BrowserContext;
let page: Page;
let tree: ContentTree;

/** A day at the desk, from the first story to a takedown. After each step, every file is byte for byte what it must be. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  const fields = 'section: news/coast\nkind: news\npublished: 2026-03-05T09:00:00+00:00\nbyline: [coast-desk]\n';
  write(
    VIGIL,
    `---\nheadline: The night of the tide\n${fields.replace('kind: news', 'kind: live')}live: # by the desk\n  status: upcoming\n  started: 2026-03-05T18:00:00+00:00\n---\nThe tide is to come at nine.\n`,
  );
  write(
    LATER,
    `---\n# Not before the council has met.\nheadline: What the council will say\nstandfirst: It meets on Monday.\n${fields}draft: true\nsources:\n  - name: Council\n---\nIt meets.\n`,
  );
  server = await startDevServer(project, PORT);
  context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  context.setDefaultTimeout(30_000);
  page = await context.newPage();
  tree = new ContentTree(project.contentDir);
  await page.goto(`${server.origin}/admin/`);
  await expect(page.getByText('Stories, English').first()).toBeVisible();
});

test.afterAll(async () => {
  await context.close();
  await server.stop();
  project.remove();
});

function read(path: string): string {
  return existsSync(join(project.contentDir, path)) ? readFileSync(join(project.contentDir, path), 'utf8') : '';
}

function write(path: string, text: string): void {
  writeFileSync(join(project.contentDir, path), text);
}

const go = (address: string): Promise<unknown> => page.goto(`${server.origin}/admin/#/${address}`);
const headline = (window = page) => headlineIn(window);
const leaving = () => page.getByRole('dialog', { name: 'Leave without saving?' });

const TEXT = `---
headline: The wall holds
standfirst: The highest tide since 1953 came, and the new wall stood.
section: news/coast
kind: news
published: 2026-03-04T08:30:00+00:00
byline: [ines-marlow]
photos:
  - photo: sea-wall
draft: true
---
The water came at noon.

It went at one.
`;
const PUBLISHED = TEXT.replace('draft: true\n', '');

test('A photo and a story with it are made from nothing, and published', async () => {
  const picture = await seaWall();
  await go('collections/photos/new');
  await choosePictureIn(page, 'Sea Wall.jpg', picture);
  await fillPhotoWordsIn(page);
  await saveWellIn(page);
  tree.expectOnly({
    'photos/sea-wall.jpg': picture,
    'photos/sea-wall.yaml': SEA_WALL_WORDS,
  });

  await go('collections/stories-en/new');
  await beginStoryIn(page, {
    headline: 'The wall holds',
    standfirst: 'The highest tide since 1953 came, and the new wall stood.',
    published: '2026-03-04T08:30',
    text: 'The water came at noon.\n\nIt went at one.',
  });
  await saveWellIn(page);
  tree.expectOnly({ [STORY]: TEXT });
  await page.getByText('The wall holds — draft').first().click();
  await publishAsDatedIn(page);
  await expect.poll(() => read(STORY)).not.toContain('draft');
  await closedIn(page);
  tree.expectOnly({ [STORY]: PUBLISHED });
});

test('The same story in two tabs: the second to save sees both texts, and both are saved', async () => {
  await go(FORM);
  await headline().fill('The wall holds well');
  const other = await context.newPage();
  await other.goto(`${server.origin}/admin/#/${FORM}`);
  const text = (await revealIn(other, 'Text')).getByRole('textbox');
  await text.fill('The water came at noon.\n\nIt went at two.');
  await saveWellIn(other);
  await other.close();
  const theirs = PUBLISHED.replace('at one', 'at two');
  tree.expectOnly({ [STORY]: theirs });
  await saveIn(page);
  const dialog = page.getByRole('dialog', { name: 'There are two texts of this file' });
  await expect(dialog.locator('mark')).toHaveText([
    'headline: The wall holds',
    'It went at two.',
    'headline: The wall holds well',
    'It went at one.',
  ]);
  tree.expectOnly({});
  // The form is filled anew from what was made of both.
  const loaded = page.waitForEvent('load');
  await dialog.getByRole('button', { name: 'Save both: each has changed other paragraphs' }).click();
  await loaded;
  tree.expectOnly({ [STORY]: theirs.replace('holds\n', 'holds well\n') });
  await expect(headline()).toHaveValue('The wall holds well');
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await closedIn(page);
});

test('Escape asks first and keeps the text; a window that is loaded again gives it back', async () => {
  const before = tree.text(STORY);
  await go(FORM);
  await headline().press('End');
  await headline().pressSequentially(' again');
  const form = page.url();
  await expect.poll(() => isPutByIn(page, 'The wall holds well again')).toBe(true);
  await expect(async () => {
    // Once more where the CMS has not heard it; in the dialog, it would be an answer.
    if (!(await leaving().isVisible())) await page.keyboard.press('Escape');
    await expect(leaving()).toBeVisible({ timeout: 5000 });
  }).toPass();
  await leaving().getByRole('button', { name: 'Go on editing' }).click();
  await expect(page).toHaveURL(form);
  await expect(headline()).toHaveValue('The wall holds well again');
  tree.expectOnly({});
  const asked = page.waitForEvent('dialog');
  const loading = page.reload();
  await (await asked).accept();
  await loading;
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(headline()).toHaveValue('The wall holds well again');
  tree.expectOnly({});
  await saveWellIn(page);
  tree.expectOnly({ [STORY]: before.replace('holds well', 'holds well again') });
});

test('A story is deleted with what is its own, and brought back byte for byte', async () => {
  const before = tree.text(STORY);
  await page.getByText('The wall holds well again').first().click();
  await page.getByRole('button', { name: 'Show Editor Options' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Entry deleted.')).toBeVisible();
  tree.expectOnly({ [STORY]: undefined });
  await page.getByRole('button', { name: 'Bin', exact: true }).click();
  await page.getByRole('dialog', { name: 'Bin' }).getByRole('button', { name: 'Bring back' }).click();
  await expect.poll(() => read(STORY)).toBe(before);
  tree.expectOnly({ [STORY]: before });
});

test('It is translated side by side', async () => {
  await page.goto(`${server.origin}/_desk/translate/?to=es&story=2026/the-wall-holds`);
  await page.getByLabel('Headline').fill('El muro resiste');
  await page.getByLabel('Summary').fill('La marea más alta desde 1953.');
  await page.getByRole('textbox', { name: 'Text' }).fill('El agua llegó a mediodía.\n\nSe fue a las dos.');
  tree.expectOnly({});
  await page.getByRole('button', { name: 'Save it as a draft' }).click();
  await expect(page.locator('#done')).toBeVisible();
  tree.expectOnly({
    'articles/es/2026/el-muro-resiste.md': `---
headline: El muro resiste
standfirst: La marea más alta desde 1953.
section: news/coast
kind: news
published: <moment>
byline: [ines-marlow]
photos:
  - photo: sea-wall
translationOf: 2026/the-wall-holds
draft: true
---
El agua llegó a mediodía.

Se fue a las dos.
`,
  });
});

test('Coverage is begun, told in ten posts from a phone, corrected and ended', async () => {
  const live = await context.newPage();
  await live.setViewportSize({ width: 390, height: 844 });
  await live.goto(`${server.origin}/_desk/live/?story=en/2026/vigil`);
  const before = tree.text(VIGIL);
  await live.getByRole('button', { name: 'Begin it now' }).click();
  await expect(live.getByText('The coverage goes on.')).toBeVisible();
  const begun = before.replace('status: upcoming', 'status: live').replace(/started: .*/, 'started: <moment>');
  tree.expectOnly({ [VIGIL]: begun });
  const started = tree.text(VIGIL);

  const form = live.getByRole('region', { name: 'A new post' });
  const paths: string[] = [];
  for (let count = 1; count <= 10; count += 1) {
    await form.getByLabel('What is new, in one line').fill(`Post ${String(count)}`);
    await form.getByLabel('What has happened').fill(`It is “${String(count)}” o’clock.\n\nAll is well.`);
    if (count === 4) await form.getByLabel('Key event').check();
    await form.getByRole('button', { name: 'Post it' }).click();
    await expect(live.getByRole('listitem').filter({ hasText: `Post ${String(count)}` })).toBeVisible();
    const [path = ''] = tree.added();
    paths.push(path);
    tree.expectOnly({
      [path]: `---\npublished: <moment>\nheadline: Post ${String(count)}\n${count === 4 ? 'key: true\n' : ''}---\nIt is “${String(count)}” o’clock.\n\nAll is well.\n`,
    });
  }
  expect(await live.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  const third = paths[2] ?? '';
  const item = live.getByRole('listitem').filter({ has: live.getByRole('heading', { name: /Post 3$/ }) });
  await item.getByText('Correct it').first().click();
  await item.getByLabel('What has happened').fill('It is “half past three”.\n\nAll is well.');
  await item.getByRole('button', { name: 'Save' }).click();
  await expect(live.getByText('The changes are saved.')).toBeVisible();
  tree.expectOnly({
    [third]: tree.text(third).replace('\n---\n', '\nupdated: <moment>\n---\n').replace('“3” o’clock', '“half past three”'),
  });

  await live.getByRole('button', { name: 'End the coverage' }).click();
  await expect(live.getByText('The coverage has ended.')).toBeVisible();
  tree.expectOnly({ [VIGIL]: started.replace('status: live', 'status: ended').replace(/(started: .*\n)/, '$1  ended: <moment>\n') });
  await live.close();
});

test('The front is rearranged, and nothing else in its file', async () => {
  const before = tree.text('fronts/en.yaml');
  const desk = await context.newPage();
  await desk.goto(`${server.origin}/_desk/front/`);
  await desk.getByLabel('Find by headline').fill('wall holds');
  await desk.getByRole('button', { name: 'Headlines: The wall holds well again' }).click();
  await desk.getByRole('button', { name: 'Up: The wall holds well again' }).click();
  tree.expectOnly({});
  await desk.getByRole('button', { name: 'Save the front' }).click();
  await expect(desk.getByText('The front is saved.')).toBeVisible();
  tree.expectOnly({ 'fronts/en.yaml': before.replace('top:\n', 'top:\n  - 2026/the-wall-holds\n') });
  await desk.close();
});

test('Sections, an old address and the settings are changed by forms without scripts, on a phone in the dark', async ({ browser }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const phone = await plain.newPage();
  await phone.goto(`${server.origin}/_desk/sections/`);
  await phone.getByRole('link', { name: 'Coast' }).click();
  await phone.getByLabel('Español').first().fill('El litoral');
  await phone.getByRole('button', { name: 'Save' }).click();
  await expect(phone.getByText('The section is saved.')).toBeVisible();
  tree.expectOnly({ 'sections.yaml': tree.text('sections.yaml').replace('es: Costa', 'es: El litoral') });
  await phone.getByRole('link', { name: 'All sections' }).click();
  await phone.getByRole('button', { name: 'Up: Science' }).click();
  await expect(phone.getByText('The order is changed.')).toBeVisible();
  const [, news = '', science = ''] = /^sections:\n([^]*)( {2}- id: science[^]*)$/.exec(tree.text('sections.yaml')) ?? [];
  tree.expectOnly({ 'sections.yaml': `sections:\n${science}${news}` });

  await phone.getByRole('link', { name: 'Old addresses' }).click();
  await phone.getByLabel('Old address').fill('/2012/wall.html');
  await phone.getByLabel('Where it leads').fill('/news/');
  await phone.getByRole('button', { name: 'Add it' }).click();
  await expect(phone.getByText('It is saved.')).toBeVisible();
  tree.expectOnly({ 'redirects.yaml': 'redirects:\n  - from: /2012/wall.html\n    to: /news/\n' });

  await phone.getByRole('link', { name: 'Settings' }).click();
  await phone.getByRole('link', { name: 'Accounts and sharing' }).click();
  await phone.getByRole('button', { name: 'Add: account' }).click();
  const account = phone.getByRole('group', { name: 'Account 3' });
  await account.getByLabel('Label').fill('Letters');
  await account.getByLabel('Address').fill('letters');
  await phone.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(account.getByText('“letters” is not a web address')).toBeVisible();
  tree.expectOnly({});
  await account.getByLabel('Address').fill('https://letters.example/');
  await phone.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(phone.getByText('The settings are saved.')).toBeVisible();
  tree.expectOnly({
    'site.yaml': tree
      .text('site.yaml')
      .replace('share:', 'share:')
      .replace(/(\/newsletter \}\n)/, '$1  - { label: Letters, url: https://letters.example/ }\n'),
  });
  await plain.close();
});

test('A story is scheduled, and one is taken down', async () => {
  await go('collections/stories-en');
  await page.reload();
  await go('collections/stories-en/entries/2026/later');
  await page.getByRole('button', { name: 'Schedule' }).click();
  const dialog = page.getByRole('dialog', { name: 'Schedule this story' });
  await dialog.getByLabel(/When it is to come out/).fill('2030-07-14T08:30');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await closedIn(page);
  tree.expectOnly({
    [LATER]: tree
      .text(LATER)
      .replace(/published: .*/, 'published: 2030-07-14T08:30:00+01:00')
      .replace('draft: true\n', ''),
  });

  await go(FORM);
  const removed = await revealIn(page, 'Removed');
  await removed.getByRole('checkbox').first().click();
  await fieldIn(page, 'Date').locator('input').fill('2026-11-20T12:00');
  await removed.getByRole('textbox', { name: 'Notice' }).fill('It named the wrong wall.');
  await saveWellIn(page);
  tree.expectOnly({
    [STORY]: tree
      .text(STORY)
      .replace('\n---\n', '\nremoved:\n  date: 2026-11-20T12:00:00+00:00\n  notice: It named the wrong wall.\n---\n'),
  });
  const gone = await (await fetch(`${server.origin}/news/coast/2026/03/04/the-wall-holds/`)).text();
  expect(gone).toContain('It named the wrong wall.');
  expect(gone).not.toContain('The water came');
});

test('After the day, the content has no fault and the desk no barrier', async () => {
  expect(check(project.contentDir).code).toBe(0);
  tree.expectOnly({});
  const desk = await context.newPage();
  for (const [width, colorScheme] of [
    [390, 'dark'],
    [1440, 'light'],
  ] as const) {
    await desk.setViewportSize({ width, height: 900 });
    await desk.emulateMedia({ colorScheme });
    for (const address of [
      '',
      'live/',
      'front/',
      'translate/',
      'comments/',
      'comments/?published=en/2026/harbour-opens/01',
      'sections/',
      'sections/?section=news/coast',
      'sections/?new=',
      'redirects/',
      'site/',
      'site/?part=menus',
      'site/?part=accounts',
      'site/?part=house',
      'site/?part=advertisements',
    ]) {
      await desk.goto(`${server.origin}/_desk/${address}`);
      expect([address, (await findBarriers(desk, WCAG)).found]).toEqual([address, []]);
      expect([address, await desk.evaluate(() => document.documentElement.scrollWidth)]).toEqual([address, width]);
    }
  }
  await desk.close();
});
