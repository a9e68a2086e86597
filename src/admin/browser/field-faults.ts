/** A fault in the words of a build: its place, and what is wrong with it. */
interface FieldFault {
  field: string;
  problem: string;
}

const MARK = 'sf-fault';
const FIELDS = '.content-editor [data-mode="edit"] [data-key-path]';
const CONTROLS = ['input, textarea, select, [role="textbox"], [role="combobox"], [role="switch"], [role="radio"]', 'button'];
/** A field is drawn a moment after it is in sight. */
const DRAWN_AFTER = 400;

/** `content/…/ferry.md, line 4, photos[2].alt` above lines that are set in. */
const PLACE = /^\S.*?(?:, line \d+)?, ([A-Za-z][\w.[\]]*)$/;

/** The faults of fields in what a build says, one for each field. */
export function readFieldFaults(told: string): FieldFault[] {
  const faults = told.split(/\n\n+/).flatMap((one): FieldFault[] => {
    const [place = '', ...said] = one.split('\n');
    const field = PLACE.exec(place)?.[1];
    return field === undefined ? [] : [{ field, problem: said.map((line) => line.trim()).join(' ') }];
  });
  return [...Map.groupBy(faults, ({ field }) => field)].map(([field, own]) => ({
    field,
    problem: own.map(({ problem }) => problem).join(' '),
  }));
}

/** Marks the fields that a save was refused for, each with what is wrong below it, and goes to the first once the dialog is closed. */
export function markFaults(told: string): void {
  dropFaults();
  const marked = readFieldFaults(told).flatMap(({ field, problem }) => {
    const place = fieldAt(field);
    if (!place) return [];
    mark(place, problem);
    return [place];
  });
  const first = marked.toSorted((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))[0];
  if (first) afterDialogs(() => void goTo(first));
}

/** To be called when a form is saved, and before the next attempt. */
export function dropFaults(): void {
  for (const said of document.querySelectorAll(`.${MARK}-said`)) said.remove();
  for (const place of document.querySelectorAll(`.${MARK}`)) {
    place.classList.remove(MARK);
  }
  for (const control of document.querySelectorAll(`[aria-describedby^="${MARK}"]`)) {
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  }
}

/** The field itself, or the nearest around it that the form has: `photos[2].alt` is `photos.1.alt` there. */
function fieldAt(field: string): HTMLElement | undefined {
  const parts = (field === 'text' ? 'body' : field)
    .replace(/\[(\d+)\]/g, (_, number: string) => `.${String(Number(number) - 1)}`)
    .split('.');
  const fields = new Map([...document.querySelectorAll<HTMLElement>(FIELDS)].map((one) => [one.dataset.keyPath, one]));
  for (let length = parts.length; length > 0; length -= 1) {
    const found = fields.get(parts.slice(0, length).join('.'));
    if (found) return found;
  }
  return undefined;
}

function mark(place: HTMLElement, problem: string): void {
  const said = document.createElement('p');
  said.className = `${MARK}-said`;
  said.id = `${MARK}-${place.dataset.keyPath ?? ''}`;
  said.textContent = problem;
  // The field’s own place is as wide as the form.
  (place.querySelector('.field-wrapper') ?? place).classList.add(MARK);
  place.append(said);
  const control = controlOf(place);
  control?.setAttribute('aria-invalid', 'true');
  control?.setAttribute('aria-describedby', said.id);
}

/** What is filled in; a list that is empty has buttons alone. */
function controlOf(place: HTMLElement): HTMLElement | undefined {
  return CONTROLS.map((kinds) => place.querySelector<HTMLElement>(kinds)).find((found) => found !== null) ?? undefined;
}

/** The CMS tells of the refusal in a dialog of its own, which has the focus until it is closed. */
function afterDialogs(act: () => void): void {
  const isOpen = (): boolean => document.querySelector('[role="alertdialog"], dialog[open]') !== null;
  let wasOpen = isOpen();
  const ending = setTimeout(() => {
    watching.disconnect();
  }, 600_000);
  const watching = new MutationObserver(() => {
    if (isOpen()) wasOpen = true;
    else if (wasOpen) {
      watching.disconnect();
      clearTimeout(ending);
      setTimeout(act, DRAWN_AFTER);
    }
  });
  watching.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['open'] });
}

async function goTo(place: HTMLElement): Promise<void> {
  place.scrollIntoView({ block: 'center' });
  await new Promise((done) => setTimeout(done, DRAWN_AFTER));
  const control = controlOf(place);
  const said = place.querySelector(`.${MARK}-said`);
  control?.setAttribute('aria-invalid', 'true');
  if (said) control?.setAttribute('aria-describedby', said.id);
  control?.focus();
}
