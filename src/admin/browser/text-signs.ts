import { z } from 'zod';
import type { LineKind } from '../forms/line-kinds.ts';
import type { Selected, TextEdit } from '../forms/text-edits.ts';
import type { BegunLink } from '../forms/written-link.ts';
import type { EmphasisKind } from '../forms/word-pieces.ts';
import { tell } from './dialogs.ts';
import { takeTurn, tellLeft, type EditTurn } from './edit-turn.ts';
import { fillForm } from './filled-form.ts';
import { barButton } from './room-bar.ts';
import { textArea } from './text-area.ts';

const emphasis = (kind: EmphasisKind) => (): Promise<void> =>
  takeTurn(
    () => Promise.all([import('../forms/emphasis.ts'), loadReasons()]),
    (turn, [{ emphasise }, { whyNoEmphasis }]) =>
      sign(
        turn,
        (selected) => emphasise(selected, kind),
        (selected) => whyNoEmphasis(selected),
      ),
  );

const lines = (kind: LineKind) => (): Promise<void> =>
  takeTurn(
    () => Promise.all([import('../forms/line-kinds.ts'), loadReasons()]),
    (turn, [{ beginLines }, { whyNoLines }]) =>
      sign(
        turn,
        (selected) => beginLines(selected, kind),
        (selected) => whyNoLines(selected, kind),
      ),
  );

/** The signs of Markdown as buttons, each with its key where it has one. */
const SIGNS: readonly { label: string; key?: string; edit: () => Promise<void> }[] = [
  { label: 'Bold', key: 'b', edit: emphasis('strong') },
  { label: 'Italic', key: 'i', edit: emphasis('emphasis') },
  { label: 'Link', key: 'k', edit: link },
  { label: 'Heading', edit: lines('heading') },
  { label: 'List', edit: lines('list') },
  { label: 'Numbers', edit: lines('numbers') },
  { label: 'Quotation', edit: lines('quotation') },
];

/** Fetches what reads a text, so that it is there when a button is pressed. */
export function readyEdits(): void {
  const edits = [import('../forms/emphasis.ts'), import('../forms/line-kinds.ts'), import('../forms/written-link.ts'), loadReasons()];
  void Promise.all(edits).catch(() => undefined);
}

const loadReasons = () => import('../forms/unchanged-text.ts');

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
    const button = barButton(label, edit);
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
      const own = SIGNS.find(({ key }) => key === event.key.toLowerCase());
      if (!own || !(event.target instanceof HTMLTextAreaElement) || event.target !== textArea()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void own.edit();
    },
    true,
  );
}

/** Puts signs, or tells why there are none. */
async function sign(
  turn: EditTurn,
  edit: (selected: Selected) => TextEdit | undefined,
  why: (selected: Selected) => string,
): Promise<void> {
  const selected = turn.selected();
  if (!selected) return;
  if (turn.isGone) await tell('Nothing was changed', 'The words that were selected are not in the text any more.');
  else if (turn.make(edit) === 'nothing') await tell('Nothing was changed', why(selected));
}

function link(): Promise<void> {
  return takeTurn(
    () => Promise.all([import('../forms/written-link.ts'), loadReasons()]),
    async (turn, [{ begunLink, canBeLink, writeLink }, { whyNoLink }]) => {
      const selected = turn.selected();
      if (!selected) return;
      if (!canBeLink(selected)) {
        await tell('No link can stand here', whyNoLink(selected));
        return;
      }
      let begun: BegunLink = begunLink(selected);
      for (;;) {
        const filled = await fillForm({ title: 'Link', description: LINK, begun: { ...begun } });
        if (!filled) return;
        const { address = '', words = '' } = filled.values;
        begun = { address: address.trim(), words };
        const outcome = turn.make((now) => writeLink(now, begun.address, words));
        if (outcome === 'made') return;
        if (outcome === 'left') {
          await tellLeft(`${begun.address}\n${words}`);
          return;
        }
        await tell('No link can stand here', 'With these words it would be none, or something beside it would be another. Write others.');
      }
    },
  );
}
