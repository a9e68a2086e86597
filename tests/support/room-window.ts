import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';

/** What tests do in a window of the editing room, as editors do it. */

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
