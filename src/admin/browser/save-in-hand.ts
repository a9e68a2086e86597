import { formAt, type OpenForm } from './drafts.ts';
import { areEditsWaiting, editsMade } from './edit-turn.ts';
import { HeldFields } from './held-fields.ts';
import { intend } from './intent.ts';

/** The CMS’s own button that saves a form, found by its place. */
export const SAVE_BUTTON = '.content-editor [role="toolbar"] button.primary';

/** Its menu beside that, which it lets nobody open while it saves. */
const MENU = 'button[aria-haspopup="menu"]';

const MOMENT = 50;
const MOST_MOMENTS = 40;

/** In which the CMS has heard of what was typed. */
const FEW_MOMENTS = 10;

/** What has become of a save; there is none where the form is as it is in its file. */
export type SaveEnd = 'saved' | 'refused' | 'none';

interface Save {
  form: OpenForm;
  /** Whether what is saved is written by now. */
  isWritten: boolean;
  /** Done once the form has been left, or is there to be edited again. */
  done: Promise<SaveEnd>;
}

let save: Save | undefined;

/** Whether it is this room that presses the button. */
let isPressing = false;

/** What is being saved at this moment. */
export function saveInHand(): Readonly<Save> | undefined {
  return save;
}

/** Notes each save from the moment at which its button is pressed, and has it wait for the edits that were asked for before. */
export function watchSaves(): void {
  addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>(SAVE_BUTTON) : null;
      if (!button) return;
      if (areEditsWaiting() && !isPressing) {
        event.stopImmediatePropagation();
        void pressSave(() => {
          intend(undefined);
        });
      } else if (!button.disabled) begin(Promise.resolve(true));
    },
    true,
  );
}

/**
 * Presses the button that saves, once the edits that were asked for are made and it can be pressed: the CMS draws it anew a moment after
 * a form is changed.
 *
 * @param act what is done right before
 * @returns whether it was pressed
 */
export async function pressSave(act: () => void): Promise<boolean> {
  if (save) return false;
  const pressed = editsMade().then(async () => {
    tellField();
    const button = await readySaveButton();
    if (!button) return false;
    act();
    isPressing = true;
    button.click();
    isPressing = false;
    return true;
  });
  begin(pressed);
  return pressed;
}

/** Whether an address is that of the list to which the CMS goes from a form. */
export function isListOf({ collection }: OpenForm, address: string): boolean {
  return formAt(address) === undefined && new URL(address).hash.startsWith(`#/collections/${collection}`);
}

/** To be called once what was saved is written. */
export function noteWritten(): void {
  if (save) save.isWritten = true;
}

function begin(pressed: Promise<boolean>): void {
  const form = formAt(location.href);
  if (save || !form) return;
  const begun: Save = { form, isWritten: false, done: Promise.resolve('none') };
  begun.done = pressed
    .then((isPressed) => (isPressed ? settled(begun) : 'none'))
    .finally(() => {
      save = undefined;
    });
  save = begun;
}

/** A field tells the CMS what it holds when it is left. Who goes on typing in it does so. */
function tellField(): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement)) return;
  if (!activeElement.matches('input, textarea, select, [contenteditable]')) return;
  activeElement.blur();
  activeElement.focus({ preventScroll: true });
}

async function readySaveButton(): Promise<HTMLButtonElement | undefined> {
  for (let moment = 0; moment < FEW_MOMENTS; moment += 1) {
    const button = document.querySelector<HTMLButtonElement>(SAVE_BUTTON);
    if (button?.disabled !== true) return button ?? undefined;
    await aMoment();
  }
  return undefined;
}

/**
 * Waits for the CMS. What is saved is what was in the form when the button was pressed, and then the CMS closes the form: what was typed
 * meanwhile would be gone with it, so nothing can be.
 */
async function settled(begun: Save): Promise<SaveEnd> {
  const fields = new HeldFields();
  for (let left = MOST_MOMENTS; left > 0;) {
    fields.hold();
    await aMoment();
    // Before it is written, an address that is another is of an editor who is about to be held.
    if (begun.isWritten && isListOf(begun.form, location.href)) break;
    if (begun.isWritten) left -= 1;
    else if (!isBusy()) break;
  }
  fields.letGo();
  return begun.isWritten ? 'saved' : 'refused';
}

/** Whether the CMS saves. The button alone does not tell: nor can it be pressed in a form that is as it is in its file. */
function isBusy(): boolean {
  const button = document.querySelector<HTMLButtonElement>(SAVE_BUTTON);
  const menus = [...(button?.closest('[role="toolbar"]')?.querySelectorAll<HTMLButtonElement>(MENU) ?? [])];
  return (menus.at(-1) ?? button)?.disabled === true;
}

function aMoment(): Promise<void> {
  return new Promise((done) => setTimeout(done, MOMENT));
}
