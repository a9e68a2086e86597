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

/** Puts what stands on lines of its own in place of what is selected, with an empty line before and behind it. */
export function placeIn(area: HTMLTextAreaElement, [start, end]: readonly [start: number, end: number], written: string): void {
  const before = area.value.slice(0, start).trimEnd();
  const after = area.value.slice(end).trimStart();
  replaceIn(area, before.length, area.value.length - after.length, `${before === '' ? '' : '\n\n'}${written}\n${after === '' ? '' : '\n'}`);
}

/** Goes back to the text where nothing was written: a dialog lets go of what was selected in it. */
export async function goingBack(area: HTMLTextAreaElement, act: () => Promise<unknown>): Promise<void> {
  const { value, selectionStart, selectionEnd } = area;
  await act();
  if (area.value !== value) return;
  area.focus();
  area.setSelectionRange(selectionStart, selectionEnd);
}
