/**
 * In the browser: keeps what is typed into a form until it has been saved, so that a phone that goes to sleep or a page that is left
 * loses nothing; and leads to what is wrong, or to what was done.
 */
const PREFIX = 'standfirst-desk ';
const saved = new URL(location.href).searchParams.get('kept');

if (saved !== null) {
  store()?.removeItem(PREFIX + saved);
  const plain = new URL(location.href);
  for (const name of ['kept', 'done']) plain.searchParams.delete(name);
  history.replaceState(null, '', plain);
  document.querySelector<HTMLElement>('#done')?.focus();
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keep]')) {
  const name = PREFIX + (form.dataset.keep ?? '');
  if ('refused' in form.dataset) keep(form, name);
  else restore(form, name);
  form.addEventListener('input', () => {
    keep(form, name);
  });
}

document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function keep(form: HTMLFormElement, name: string): void {
  store()?.setItem(name, JSON.stringify(fieldsOf(form).map((field) => [field.id, valueOf(field)])));
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.querySelectorAll<Field>('input:not([type="hidden"], [type="file"]), textarea, select')];
}

function valueOf(field: Field): string | boolean {
  return field instanceof HTMLInputElement && field.type === 'checkbox' ? field.checked : field.value;
}

function restore(form: HTMLFormElement, name: string): void {
  const kept = store()?.getItem(name);
  if (kept === null || kept === undefined) return;
  let hasMore = false;
  const lost: string[] = [];
  for (const [id, value] of JSON.parse(kept) as [string, string | boolean][]) {
    const field = fieldsOf(form).find((one) => one.id === id);
    if (!field && typeof value === 'string' && value.trim() !== '') lost.push(value);
    if (!field || valueOf(field) === value) continue;
    hasMore = true;
    if (typeof value === 'string') field.value = value;
    else (field as HTMLInputElement).checked = value;
  }
  if (!hasMore && lost.length === 0) return;
  const told = document.createElement('p');
  told.className = 'hint';
  told.setAttribute('role', 'status');
  // A list of a form that is opened anew has no entries but those of the file.
  const words = lost.length === 0 ? '' : ` In entries that are not there yet stood: ${lost.join(' · ')}`;
  told.textContent = `This was typed earlier and not saved.${words}`;
  const drop = document.createElement('button');
  drop.type = 'button';
  drop.textContent = 'Drop it';
  drop.addEventListener('click', () => {
    store()?.removeItem(name);
    form.reset();
    told.remove();
    drop.remove();
  });
  form.prepend(told, drop);
  form.closest('details')?.setAttribute('open', '');
}

/** Some browsers keep nothing when they are told not to. */
function store(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
