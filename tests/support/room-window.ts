import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import sharp from 'sharp';

/** What tests do in a window of the editing room, as editors do it. */

/** Writes stories like that of the harbour, with a remark in their fields: each under its file’s name, with its headline. */
export function writeStories(contentDir: string, headlines: Readonly<Record<string, string>>, waiting: string): void {
  const folder = join(contentDir, 'articles/en/2026');
  const harbour = readFileSync(join(folder, 'harbour-opens.md'), 'utf8');
  for (const [name, headline] of Object.entries(headlines)) {
    const text = harbour
      .replace(/^headline: .*$/m, `headline: ${headline}`)
      .replace(/^redirects: .*\n/m, '')
      // One that is to wait for its time cannot have been changed before.
      .replace(name === waiting ? /^(updated: .*\n|corrections:\n( .*\n)+)/gm : /^$/, '')
      .replace('---\n', '---\n# Checked with the harbour office on Friday.\n');
    writeFileSync(join(folder, `${name}.md`), text);
  }
}

/** A window for the room that stays open from test to test. */
export interface RoomWindow {
  context: BrowserContext;
  page: Page;
  /** Whatever was asked of any other place than its own. */
  elsewhere: string[];
}

export async function openRoomWindow(browser: Browser, own: readonly string[]): Promise<RoomWindow> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  context.setDefaultTimeout(30_000);
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()) && !own.includes(new URL(request.url()).origin)) elsewhere.push(request.url());
  });
  return { context, page: await context.newPage(), elsewhere };
}

/** Has a story deleted that is in the list which is shown. */
export async function deleteIn(window: Page, title: string): Promise<void> {
  await window.getByText(title).click();
  await window.getByRole('button', { name: 'Show Editor Options' }).click();
  await window.getByRole('menuitem', { name: /Delete/ }).click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
}

export function headlineIn(window: Page) {
  return window.getByRole('textbox', { name: 'Headline' });
}

export function fieldIn(window: Page, name: string) {
  return window.getByRole('group', { name: new RegExp(`^.{0,2}${name}.{0,2} Field$`, 'u') });
}

/** Forms draw a field once it is scrolled to. */
export async function revealIn(window: Page, name: string) {
  const wanted = fieldIn(window, name);
  await headlineIn(window).hover();
  await expect(async () => {
    await window.mouse.wheel(0, 400);
    await expect(wanted).toBeVisible({ timeout: 200 });
  }).toPass();
  return wanted;
}

export async function saveIn(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Save', exact: true }).click();
}

/** Waits until a form is closed and its list is shown, to which the CMS goes by itself: what is opened before that is closed again. */
export async function closedIn(window: Page): Promise<void> {
  await expect(window.getByRole('button', { name: 'Cancel Editing' })).toBeHidden();
  await expect(window).not.toHaveURL(/\/(new|entries\/.*)$/);
}

/** Saves what nothing speaks against. */
export async function saveWellIn(window: Page): Promise<void> {
  const told = window.getByText('Entry saved.');
  // Said of what was saved before.
  await expect(told).toBeHidden();
  await saveIn(window);
  await expect(told).toBeVisible();
  await closedIn(window);
}

/** Chooses a picture in the form of a new photo, and waits until it is shown; gives the stage on which the point is set that crops keep. */
export async function choosePictureIn(window: Page, name: string, picture: Buffer) {
  await window.getByLabel('Choose a picture').setInputFiles({ name, mimeType: 'image/jpeg', buffer: picture });
  const stage = window.getByRole('button', { name: /^Focal point/ });
  await expect(stage.getByRole('presentation')).toBeVisible();
  return stage;
}

/** Fills in the words of a photo of the sea wall, as `SEA_WALL_WORDS` has them. */
export async function fillPhotoWordsIn(window: Page): Promise<void> {
  await fieldIn(window, 'Alt').getByRole('textbox', { name: 'English' }).fill('A red square above the sea');
  await fieldIn(window, 'Caption').getByRole('textbox', { name: 'English' }).fill('The sea wall on Monday.');
  await window.getByRole('textbox', { name: 'Credit' }).fill('Ana Pires');
}

export const SEA_WALL_WORDS = 'alt: A red square above the sea\ncaption: The sea wall on Monday.\ncredit: Ana Pires\n';

/** What a new story begins with; its photo is the sea wall. */
export interface BegunStory {
  headline: string;
  standfirst?: string;
  /** As the field takes it: `2026-07-14T08:30` */
  published: string;
  dateline?: string;
  text: string;
}

/** Fills the form of a new story of the coast, and waits until its photo is in the preview. */
export async function beginStoryIn(window: Page, { headline, standfirst, published, dateline, text }: BegunStory): Promise<void> {
  await headlineIn(window).fill(headline);
  if (standfirst !== undefined) await window.getByRole('textbox', { name: 'Standfirst' }).fill(standfirst);
  await window.getByRole('radio', { name: 'News › Coast' }).click();
  await window.getByRole('combobox', { name: 'Kind' }).click();
  await window.getByRole('option', { name: 'news', exact: true }).click();
  await fieldIn(window, 'Published').locator('input').fill(published);
  await window.getByRole('checkbox', { name: 'ines-marlow' }).click();
  if (dateline !== undefined) await window.getByRole('textbox', { name: 'Dateline' }).fill(dateline);
  await fieldIn(window, 'Photos').getByRole('button', { name: /Add/ }).click();
  const picture = window.frameLocator('iframe').locator('.story-picture img');
  // The CMS fills the empty fields of a new entry a moment after it draws them, and forgets what is chosen before.
  await expect(async () => {
    await fieldIn(window, 'Photo').getByRole('radio', { name: 'moon' }).click();
    await fieldIn(window, 'Photo').getByRole('radio', { name: 'sea-wall' }).click();
    await expect(picture).toHaveJSProperty('naturalWidth', 1600, { timeout: 2000 });
  }).toPass();
  await (await revealIn(window, 'Text')).getByRole('textbox').fill(text);
}

/** Publishes the story whose form is open with the date in the form. */
export async function publishAsDatedIn(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Publish', exact: true }).click();
  const asked = window.getByRole('dialog', { name: 'Publish this story?' });
  await asked.getByRole('button', { name: 'Publish with the date in the form', exact: true }).click();
}

/** Whether the CMS has put by, in this browser, what was typed and not saved. */
export function isPutByIn(window: Page, words: string): Promise<boolean> {
  return window.evaluate(async (wanted) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => {
          done(request.result);
        };
        request.onerror = () => {
          fail(request.error ?? new Error('The browser could not read what it keeps.'));
        };
      });
    const found: boolean[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      if (database.objectStoreNames.contains('draft-backups')) {
        const drafts: unknown = await settled(database.transaction('draft-backups').objectStore('draft-backups').getAll());
        found.push(JSON.stringify(drafts).includes(wanted));
      }
      database.close();
    }
    return found.includes(true);
  }, words);
}

/** A photo of the sea with something red towards its upper right corner. Of another sea it is another photo: one that is there already is taken for itself. */
export async function seaWall(sea = '#357'): Promise<Buffer> {
  const red = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#c33' } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 1600, height: 1000, channels: 3, background: sea } })
    .composite([{ input: red, left: 1194, top: 100 }])
    .jpeg()
    .toBuffer();
}
