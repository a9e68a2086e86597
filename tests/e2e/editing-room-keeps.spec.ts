import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { check } from '../support/build.ts';
import { startDevServer, type DevServer } from '../support/dev-server.ts';
import { copyProject } from '../support/project.ts';

const PORT = 4394;
const project = copyProject();
let server: DevServer;

test.describe.configure({ mode: 'default', timeout: 120_000 });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  server = await startDevServer(project, PORT);
});

test.use({ actionTimeout: 30_000, viewport: { width: 1440, height: 1000 } });

test.afterAll(async () => {
  await server.stop();
  project.remove();
});

const HARBOUR = 'articles/en/2026/harbour-opens.md';
const FORM = 'collections/stories-en/entries/2026/harbour-opens';

function read(path: string): string {
  return readFileSync(join(project.contentDir, path), 'utf8');
}

function write(path: string, text: string): void {
  writeFileSync(join(project.contentDir, path), text);
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${server.origin}/admin/#/${address}`);
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
}

function headline(page: Page) {
  return page.getByRole('textbox', { name: 'Headline' });
}

function field(page: Page, name: string) {
  return page.getByRole('group', { name: new RegExp(`^.{0,2}${name}.{0,2} Field$`, 'u') });
}

/** Forms draw a field once it is scrolled to. */
async function reveal(page: Page, name: string) {
  const wanted = field(page, name);
  await headline(page).hover();
  await expect(async () => {
    await page.mouse.wheel(0, 400);
    await expect(wanted).toBeVisible({ timeout: 200 });
  }).toPass();
  return wanted;
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText('Entry saved.')).toBeVisible();
}

const leaving = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' });

/** The CMS hears Escape a moment after it has drawn the form. */
async function escape(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(leaving(page)).toBeVisible({ timeout: 1500 });
  }).toPass();
}

test('Two windows: the second to save sees both texts, and nothing is lost whatever is chosen.', async ({ page, context }) => {
  const before = read(HARBOUR);
  await open(page, FORM);
  await headline(page).fill('Mine');
  const other = await context.newPage();
  await open(other, FORM);
  await headline(other).fill('Theirs');
  await save(other);
  await saved(other);
  expect(read(HARBOUR)).toBe(before.replace(/^headline: .*$/m, 'headline: Theirs'));

  await save(page);
  const dialog = page.getByRole('dialog', { name: 'There are two texts of this file' });
  await expect(dialog).toContainText('has been changed since you opened it');
  await expect(dialog.locator('mark')).toHaveText(['headline: Theirs', 'headline: Mine']);
  await dialog.getByRole('button', { name: 'Go on editing' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('Nothing was saved.');
  await page.keyboard.press('Escape');
  await expect(headline(page)).toHaveValue('Mine');
  expect(read(HARBOUR)).toContain('headline: Theirs\n');

  await save(page);
  await dialog.getByRole('button', { name: 'Save mine over it' }).click();
  await saved(page);
  expect(read(HARBOUR)).toBe(before.replace(/^headline: .*$/m, 'headline: Mine'));

  // What was saved here is what the next form here is filled from.
  await page.getByText('Mine', { exact: true }).first().click();
  await headline(page).fill('Mine again');
  await expect(page.getByText('Entry saved.')).toBeHidden();
  await save(page);
  await saved(page);
  expect(read(HARBOUR)).toBe(before.replace(/^headline: .*$/m, 'headline: Mine again'));
  write(HARBOUR, before);
});

test('A window and a text editor: what stands in the file by now can be taken.', async ({ page }) => {
  const before = read(HARBOUR);
  await open(page, FORM);
  await headline(page).fill('From the browser');
  const theirs = before.replace(/^headline: .*$/m, 'headline: From the text editor');
  write(HARBOUR, theirs);
  await save(page);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Drop mine and take what is there' }).click();
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
  await expect(headline(page)).toHaveValue('From the text editor');
  await expect(page.getByRole('button', { name: 'Restore' })).toBeHidden();
  expect(read(HARBOUR)).toBe(theirs);
  write(HARBOUR, before);
});

test('Escape and Back ask first, and what was typed comes back.', async ({ page }) => {
  await open(page, 'collections/stories-en');
  await page.getByText('Harbour opens again after winter repairs').click();
  await headline(page).press('End');
  await headline(page).pressSequentially(' at last');
  await escape(page);
  await leaving(page).getByRole('button', { name: 'Go on editing' }).click();
  await expect(headline(page)).toHaveValue('Harbour opens again after winter repairs at last');
  // A browser goes past steps that were made while nobody touched the page.
  await headline(page).press('End');
  await page.goBack();
  await leaving(page).getByRole('button', { name: 'Go on editing' }).click();
  await expect(headline(page)).toHaveValue('Harbour opens again after winter repairs at last');
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await leaving(page).getByRole('button', { name: 'Leave and keep it here' }).click();
  await expect(headline(page)).toBeHidden();
  await page.getByText('Harbour opens again after winter repairs').click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(headline(page)).toHaveValue('Harbour opens again after winter repairs at last');

  await escape(page);
  await leaving(page).getByRole('button', { name: 'Discard it' }).click();
  await expect(headline(page)).toBeHidden();
  await page.getByText('Harbour opens again after winter repairs').click();
  await expect(headline(page)).toHaveValue('Harbour opens again after winter repairs');
  await expect(page.getByRole('button', { name: 'Restore' })).toBeHidden();
  // Nothing was typed, so nothing is asked.
  await page.getByRole('button', { name: 'Cancel Editing' }).click();
  await expect(headline(page)).toBeHidden();
  await expect(leaving(page)).toBeHidden();
});

test('A window that is loaded again, or closed, asks first and gives back a new story.', async ({ page }) => {
  await open(page, 'collections/stories-en/new');
  await headline(page).pressSequentially('The night ferry');
  await page.getByRole('textbox', { name: 'Standfirst' }).pressSequentially('It sails at one.');
  await page.waitForTimeout(1000);
  const asked = page.waitForEvent('dialog');
  const loading = page.reload();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await loading;
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(headline(page)).toHaveValue('The night ferry');
  await expect(page.getByRole('textbox', { name: 'Standfirst' })).toHaveValue('It sails at one.');
});

test('What a build would refuse is refused, in its words, and the text stays in the form.', async ({ page }) => {
  const before = read(HARBOUR);
  await open(page, FORM);
  const text = (await reveal(page, 'Text')).getByRole('textbox');
  await text.fill('The harbour opened.\n\n# Big\n\n<iframe src="https://example.org/"></iframe>\n\n![A gull](gull)\n');
  await save(page);
  const refusal = page.getByRole('alertdialog');
  await expect(refusal).toContainText('“# Big” makes a heading of the first rank');
  await expect(refusal).toContainText('iframe');
  await expect(refusal).toContainText('“gull” is placed in the text but is not one of the story’s photos.');
  await expect(refusal).toContainText(/harbour-opens\.md, line \d+, text/);
  await page.keyboard.press('Escape');
  await expect(text).toHaveValue(/# Big/);
  expect(read(HARBOUR)).toBe(before);
  await text.fill('The harbour opened.');
  await save(page);
  await saved(page);
  write(HARBOUR, before);
});

test('A photo without a description and a photo without a picture are refused, and leave nothing.', async ({ page }) => {
  const picture = await sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();
  await open(page, 'collections/photos/new');
  await field(page, 'Alt').getByRole('textbox', { name: 'English' }).fill('The sea');
  await save(page);
  await expect(page.getByRole('alertdialog')).toContainText('There is no picture.');
  await page.keyboard.press('Escape');
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'gull.jpg', mimeType: 'image/jpeg', buffer: picture });
  await field(page, 'Alt').getByRole('textbox', { name: 'English' }).fill('');
  await field(page, 'Caption').getByRole('textbox', { name: 'English' }).fill('A gull on Monday.');
  await page.getByRole('textbox', { name: 'Credit' }).fill('Ana Pires');
  await save(page);
  await expect(page.getByRole('alertdialog')).toContainText('The picture “gull” has no text for readers who cannot see it.');
  await page.keyboard.press('Escape');
  expect(['gull.jpg', 'gull.yaml', 'photo.yaml'].filter((name) => existsSync(join(project.contentDir, 'photos', name)))).toEqual([]);
  await field(page, 'Alt').getByRole('textbox', { name: 'English' }).fill('A gull');
  await save(page);
  await saved(page);
  expect(read('photos/gull.yaml')).toContain('alt: A gull\n');
  expect(existsSync(join(project.contentDir, 'photos/gull.jpg'))).toBe(true);
  expect(check(project.contentDir).code).toBe(0);
});

test('A story is deleted without other stories’ files, and not while others need it.', async ({ page }) => {
  const lonely = 'articles/en/2026/lonely.md';
  write(
    lonely,
    read(HARBOUR)
      .replace(/^headline: .*$/m, 'headline: A lonely story')
      .replace(/^redirects: .*\n/m, ''),
  );
  const remove = async (title: string) => {
    await page.getByText(title).click();
    await page.getByRole('button', { name: 'Show Editor Options' }).click();
    await page.getByRole('menuitem', { name: /Delete/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  };
  await open(page, 'collections/stories-en');
  await remove('A lonely story');
  await expect(page.getByText('Entry deleted.')).toBeVisible();
  expect(existsSync(join(project.contentDir, lonely))).toBe(false);
  expect(existsSync(join(project.contentDir, 'articles/en/2026/quay-levels.csv'))).toBe(true);

  await remove('Harbour opens again after winter repairs');
  const told = page.getByRole('dialog', { name: 'Not deleted' });
  await expect(told).toContainText('is needed by other files, so it was not deleted.');
  await expect(told).toContainText('“2026/harbour-opens” is not a story in this language.');
  await told.getByRole('button', { name: 'Close' }).click();
  expect(existsSync(join(project.contentDir, HARBOUR))).toBe(true);
  expect(check(project.contentDir).code).toBe(0);
});

/** Sends a request line as it is and tells the first line of the answer. */
function send(line: string, more = ''): Promise<string> {
  return new Promise((done) => {
    const socket = connect(PORT, 'localhost', () =>
      socket.write(`${line}\r\nHost: localhost:${String(PORT)}\r\nConnection: close\r\n${more}\r\n`),
    );
    let heard = '';
    socket.on('data', (part: Buffer) => (heard += part.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      done(heard.split('\r\n', 1)[0] ?? '');
    });
  });
}

test('Requests that are none are refused, and the server goes on.', async () => {
  for (const target of [
    'http://[/',
    'http://[/admin/local/',
    '//[',
    '*',
    '/%',
    '/admin/%',
    '/media/%ff',
    '/%00',
    'http://elsewhere.example/',
  ])
    expect(await send(`GET ${target} HTTP/1.1`), target).toBe('HTTP/1.1 400 Bad Request');
  await send('GET http://[/ HTTP/1.1', 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: vite-hmr\r\n');
  await send('GARBAGE');
  expect((await fetch(`${server.origin}/admin/`)).status).toBe(200);
});

test('Files of content/media are sent as what they are, never as a page, and no link is followed.', async () => {
  writeFileSync(join(project.contentDir, 'media/page.html'), '<script>alert(1)</script>');
  symlinkSync(join(project.root, 'package.json'), join(project.contentDir, 'media/linked.json'));
  const types = ['foghorn.mp3', 'page.html'].map(async (file) => {
    const { headers } = await fetch(`${server.origin}/media/${file}`);
    return [headers.get('content-type'), headers.get('x-content-type-options')];
  });
  expect(await Promise.all(types)).toEqual([
    ['audio/mpeg', 'nosniff'],
    ['application/octet-stream', 'nosniff'],
  ]);
  for (const path of ['linked.json', '..%2Fsite.yaml', '%2e%2e%2f%2e%2e%2fpackage.json'])
    expect((await fetch(`${server.origin}/media/${path}`)).status, path).toBe(404);
});
