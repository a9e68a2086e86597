/** In the browser: blocks of a front are moved, taken out and added by buttons. Without this script they are numbered and ticked. */
import { moveButton } from './move-button.ts';

const rows = document.querySelector<HTMLOListElement>('#block-rows');
const adding = document.querySelector<HTMLSelectElement>('#add');
const told = document.querySelector<HTMLElement>('#told');

if (rows && adding) {
  for (const row of rows.children) dress(row as HTMLLIElement);
  adding.addEventListener('change', () => {
    const name = adding.selectedOptions[0]?.textContent ?? '';
    if (adding.value === '') return;
    rows.append(newRow(adding.value, name));
    adding.value = '';
    // What is arranged here is no longer filled by itself.
    const own = document.querySelector<HTMLInputElement>('#ownBlocks');
    if (own) own.checked = true;
    number();
    say(`${name}: added as the last.`);
  });
}

/** Buttons in place of the number and the box to tick. */
function dress(row: HTMLLIElement): void {
  const name = row.dataset.name ?? '';
  for (const label of row.querySelectorAll<HTMLElement>('.order, .out')) label.hidden = true;
  const buttons = document.createElement('span');
  buttons.className = 'moves';
  buttons.append(
    moveButton('↑', `Up: ${name}`, () => {
      row.previousElementSibling?.before(row);
      moved(row, 0);
    }),
    moveButton('↓', `Down: ${name}`, () => {
      row.nextElementSibling?.after(row);
      moved(row, 1);
    }),
    moveButton('×', `Take out: ${name}`, () => {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      takeOut(row);
      (next?.querySelector('button') ?? adding)?.focus();
      say(`${name}: taken out.`);
    }),
  );
  row.append(buttons);
}

function moved(row: HTMLLIElement, pressed: number): void {
  number();
  row.querySelectorAll<HTMLButtonElement>('.moves button')[pressed]?.focus();
  say(`${row.dataset.name ?? ''}: ${String([...(rows?.children ?? [])].indexOf(row) + 1)}.`);
}

/** One that the server has written goes along as taken out. */
function takeOut(row: HTMLLIElement): void {
  const out = row.querySelector<HTMLInputElement>('[name="out"]');
  if (out) {
    out.checked = true;
    row.hidden = true;
    rows?.append(row);
  } else row.remove();
  number();
}

/** As the server writes one, but for how it is laid out, which is chosen once it is saved. */
function newRow(block: string, name: string): HTMLLIElement {
  const row = document.createElement('li');
  row.dataset.name = name;
  const words = document.createElement('span');
  words.className = 'words';
  words.textContent = name;
  const fields = Object.entries({ row: `new ${String(rows?.children.length ?? 0)}`, block, order: '' }).map(([field, value]) =>
    Object.assign(document.createElement('input'), { type: 'hidden', name: field, value }),
  );
  row.append(words, ...fields);
  dress(row);
  return row;
}

/** Where each stands. */
function number(): void {
  for (const [place, order] of [...(rows?.querySelectorAll<HTMLInputElement>('[name="order"]') ?? [])].entries())
    order.value = String(place + 1);
  document.querySelector('#front-form')?.dispatchEvent(new Event('change'));
}

function say(words: string): void {
  if (told) told.textContent = words;
}
