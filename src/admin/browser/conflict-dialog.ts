import { choose } from './dialogs.ts';
import { markDifferences } from './marked-texts.ts';

/** What an editor wants of two texts of one file. */
export type Choice = 'merge' | 'mine' | 'theirs' | 'back';

/**
 * Shows the file as it is by now beside what was about to be saved over it, with the lines in which they differ marked.
 *
 * @param theirs absent when the file was deleted.
 * @param isMergeable whether each has changed other paragraphs than the other.
 */
export function chooseText(file: string, theirs: string | undefined, mine: string, isMergeable: boolean): Promise<Choice> {
  const told = document.createElement('p');
  told.textContent =
    theirs === undefined
      ? `${file} has been deleted since you opened it, in another window or program. Nothing is saved yet.`
      : `${file} has been changed since you opened it, in another window or program. Nothing is saved yet; lines that differ are marked.`;
  const texts = document.createElement('div');
  texts.className = 'sf-texts';
  texts.append(...markDifferences(['In the file now', theirs], ['Yours', mine]));
  const merge = { merge: 'Save both: each has changed other paragraphs' };
  return choose<Choice>(theirs === undefined ? 'This file is gone' : 'There are two texts of this file', [told, texts], {
    ...(isMergeable ? merge : {}),
    mine: theirs === undefined ? 'Save mine as a new file' : 'Save mine over it',
    theirs: theirs === undefined ? 'Drop mine' : 'Drop mine and take what is there',
    back: 'Go on editing',
  });
}
