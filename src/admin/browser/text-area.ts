import type { Selected, TextEdit } from '../forms/text-edits.ts';
import { formAt } from './drafts.ts';

/** The field of a text, in forms of stories and pages. */
export const TEXT_FIELD = '.content-editor [data-mode="edit"] [data-key-path="body"]';

/** Collections whose entries have a text, and whether it holds components: `stories-en`, `composed-es`. */
const WITH_TEXT = /^(?:(stories|pages)|(components|composed))-(.+)$/;

/** The text whose form is open. */
export interface OpenText {
  language: string;
  holdsComponents: boolean;
}

export function openText(): OpenText | undefined {
  const [, plain, composed, language] = WITH_TEXT.exec(formAt(location.href)?.collection ?? '') ?? [];
  return language === undefined || (plain ?? composed) === undefined ? undefined : { language, holdsComponents: composed !== undefined };
}

export function textArea(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>(`${TEXT_FIELD} textarea`);
}

/** As if it were typed, so that it can be undone, and the CMS hears of it. */
export function replaceIn(area: HTMLTextAreaElement, from: number, to: number, written: string): void {
  area.focus();
  area.setSelectionRange(from, to);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps what can be undone
  if (document.execCommand(written === '' ? 'delete' : 'insertText', false, written)) return;
  area.setRangeText(written, from, to, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Makes an edit, and selects what is selected then. */
export function applyEdit(area: HTMLTextAreaElement, { from, to, written, selected }: TextEdit): void {
  if (from === to && written === '') return;
  replaceIn(area, from, to, written);
  area.setSelectionRange(...selected);
}

/** The text with what is selected in it. */
export function selectedIn(area: HTMLTextAreaElement): Selected {
  const format = openText()?.holdsComponents === true ? 'mdx' : 'md';
  return { text: area.value, start: area.selectionStart, end: area.selectionEnd, format };
}

/** Goes back to the text where nothing was written: a dialog lets go of what was selected in it. */
export async function goingBack(area: HTMLTextAreaElement, act: () => Promise<unknown>): Promise<void> {
  const { value, selectionStart, selectionEnd } = area;
  await act();
  if (area.value !== value) return;
  area.focus();
  area.setSelectionRange(selectionStart, selectionEnd);
}
