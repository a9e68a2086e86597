import { formAt, type OpenForm } from './drafts.ts';

/** The CMS’s own button that saves a form, found by its place. */
export const SAVE_BUTTON = '.content-editor [role="toolbar"] button.primary';

const MOMENT = 50;
const MOST_MOMENTS = 40;

/** In which the CMS has heard of what was typed. */
const FEW_MOMENTS = 10;

interface Save {
  form: OpenForm;
  /** Whether what is saved is written by now. */
  isWritten: boolean;
  /** Done once the form has been left, or is there to be edited again; says whether it was saved. */
  done: Promise<boolean>;
}

let save: Save | undefined;

/** What is being saved at this moment. */
export function saveInHand(): Readonly<Save> | undefined {
  return save;
}

/** Notes each save from the moment at which its button is pressed. */
export function watchSaves(): void {
  addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLButtonElement>(SAVE_BUTTON) : null;
      if (button?.disabled === false) begin(() => Promise.resolve(true));
    },
    true,
  );
}

/**
 * Presses the button that saves, once it can be pressed: the CMS draws it anew a moment after a form is changed.
 *
 * @param act what is done right before
 * @returns whether it was pressed
 */
export async function pressSave(act: () => void): Promise<boolean> {
  const pressed = readySaveButton().then((button) => {
    if (!button) return false;
    act();
    button.click();
    return true;
  });
  begin(() => pressed);
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

function begin(press: () => Promise<boolean>): void {
  const form = formAt(location.href);
  if (save || !form) return;
  const begun: Save = { form, isWritten: false, done: Promise.resolve(false) };
  begun.done = press()
    .then((isPressed) => isPressed && settled(begun))
    .finally(() => {
      save = undefined;
    });
  save = begun;
}

async function readySaveButton(): Promise<HTMLButtonElement | undefined> {
  for (let moment = 0; moment < FEW_MOMENTS; moment += 1) {
    const button = document.querySelector<HTMLButtonElement>(SAVE_BUTTON);
    if (button?.disabled !== true) return button ?? undefined;
    await aMoment();
  }
  return undefined;
}

/** While it saves, the CMS lets nobody press its button. Then it leaves the form, unless its own settings have it stay. */
async function settled(begun: Save): Promise<boolean> {
  for (let left = MOST_MOMENTS; left > 0;) {
    await aMoment();
    // Before it is written, an address that is another is of an editor who is about to be held.
    if (begun.isWritten && isListOf(begun.form, location.href)) break;
    if (begun.isWritten) left -= 1;
    else if (document.querySelector<HTMLButtonElement>(SAVE_BUTTON)?.disabled !== true) break;
  }
  return begun.isWritten;
}

function aMoment(): Promise<void> {
  return new Promise((done) => setTimeout(done, MOMENT));
}
