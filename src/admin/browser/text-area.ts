import type { TextFormat } from '../../content/text/tree.ts';
import { formAt } from './drafts.ts';

/** The field of a text, in forms of stories and pages. */
const TEXT_FIELD = '.content-editor [data-mode="edit"] [data-key-path="body"]';

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

export function openFormat(): TextFormat {
  return openText()?.holdsComponents === true ? 'mdx' : 'md';
}

export function textArea(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>(`${TEXT_FIELD} textarea`);
}

/** As if it were typed, so that it can be undone, and the CMS hears of it. Who is typing in another field goes on there. */
export function replaceIn(area: HTMLTextAreaElement, from: number, to: number, written: string): void {
  const elsewhere = otherField(area);
  area.focus();
  area.setSelectionRange(from, to);
  // Behind a dialog nothing gets the focus: what is typed would go there.
  const isTyped =
    document.activeElement === area &&
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps what can be undone
    document.execCommand(written === '' ? 'delete' : 'insertText', false, written);
  if (!isTyped) {
    area.setRangeText(written, from, to, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  elsewhere?.focus();
}

/** A field other than the text in which an editor is typing. */
export function otherField(area: HTMLTextAreaElement): HTMLElement | undefined {
  const { activeElement } = document;
  const isField = activeElement instanceof HTMLElement && activeElement !== area && activeElement.matches(FIELDS);
  return isField && activeElement.closest('.sf-text-bar') === null ? activeElement : undefined;
}

const FIELDS = 'input, textarea, select, [contenteditable]';
