import { mergeParagraphs } from '../merge-paragraphs.ts';
import { chooseText } from './conflict-dialog.ts';
import { dropDraft } from './drafts.ts';
import { letGo } from './leave-guard.ts';
import { dropNote, note } from './notes.ts';
import { askLocal } from './local-folder.ts';
import { conditionOf, noteForm, noteText } from './opened-files.ts';
import { pendingPicture } from './pictures.ts';

/** What is about to be saved. */
export interface Saving {
  /** `content/articles/en/2026/ferry.md` */
  path: string;
  text: string;
  /** The file as it was when its form was filled; absent for a new one. */
  opened?: string | undefined;
  /** The path that the form was opened at, for a file that is given another name by the way. */
  openedAt?: string | undefined;
  /** The path of a picture that is saved along. */
  picture?: string | undefined;
}

/**
 * Has the development server look at a change before it is made. Where somebody else has changed the file, the editor chooses.
 * Throws with what is wrong when a build would refuse it.
 */
export async function tryOut(address: string, saving: Saving): Promise<void> {
  const { path, text, opened, openedAt, picture } = saving;
  const from = openedAt !== undefined && openedAt !== path ? openedAt : undefined;
  const known = from ?? path;
  await noteForm(known, opened);
  const blob = picture === undefined ? undefined : await pendingPicture(picture);
  if (picture !== undefined && blob) {
    const answer = await askLocal(address, picture, { method: 'POST', body: blob, headers: conditionOf(picture) });
    if (!answer.ok) throw new Error(await answer.text());
  }
  const moved = from === undefined ? {} : { 'X-Moved-From': encodeURIComponent(from) };
  const answer = await askLocal(address, path, { method: 'POST', body: text, headers: { ...conditionOf(known), ...moved } });
  if (answer.ok) {
    if (answer.status === 200) note('Saved as a draft. Before it can be published:', await answer.text());
    else dropNote();
    return;
  }
  const why = await answer.text();
  if (answer.status !== 412) throw new Error(why);
  const now = await askLocal(address, known);
  const content = now.ok ? await now.blob() : undefined;
  if (content) await noteText(known, now.headers.get('ETag'), content);
  const theirs = await content?.text();
  const merged = from === undefined && opened !== undefined && theirs !== undefined ? mergeParagraphs(opened, text, theirs) : undefined;
  switch (await chooseText(known, theirs, text, merged !== undefined)) {
    case 'merge': {
      const written = await askLocal(address, known, { method: 'PUT', body: merged ?? '', headers: conditionOf(known) });
      if (!written.ok) throw new Error(await written.text());
      return reloadForm();
    }
    case 'mine':
      // Looked at once more: what is there by now may be wrong with it, or another again.
      return tryOut(address, { ...saving, opened: theirs, ...(theirs === undefined ? { openedAt: undefined } : {}) });
    case 'theirs':
      return reloadForm();
    case 'back':
      throw new Error(`Nothing was saved. ${why}`);
  }
}

/** Fills the form from its file anew; nothing goes on until then. */
async function reloadForm(): Promise<never> {
  await dropDraft();
  letGo();
  location.reload();
  return new Promise<never>(() => undefined);
}
