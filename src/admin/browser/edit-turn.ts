import { HeldSelection } from '../forms/held-selection.ts';
import type { Selected, TextEdit } from '../forms/text-edits.ts';
import { Turns } from '../turns.ts';
import { tell, wordsOf } from './dialogs.ts';
import { formAt, isSameForm } from './drafts.ts';
import { openFormat, otherField, replaceIn, textArea } from './text-area.ts';

const MOST_SECONDS = 20;

const turns = new Turns();

/** The edits that have been asked for and are not done. */
const waiting = new Set<EditTurn>();

/** An edit of the text whose form was open when it was asked for. It has what was selected then, wherever that is by now. */
export class EditTurn {
  readonly #form = formAt(location.href);
  readonly #asked: HeldSelection;
  /** What the editor has selected by the time that it is this edit’s turn. */
  #own: HeldSelection | undefined;
  #isLeft = false;

  constructor(area: HTMLTextAreaElement) {
    this.#asked = heldIn(area);
  }

  begin(): void {
    const area = this.#area();
    this.#own = area && heldIn(area);
  }

  /** Whether words were selected of which none is left. */
  get isGone(): boolean {
    return this.#asked.isGone;
  }

  /** The text as it is, with what was selected; undefined once its form was left. */
  selected(): Selected | undefined {
    const area = this.#area();
    if (!area) return undefined;
    this.follow(area.value);
    return { text: area.value, start: this.#asked.start, end: this.#asked.end, format: openFormat() };
  }

  /**
   * Edits the text as it is. What the editor has selected since stays selected; where it is what was selected at first, what the edit
   * selects is.
   */
  make(edit: (selected: Selected) => TextEdit | undefined): 'made' | 'nothing' | 'left' {
    const selected = this.selected();
    const area = this.#area();
    if (!selected || !area) return 'left';
    const made = edit(selected);
    if (!made || (made.from === made.to && made.written === '')) return 'nothing';
    const { from, to, written, splices } = made;
    const own = this.#own;
    const isMoved = own !== undefined && !this.#asked.is(own.start, own.end);
    const after = selected.text.slice(0, from) + written + selected.text.slice(to);
    for (const turn of waiting) {
      turn.follow(selected.text);
      turn.follow(after, splices);
    }
    replaceIn(area, from, to, written);
    const [start, end] = isMoved ? [own.start, own.end] : made.selected;
    this.#own = new HeldSelection(area.value, start, end);
    area.setSelectionRange(start, end);
    return 'made';
  }

  follow(...change: Parameters<HeldSelection['follow']>): void {
    this.#asked.follow(...change);
    this.#own?.follow(...change);
  }

  noteAddress(): void {
    this.#isLeft ||= !this.#isOpen();
  }

  /** Goes back to the text: a dialog lets go of what was selected in it. */
  end(): void {
    const area = this.#area();
    if (!area || !this.#own || otherField(area)) return;
    this.#own.follow(area.value);
    area.focus();
    area.setSelectionRange(this.#own.start, this.#own.end);
  }

  #area(): HTMLTextAreaElement | undefined {
    return this.#isLeft || !this.#isOpen() ? undefined : (textArea() ?? undefined);
  }

  #isOpen(): boolean {
    return isSameForm(this.#form, formAt(location.href));
  }
}

/**
 * Edits the text that is open, once the edits that were asked for before are done. What is loaded for it is there before its turn begins,
 * so that nothing comes between what it reads of the text and what it writes.
 */
export async function takeTurn<L>(load: () => Promise<L>, act: (turn: EditTurn, loaded: L) => Promise<void>): Promise<void> {
  const area = textArea();
  if (!area) return;
  const turn = new EditTurn(area);
  waiting.add(turn);
  await turns.take(async () => {
    try {
      let loaded: L;
      try {
        loaded = await inTime(load());
      } catch (error) {
        turn.begin();
        await tellUnloaded(error);
        return;
      }
      turn.begin();
      await act(turn, loaded);
    } catch (error) {
      await tellUnreadable(error);
    } finally {
      waiting.delete(turn);
      turn.end();
    }
  });
}

/** Whether edits that were asked for are not made yet. */
export function areEditsWaiting(): boolean {
  return waiting.size > 0;
}

/** Done once the edits that were asked for before are made, or given up. */
export function editsMade(): Promise<void> {
  return waiting.size === 0 ? Promise.resolve() : turns.take(() => Promise.resolve());
}

/** Has edits that wait follow what is typed meanwhile. */
export function watchTurns(): void {
  addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLTextAreaElement && target === textArea())
        for (const turn of waiting) turn.follow(target.value, target.selectionStart);
    },
    true,
  );
  addEventListener('hashchange', () => {
    for (const turn of waiting) turn.noteAddress();
  });
}

/** Says that what an edit was for is there no more, and keeps before the editor what was written for it. */
export async function tellLeft(written: string): Promise<void> {
  const why = 'Its text was left, or what it was to change is not in it any more. Copy it, if you want to keep it:';
  await tell('It was not put into the text', `${why}\n\n${written}`);
}

/** Says why a text cannot be read: with the line, where it is the text of the form. */
export async function tellUnreadable(error: unknown, title?: string): Promise<void> {
  const { syntaxFault } = await import('../../content/checks/mdx-syntax.ts');
  const { line, problem, mend } = syntaxFault(wordsOf(error));
  const place = title === undefined ? `Line ${String(line)} of the text: ` : '';
  await tell(title ?? 'The text cannot be read', `${place}${problem}\n${mend}`);
}

async function tellUnloaded(error: unknown): Promise<void> {
  const why = 'What reads a text could not be fetched. See whether the server can be reached, and try again.';
  await tell('Nothing was changed', `${why}\n${wordsOf(error)}`);
}

/** What does not come holds up every edit behind it, and what is to be saved after them. */
function inTime<L>(loading: Promise<L>): Promise<L> {
  const end = new Promise<never>((_, fail) => {
    setTimeout(() => {
      fail(new Error(`Nothing came within ${String(MOST_SECONDS)} seconds.`));
    }, MOST_SECONDS * 1000);
  });
  return Promise.race([loading, end]);
}

function heldIn({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): HeldSelection {
  return new HeldSelection(value, selectionStart, selectionEnd);
}
