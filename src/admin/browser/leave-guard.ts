import { choose, paragraph } from './dialogs.ts';
import { dropDraft, formAt, isSameForm, type OpenForm } from './drafts.ts';
import { FIELDS } from './held-fields.ts';
import { isListOf, saveInHand } from './save-in-hand.ts';

const CONTROLS = 'button, [role="radio"], [role="checkbox"], [role="switch"], [role="option"], [role="combobox"], [role="button"]';

/** The CMS’s own way out of a form, which Escape presses too. */
const WAY_OUT = '.content-editor [role="toolbar"] button.back';

/** The CMS copies what is typed into this browser half a second after the last key. */
const KEPT_AFTER = 600;

let isTouched = false;
let isLetGo = false;
let isLeaving = false;

/** The address from which the CMS is on its way; it has left once the address is another, which takes it a moment. */
let leftFrom: string | undefined;

/** The save during which the editor has wanted to leave before. */
let waitedFor: ReturnType<typeof saveInHand>;
let isAsking = false;

/** To be called when the open form has been saved, or is given up: nothing is asked any more. */
export function letGo(): void {
  isTouched = false;
  isLetGo = true;
}

/**
 * Asks before a form that has not been saved is left, by Escape, Back, a link or the browser. What was typed is kept in this
 * browser either way, unless the editor wants it gone.
 */
export function guardForms(): void {
  for (const kind of ['input', 'change', 'drop', 'paste']) addEventListener(kind, noteTouch, true);
  addEventListener('click', noteTouch, true);
  addEventListener('click', askAtTheWayOut, true);
  addEventListener('beforeunload', (event) => {
    if (hasUnsaved(formAt(location.href)) || isBeingWritten()) event.preventDefault();
  });
  // Every other way out of a form within the page changes the address. The CMS has not heard of it yet.
  addEventListener('hashchange', askFirst, true);
}

function noteTouch(event: Event): void {
  if (!event.isTrusted || !(event.target instanceof Element)) return;
  const { target } = event;
  const isField = target.closest(FIELDS) !== null && (event.type !== 'click' || target.closest(CONTROLS) !== null);
  // What was kept in this browser may be put back into a form.
  if (!isField && target.closest('[role="alertdialog"]') === null) return;
  isTouched = true;
  isLetGo = false;
}

/** The CMS knows whether a form is another than its file, and its button says so. A new form is always another than none. */
function hasUnsaved(form: OpenForm | undefined): boolean {
  const editor = document.querySelector('.content-editor');
  if (editor === null || form === undefined || (form.entry === '' && !isTouched)) return false;
  const save = editor.querySelector<HTMLButtonElement>('[role="toolbar"] button.primary');
  return save !== null && !save.disabled && !isLetGo;
}

/**
 * Asks before anything has begun, so that no second key comes between: it goes to the question. Once the CMS is on its way, another
 * press would send it a step further.
 */
function askAtTheWayOut(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>(WAY_OUT) : null;
  const form = formAt(location.href);
  if (button === null || form === undefined) return;
  const isOnItsWay = leftFrom === location.href;
  const isSaving = saveInHand() !== undefined;
  if (!isOnItsWay && !isSaving && !hasUnsaved(form)) {
    leftFrom = location.href;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (isSaving) void leaveOnceSaved(listOf(form), () => document.querySelector<HTMLElement>(WAY_OUT)?.click());
  else if (!isOnItsWay) void askAndLeave(form, button);
}

async function askAndLeave(form: OpenForm, button: HTMLButtonElement): Promise<void> {
  const choice = await askWhatBecomes();
  if (choice === 'stay') return;
  letGo();
  button.click();
  if (choice === 'discard') await dropDraft(form);
}

function askFirst(event: HashChangeEvent): void {
  leftFrom = undefined;
  const form = formAt(event.oldURL);
  if (isLeaving || form === undefined || isSameForm(form, formAt(event.newURL))) return;
  if (saveInHand() && !isItsOwnWay(form, event)) {
    event.stopImmediatePropagation();
    const { oldURL, newURL } = event;
    history.pushState(history.state, '', oldURL);
    void leaveOnceSaved(newURL, () => {
      location.href = newURL;
    });
    return;
  }
  if (!hasUnsaved(form)) {
    isTouched = false;
    isLetGo = false;
    return;
  }
  event.stopImmediatePropagation();
  void ask(form, event);
}

async function ask(form: OpenForm, { oldURL, newURL }: HashChangeEvent): Promise<void> {
  const choice = await askWhatBecomes();
  if (choice === 'stay') {
    history.pushState(history.state, '', oldURL);
    return;
  }
  isTouched = false;
  isLeaving = true;
  dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL }));
  isLeaving = false;
  if (choice === 'discard') await dropDraft(form);
}

/** What becomes of what is typed in the open form, before that is filled anew; nothing is asked where nothing is. */
export async function askBeforeLeaving(): Promise<'keep' | 'discard' | 'stay'> {
  return hasUnsaved(formAt(location.href)) ? askWhatBecomes() : 'keep';
}

/** Whoever leaves does so no sooner than what was typed is kept in this browser. */
async function askWhatBecomes(): Promise<'keep' | 'discard' | 'stay'> {
  const told = document.createElement('p');
  told.textContent = 'What you have written is not saved. Kept here, it is offered to you when you open this form again in this browser.';
  const kept = new Promise((done) => setTimeout(done, KEPT_AFTER));
  const choice = await choose('Leave without saving?', [told], {
    keep: 'Leave and keep it here',
    discard: 'Discard it',
    stay: 'Go on editing',
  });
  if (choice !== 'stay') await kept;
  return choice;
}

/** What is not written yet would be lost with the window. */
function isBeingWritten(): boolean {
  return saveInHand()?.isWritten === false && !isLetGo;
}

/** Whether it is the CMS that leaves a form, having saved it, for the list that the form is of. */
function isItsOwnWay(form: OpenForm, { isTrusted, newURL }: HashChangeEvent): boolean {
  return saveInHand()?.isWritten === true && (!isTrusted || isListOf(form, newURL));
}

/**
 * The form stays until it is saved; then the editor goes on to where they wanted to go, as they do where there is nothing to save. Whoever
 * asks again need not wait for what may never come.
 */
async function leaveOnceSaved(address: string, leave: () => void): Promise<void> {
  const save = saveInHand();
  if (!save) return;
  if (waitedFor === save) {
    await askWhetherToWait(address);
    return;
  }
  waitedFor = save;
  const end = await save.done;
  // The CMS goes to the list by itself.
  if (end === 'none' || (end === 'saved' && !isListOf(save.form, address))) leave();
}

/** The room is loaded anew where it is not waited for: it would close the next form once the CMS has saved this one. */
async function askWhetherToWait(address: string): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  const told = paragraph('Nobody knows yet whether it will be saved. What you have written is kept in this browser until it is.');
  const choice = await choose('It is still being saved', [told], { leave: 'Leave without waiting', wait: 'Wait for it' });
  isAsking = false;
  if (choice === 'wait' || !saveInHand()) return;
  letGo();
  history.pushState(history.state, '', address);
  location.reload();
}

function listOf({ collection }: OpenForm): string {
  return new URL(`#/collections/${collection}`, location.href).href;
}
