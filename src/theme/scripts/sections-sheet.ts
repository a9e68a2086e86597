/** On a phone, “Sections” opens what stands at the foot and at the top of a wide page as a sheet. Without this it leads to the foot. */
const link = document.querySelector<HTMLAnchorElement>('.to-sections');
let sheet: HTMLDialogElement | undefined;

link?.addEventListener('click', (event) => {
  event.preventDefault();
  sheet ??= makeSheet(link);
  sheet.showModal();
});

function makeSheet({ textContent, dataset }: HTMLAnchorElement): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'sections-sheet';
  dialog.setAttribute('aria-label', textContent.trim());
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = dataset.style ?? '';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = dataset.close ?? '';
  close.addEventListener('click', () => {
    dialog.close();
  });
  const parts = ['.utility .languages', '.utility .side > ul', '#sections'].flatMap((part) => copyOf(part));
  dialog.append(style, close, ...parts);
  // A tap beside the sheet closes it, too.
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return dialog;
}

/** A copy without the ids, which stand on the page once. */
function copyOf(selector: string): Element[] {
  const original = document.querySelector(selector);
  if (!original) return [];
  const copy = original.cloneNode(true) as Element;
  for (const part of [copy, ...copy.querySelectorAll('[id]')]) part.removeAttribute('id');
  return [copy];
}
