import { diffLines } from 'diff';
import { choose } from './dialogs.ts';

/** What an editor wants of two texts of one file. */
export type Choice = 'mine' | 'theirs' | 'back';

/**
 * Shows the file as it is by now beside what was about to be saved over it, with the lines in which they differ marked.
 *
 * @param theirs absent when the file was deleted.
 */
export function chooseText(file: string, theirs: string | undefined, mine: string): Promise<Choice> {
  const told = document.createElement('p');
  told.textContent =
    theirs === undefined
      ? `${file} has been deleted since you opened it, in another window or program. Nothing is saved yet.`
      : `${file} has been changed since you opened it, in another window or program. Nothing is saved yet; lines that differ are marked.`;
  const texts = document.createElement('div');
  texts.className = 'sf-texts';
  const parts = diffLines(theirs ?? '', mine);
  const show = (title: string, isShown: (part: (typeof parts)[number]) => boolean): HTMLElement => {
    const section = document.createElement('section');
    const heading = document.createElement('h3');
    heading.textContent = title;
    const text = document.createElement('pre');
    text.tabIndex = 0;
    text.setAttribute('aria-label', title);
    for (const part of parts.filter(isShown)) {
      const piece = document.createElement(part.added || part.removed ? 'mark' : 'span');
      piece.textContent = part.value;
      text.append(piece);
    }
    section.append(heading, text);
    return section;
  };
  if (theirs !== undefined) texts.append(show('In the file now', ({ added }) => !added));
  texts.append(show('Yours', ({ removed }) => !removed));
  return choose(theirs === undefined ? 'This file is gone' : 'There are two texts of this file', [told, texts], {
    mine: theirs === undefined ? 'Save mine as a new file' : 'Save mine over it',
    theirs: theirs === undefined ? 'Drop mine' : 'Drop mine and take what is there',
    back: 'Go on editing',
  });
}
