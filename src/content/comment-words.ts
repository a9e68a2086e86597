import { canBeSeen } from '../shared/printable.ts';

/**
 * What turns the direction of letters around, is seen by nobody, or is no letter of any language and never will be; joiners stay, which
 * Persian, Hindi and others are written with.
 */
const UNSEEN =
  /[\u200B\u200E\u200F\u061C\u115F\u1160\u180E\u202A-\u202E\u2060-\u206F\u2800\u3164\uFEFF\uFFA0\u00AD\uFFF0-\uFFFB\uFDD0-\uFDEF\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E00FF}]|\u034F|\u17B4|\u17B5|\p{Noncharacter_Code_Point}/gu;
// eslint-disable-next-line no-control-regex -- what terminals and pages would take for a command
const CONTROLS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g;
/** More marks on one letter than any language writes. */
const HEAP = /(\p{M}{4})\p{M}+/gu;

/**
 * The words of a stranger as they can stand in a page or a terminal: as they are read, with nothing in them that cannot be seen; empty
 * where nothing is left that can. It takes no longer for a long text than its length tells, whatever is in it.
 */
export function cleanedWords(text: string, form: 'lines' | 'line' = 'lines'): string {
  const lines = text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSEEN, '')
    .replace(CONTROLS, '')
    .normalize('NFC')
    .replace(HEAP, '$1')
    // From the first of the spaces alone: tried from each of them, a hundred thousand take minutes.
    .replace(/(?<! ) +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (!canBeSeen(lines)) return '';
  return form === 'line' ? lines.replace(/\s+/g, ' ') : lines;
}
