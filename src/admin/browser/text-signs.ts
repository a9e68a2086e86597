import { z } from 'zod';
import { beginLines, emphasise, writeLink, type Selected, type TextEdit } from '../forms/text-edits.ts';
import { fillForm } from './filled-form.ts';
import { barButton } from './room-bar.ts';
import { goingBack, replaceIn, TEXT_FIELD, textArea } from './text-area.ts';

/** The signs of Markdown as buttons, each with its key where it has one. */
const SIGNS: readonly { label: string; key?: string; edit: (selected: Selected) => TextEdit | Promise<TextEdit | undefined> }[] = [
  { label: 'Bold', key: 'b', edit: (selected) => emphasise(selected, '**') },
  { label: 'Italic', key: 'i', edit: (selected) => emphasise(selected, '*') },
  { label: 'Link', key: 'k', edit: askForLink },
  { label: 'Heading', edit: (selected) => beginLines(selected, 'heading') },
  { label: 'List', edit: (selected) => beginLines(selected, 'list') },
  { label: 'Numbers', edit: (selected) => beginLines(selected, 'numbers') },
  { label: 'Quotation', edit: (selected) => beginLines(selected, 'quotation') },
];

const LINK = {
  purpose: 'words that lead elsewhere',
  props: z.strictObject({
    address: z
      .string()
      .regex(
        /^(https?:\/\/|mailto:|tel:|\/|#)\S*$/,
        'is not where a link can lead: it begins with https://, mailto:, tel: or, on this site, with /',
      )
      .describe('Where it leads: https://… or, on this site, /…'),
    words: z.string().describe('What readers read of it.'),
  }),
  text: 'none',
} as const;

/** Buttons that put signs around what is selected, or at the beginning of its lines. */
export function signButtons(): HTMLButtonElement[] {
  return SIGNS.map(({ label, key, edit }) => {
    const button = barButton(label, () => {
      const area = textArea();
      if (area) void goingBack(area, () => change(area, edit));
    });
    button.dataset.sign = label.toLowerCase();
    if (key !== undefined) button.title = `Ctrl+${key.toUpperCase()}, ⌘${key.toUpperCase()}`;
    return button;
  });
}

/** The same by keys, while the editor is in the text. */
export function signWithKeys(): void {
  addEventListener(
    'keydown',
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const area = event.target instanceof HTMLTextAreaElement && event.target.closest(TEXT_FIELD) !== null ? event.target : undefined;
      const sign = SIGNS.find(({ key }) => key === event.key.toLowerCase());
      if (!area || !sign) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void goingBack(area, () => change(area, sign.edit));
    },
    true,
  );
}

async function change(area: HTMLTextAreaElement, edit: (typeof SIGNS)[number]['edit']): Promise<void> {
  const made = await edit({ text: area.value, start: area.selectionStart, end: area.selectionEnd });
  if (!made) return;
  const { from, to, written, selected } = made;
  replaceIn(area, from, to, written);
  area.setSelectionRange(...selected);
}

async function askForLink(selected: Selected): Promise<TextEdit | undefined> {
  const words = selected.text.slice(selected.start, selected.end).trim();
  const begun = /^https?:\/\/\S+$/.test(words) ? { address: words } : { words };
  const filled = await fillForm({ title: 'Link', description: LINK, begun });
  return filled && writeLink(selected, filled.values.address?.trim() ?? '', filled.values.words ?? '');
}
