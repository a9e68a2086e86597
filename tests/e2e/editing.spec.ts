import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import sharp from 'sharp';
import { build, check, MOMENT } from '../support/build.ts';
import { startDevServer, type DevServer } from '../support/dev-server.ts';
import { copyProject } from '../support/project.ts';
import { listFiles } from '../support/site.ts';

const PORT = 4393;
const project = copyProject();
let server: DevServer;

test.describe.configure({ mode: 'serial', timeout: 180_000 });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  server = await startDevServer(project, PORT);
});

test.use({ actionTimeout: 30_000, viewport: { width: 1440, height: 1000 } });

test.afterAll(async () => {
  await server.stop();
  project.remove();
});

/** A photo of the sea with something red towards its upper right corner. */
async function seaWall(): Promise<Buffer> {
  const red = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#c33' } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 1600, height: 1000, channels: 3, background: '#357' } })
    .composite([{ input: red, left: 1194, top: 100 }])
    .jpeg()
    .toBuffer();
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${server.origin}/admin/`);
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
  await expect(page.getByRole('heading', { name: 'Stories, English' }).or(page.getByText('Stories, English').first())).toBeVisible();
}

async function save(page: Page): Promise<void> {
  // Said of what was saved before.
  await expect(page.getByText('Entry saved.')).toBeHidden();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Entry saved.')).toBeVisible();
}

/** Forms draw a field once it is scrolled to. */
async function reveal(page: Page, name: string) {
  const wanted = field(page, name);
  await page.getByRole('textbox', { name: 'Headline' }).hover();
  await expect(async () => {
    await page.mouse.wheel(0, 400);
    await expect(wanted).toBeVisible({ timeout: 200 });
  }).toPass();
  return wanted;
}

function field(page: Page, name: string) {
  return page.getByRole('group', { name: new RegExp(`^.{0,2}${name}.{0,2} Field$`, 'u') });
}

test('An editor uploads a picture with its focal point, writes a story with it, and the site builds with both.', async ({ page }) => {
  const elsewhere: string[] = [];
  page.on('response', (response) => {
    if (!/^(blob|data):/.test(response.url()) && new URL(response.url()).origin !== server.origin) elsewhere.push(response.url());
  });
  await signIn(page);

  await page.goto(`${server.origin}/admin/#/collections/photos/new`);
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'Sea Wall.JPG', mimeType: 'image/jpeg', buffer: await seaWall() });
  const stage = page.getByRole('button', { name: /^Focal point/ });
  await expect(stage.getByRole('presentation')).toBeVisible();
  const { width, height } = (await stage.boundingBox()) ?? { width: 0, height: 0 };
  await stage.click({ position: { x: width * 0.84, y: height * 0.25 } });
  await expect(page.getByRole('textbox', { name: 'Focal point' })).toHaveValue('84% 25%');
  await field(page, 'Alt').getByRole('textbox', { name: 'English' }).fill('A red square above the sea');
  await field(page, 'Caption').getByRole('textbox', { name: 'English' }).fill('The sea wall on Monday.');
  await page.getByRole('textbox', { name: 'Credit' }).fill('Ana Pires');
  await save(page);
  expect(readFileSync(join(project.contentDir, 'photos/sea-wall.yaml'), 'utf8')).toBe(
    'focus: 84% 25%\nalt: A red square above the sea\ncaption: The sea wall on Monday.\ncredit: Ana Pires\n',
  );

  await page.goto(`${server.origin}/admin/#/collections/stories-en/new`);
  await page.getByRole('textbox', { name: 'Headline' }).fill('Sea wall holds: a “record” tide passes');
  await page.getByRole('textbox', { name: 'Standfirst' }).fill('The highest tide since 1953 came on Monday, and the new wall stood.');
  await page.getByRole('radio', { name: 'news/coast' }).click();
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'news', exact: true }).click();
  await field(page, 'Published').locator('input').fill('2026-07-14T08:30');
  await page.getByRole('checkbox', { name: 'ines-marlow' }).click();
  await page.getByRole('textbox', { name: 'Dateline' }).fill('London');
  await field(page, 'Photos').getByRole('button', { name: /Add/ }).click();
  const preview = page.frameLocator('iframe');
  // The CMS fills the empty fields of a new entry a moment after it draws them, and forgets what is chosen before.
  await expect(async () => {
    await field(page, 'Photo').getByRole('radio', { name: 'moon' }).click();
    await field(page, 'Photo').getByRole('radio', { name: 'sea-wall' }).click();
    await expect(preview.locator('.story-picture img')).toHaveJSProperty('naturalWidth', 1600, { timeout: 2000 });
  }).toPass();
  await (
    await reveal(page, 'Text')
  )
    .getByRole('textbox')
    .fill('The water came at noon.\n\n## After the tide\n\nIt *went* at one.\n\n::related{story="2026/harbour-opens"}');

  await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Sea wall holds: a “record” tide passes');
  await expect(preview.getByRole('heading', { level: 1 })).toHaveCSS('font-family', /Newsreader/);
  await save(page);
  expect(elsewhere).toEqual([]);
  const begun = join(project.contentDir, 'articles/en/2026/sea-wall-holds-a-record-tide-passes.md');
  expect(readFileSync(begun, 'utf8')).toContain('\ndraft: true\n');
  await page.getByText('Sea wall holds: a “record” tide passes').first().click();
  await (await reveal(page, 'Draft')).getByRole('switch').click();
  await save(page);

  const file = listFiles(project.contentDir).find((path) => path.startsWith('articles/en/2026/sea-wall'));
  expect(file).toBe('articles/en/2026/sea-wall-holds-a-record-tide-passes.md');
  expect(readFileSync(join(project.contentDir, file ?? ''), 'utf8')).toBe(`---
headline: "Sea wall holds: a “record” tide passes"
standfirst: The highest tide since 1953 came on Monday, and the new wall stood.
section: news/coast
kind: news
published: 2026-07-14T08:30:00+01:00
byline: [ines-marlow]
dateline: London
photos:
  - photo: sea-wall
---
The water came at noon.

## After the tide

It *went* at one.

::related{story="2026/harbour-opens"}
`);

  const checked = check(project.contentDir);
  expect(checked.printed).toMatch(/0 faults and \d+ warnings in \d+ files; 9 stories, 3 photos checked\./);
  expect(checked.code).toBe(0);
  build({ content: project.contentDir, output: project.output, moment: MOMENT });
  const story = readFileSync(join(project.output, 'news/coast/2026/07/14/sea-wall-holds-a-record-tide-passes/index.html'), 'utf8');
  expect(story).toContain('Sea wall holds: a “record” tide passes</h1>');
  expect(story).toContain('<img src="/_pictures/sea-wall.');
  expect(story).toContain('alt="A red square above the sea"');
  expect(listFiles(project.output).filter((path) => path.startsWith('admin/'))).toEqual([]);
});

test('A story that is changed keeps its comments, its order and every line that was not touched.', async ({ page }) => {
  const path = join(project.contentDir, 'articles/en/2026/harbour-opens.md');
  const before = readFileSync(path, 'utf8').replace('---\n', '---\n# Checked with the harbour office on Friday.\n');
  writeFileSync(path, before);
  await signIn(page);
  await page.getByText('Harbour opens again after winter repairs').click();
  await page.getByRole('textbox', { name: 'Headline' }).fill('Harbour opens at last');
  await save(page);
  expect(readFileSync(path, 'utf8')).toBe(before.replace(/^headline: .*$/m, 'headline: Harbour opens at last'));
});

test('A mistake is named in the words of a build, and nothing is saved.', async ({ page }) => {
  await signIn(page);
  await page.goto(`${server.origin}/admin/#/collections/topics/new`);
  await field(page, 'About').getByRole('textbox', { name: 'English' }).fill('What the sea brings.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alertdialog')).toContainText(
    '“name” is missing. Mend: Add “name: …”. What belongs here: The topic as readers see it.',
  );
  expect(listFiles(join(project.contentDir, 'topics'))).toEqual(['harbours.yaml', 'tides.yaml']);

  await page.keyboard.press('Escape');
  await page.goto(`${server.origin}/admin/#/collections/authors/entries/ines-marlow`);
  await page.getByRole('button', { name: 'Discard it' }).click();
  const fediverse = page.getByRole('textbox', { name: 'Fediverse' });
  await fediverse.fill('ines');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(field(page, 'Fediverse')).toContainText('The value is not an account of the fediverse, like @ana@mastodon.example.');
});
