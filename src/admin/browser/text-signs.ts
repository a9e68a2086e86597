import { z } from 'zod';
import type { LineKind } from '../forms/line-kinds.ts';
import type { Selected, TextEdit } from '../forms/text-edits.ts';
import type { EmphasisKind } from '../forms/word-pieces.ts';
import { tell, wordsOf } from './dialogs.ts';
import { fillForm } from './filled-form.ts';
import { barButton } from './room-bar.ts';
import { applyEdit, goingBack, selectedIn, TEXT_FIELD, textArea } from './text-area.ts';

type Edit = (selected: Selected) => Promise<TextEdit | undefined>;

const emphasis =
  (kind: EmphasisKind): Edit =>
  async (selected) =>
    (await import('../forms/emphasis.ts')).emphasise(selected, kind);

const lines =
  (kind: LineKind): Edit =>
  async (selected) =>
    (await import('../forms/line-kinds.ts')).beginLines(selected, kind);

/** The signs of Markdown as buttons, each with its key where it has one. */
const SIGNS: readonly { label: string; key?: string; edit: Edit }[] = [
  { label: 'Bold', key: 'b', edit: emphasis('strong') },
  { label: 'Italic', key: 'i', edit: emphasis('emphasis') },
  { label: 'Link', key: 'k', edit: askForLink },
  { label: 'Heading', edit: lines('heading') },
  { label: 'List', edit: lines('list') },
  { label: 'Numbers', edit: lines('numbers') },
  { label: 'Quotation', edit: lines('quotation') },
];

/** Fetches what reads a text, so that it is there when a button is pressed. */
export function readyEdits(): void {
  const edits = [import('../forms/emphasis.ts'), import('../forms/line-kinds.ts'), import('../forms/written-link.ts')];
  void Promise.all(edits).catch(() => undefined);
}

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

/** What is typed while the program that reads texts is fetched is a part of the text; in one that cannot be read, nothing is changed. */
async function change(area: HTMLTextAreaElement, edit: Edit): Promise<void> {
  const selected = selectedIn(area);
  try {
    const made = await edit(selected);
    if (made && area.value === selected.text) applyEdit(area, made);
  } catch (error) {
    await tellUnreadable(error);
  }
}

async function askForLink(selected: Selected): Promise<TextEdit | undefined> {
  const { begunLink, writeLink } = await import('../forms/written-link.ts');
  const filled = await fillForm({ title: 'Link', description: LINK, begun: { ...begunLink(selected) } });
  if (!filled) return undefined;
  const { address = '', words = '' } = filled.values;
  const edit = writeLink(selected, address.trim(), words);
  if (!edit) await tell('No link can stand here', 'Select words of one paragraph, with no code and no footnote among them.');
  return edit;
}

/** Says why a text cannot be read: with the line, where it is the text of the form. */
export async function tellUnreadable(error: unknown, title?: string): Promise<void> {
  const { syntaxFault } = await import('../../content/checks/mdx-syntax.ts');
  const { line, problem, mend } = syntaxFault(wordsOf(error));
  const place = title === undefined ? `Line ${String(line)} of the text: ` : '';
  await tell(title ?? 'The text cannot be read', `${place}${problem}\n${mend}`);
}
