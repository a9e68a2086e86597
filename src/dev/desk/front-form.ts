/**
 * In the browser: stories are put into the places of a front by buttons, or by a finger or mouse, and the front is looked at before it is
 * saved. What stands where goes along with the form as hidden fields, as it does without this script.
 */
import { askDesk } from './desk-question.ts';
import { makeDraggable } from './dragged-stories.ts';
import { moveButton } from './move-button.ts';
import type { FoundStory } from './story-search.ts';

const lists = [...document.querySelectorAll<HTMLOListElement>('ol[data-place]')];
const form = find('#front-form') as HTMLFormElement;
const found = find('#found') as HTMLUListElement;
const told = find('#told');
let isTouched = false;

for (const item of document.querySelectorAll<HTMLLIElement>('ol[data-place] > li')) dress(item);
for (const item of found.children) offer(item as HTMLLIElement);
for (const list of lists)
  list.addEventListener('dropped', ({ target }) => {
    makeRoom(target as HTMLLIElement);
    tidy();
  });
tidy();
isTouched = false;

form.addEventListener('submit', () => (isTouched = false));
form.addEventListener('change', () => (isTouched = true));
addEventListener('beforeunload', (event) => {
  if (isTouched) event.preventDefault();
});
document.querySelector<HTMLElement>('[aria-invalid="true"], form .fault, #done')?.focus();

/** Makes of an entry in the file what can be moved. */
function dress(item: HTMLLIElement): void {
  const { key = '', about = '' } = item.dataset;
  const headline = item.textContent;
  const words = element('span', { className: 'words' });
  words.append(
    element('span', { className: 'headline', textContent: headline }),
    element('span', { className: 'about', textContent: about }),
  );
  const hidden = element('input', { type: 'hidden', value: key });
  const buttons = element('span', { className: 'moves' });
  buttons.append(
    moveButton('↑', `Up: ${headline}`, () => {
      move(item, -1);
    }),
    moveButton('↓', `Down: ${headline}`, () => {
      move(item, 1);
    }),
    moveButton('×', `Take out: ${headline}`, () => {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      const place = nameOf(item);
      item.remove();
      tidy();
      say(`${headline}: taken out of ${place}.`);
      (next?.querySelector('button') ?? find('#query')).focus();
    }),
  );
  const grip = element('span', { className: 'grip', ariaHidden: 'true', textContent: '⠿' });
  item.replaceChildren(grip, words, buttons, hidden);
  makeDraggable(item, grip, lists);
}

/** Makes of a story that was found what can be put into a place. */
function offer(item: HTMLLIElement): void {
  const { key = '', about = '' } = item.dataset;
  const headline = item.textContent;
  const words = element('span', { className: 'words' });
  words.append(
    element('span', { className: 'headline', textContent: headline }),
    element('span', { className: 'about', textContent: about }),
  );
  const buttons = element('span', { className: 'puts' });
  for (const list of lists) {
    const { short = '' } = list.dataset;
    buttons.append(
      moveButton(short, `${short}: ${headline}`, () => {
        put(list, { key, about, headline });
      }),
    );
  }
  item.replaceChildren(words, buttons);
}

/** A story stands in one place; in one for a single story it takes the other’s. */
function put(list: HTMLOListElement, { key, about, headline }: { key: string; about: string; headline: string }): void {
  for (const other of document.querySelectorAll<HTMLElement>('ol[data-place] > li')) if (other.dataset.key === key) other.remove();
  const item = element('li', { textContent: headline });
  Object.assign(item.dataset, { key, about });
  if (list.dataset.most === '1') list.replaceChildren(item);
  else list.append(item);
  dress(item);
  tidy();
  say(`${headline}: ${nameOf(item)}, ${String([...list.children].indexOf(item) + 1)} of ${String(list.children.length)}.`);
}

/** By one within its place; beyond its ends, into the place above or below. */
function move(item: HTMLLIElement, by: 1 | -1): void {
  const list = item.parentElement as HTMLOListElement;
  const sibling = by < 0 ? item.previousElementSibling : item.nextElementSibling;
  const other = lists[lists.indexOf(list) + by];
  if (sibling) sibling[by < 0 ? 'before' : 'after'](item);
  else if (other) other[by < 0 ? 'append' : 'prepend'](item);
  makeRoom(item);
  tidy();
  say(`${headlineOf(item)}: ${nameOf(item)}, ${String([...(item.parentElement?.children ?? [])].indexOf(item) + 1)}.`);
  item.querySelector<HTMLButtonElement>(by < 0 ? '.moves button:first-child' : '.moves button:nth-child(2)')?.focus();
}

/** A place for one story gives the one that it had to the place below. */
function makeRoom(item: HTMLLIElement): void {
  const list = item.parentElement as HTMLOListElement;
  const below = lists[lists.indexOf(list) + 1] ?? lists[0];
  if (list.dataset.most !== '1' || !below) return;
  for (const other of [...list.children]) {
    if (other === item) continue;
    below.prepend(other);
    makeRoom(other as HTMLLIElement);
  }
}

/** Has each story sent with its place, tells how full it is, and keeps no button that does nothing. */
function tidy(): void {
  isTouched = true;
  const all = lists.flatMap((list) => [...list.children]);
  for (const list of lists) {
    for (const item of list.children) {
      const hidden = item.querySelector<HTMLInputElement>('input[type="hidden"]');
      if (hidden) hidden.name = list.dataset.place ?? '';
      const [up, down] = item.querySelectorAll<HTMLButtonElement>('.moves button');
      if (up) up.disabled = item === all[0] && list === lists[0];
      if (down) down.disabled = item === all.at(-1) && list === lists.at(-1);
    }
    const most = Number(list.dataset.most);
    list.dataset.full = list.children.length > most ? 'over' : list.children.length === 0 ? 'empty' : '';
  }
}

let asking = 0;
find('#query').addEventListener('input', (event) => {
  const query = (event.target as HTMLInputElement).value;
  asking += 1;
  const mine = asking;
  askDesk<FoundStory[] | { faults: string[] }>(`?${new URLSearchParams({ language: valueOf('language'), stories: query }).toString()}`)
    .then((stories) => {
      if (mine !== asking) return;
      if (!Array.isArray(stories)) {
        found.replaceChildren(...stories.faults.map((fault) => element('li', { className: 'fault', innerHTML: fault })));
        return;
      }
      found.replaceChildren(
        ...stories.map(({ key, headline, about }) => {
          const item = element('li', { textContent: headline });
          Object.assign(item.dataset, { key, about });
          offer(item);
          return item;
        }),
      );
    })
    .catch((error: unknown) => {
      if (mine === asking) found.replaceChildren(element('li', { className: 'fault', textContent: (error as Error).message }));
    });
});
find('#query').addEventListener('keydown', (event) => {
  if (event.key === 'Enter') event.preventDefault();
});

find('#show').addEventListener('click', () => {
  const sent = new FormData(form);
  sent.set('preview', 'true');
  askDesk<Look>('', { body: sent })
    // The server has made HTML of them, in which signs are written as numbers.
    .then(({ address, faults = [] }) => {
      tellLook(
        address,
        faults.map((fault) => element('p', { innerHTML: fault })),
      );
    })
    .catch((error: unknown) => {
      tellLook(undefined, [element('p', { textContent: (error as Error).message })]);
    });
});

interface Look {
  address?: string;
  faults?: string[];
}

/** Shows the front, or says why it cannot be shown. */
function tellLook(address: string | undefined, faults: readonly HTMLElement[]): void {
  find('#looks').hidden = false;
  const wrong = find('#wrong');
  wrong.className = faults.length > 0 ? 'fault' : '';
  wrong.replaceChildren(...faults);
  find('.frames').hidden = address === undefined;
  find('#alone').hidden = address === undefined;
  if (address !== undefined) {
    (find('#alone') as HTMLAnchorElement).href = address;
    for (const frame of document.querySelectorAll<HTMLElement>('.frame')) show(frame, address);
  }
  find('#looked').focus();
}

/** As wide as the screen that it stands for, and as small as it has to be here. */
function show(frame: HTMLElement, address: string): void {
  const [width, height] = [Number(frame.dataset.width), Number(frame.dataset.height)];
  const scale = Math.min(1, frame.clientWidth / width);
  const page = frame.querySelector('iframe');
  if (!page) return;
  frame.style.blockSize = `${String(height * scale)}px`;
  Object.assign(page.style, { inlineSize: `${String(width)}px`, blockSize: `${String(height)}px`, transform: `scale(${String(scale)})` });
  page.src = address;
}

function nameOf(item: Element): string {
  return (item.parentElement as HTMLOListElement | null)?.dataset.name ?? '';
}

function headlineOf(item: Element): string {
  return item.querySelector('.headline')?.textContent ?? '';
}

function say(words: string): void {
  told.textContent = words;
}

function valueOf(name: string): string {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
}

function element<N extends keyof HTMLElementTagNameMap>(name: N, properties: Partial<HTMLElementTagNameMap[N]>): HTMLElementTagNameMap[N] {
  return Object.assign(document.createElement(name), properties);
}

function find(selector: string): HTMLElement {
  const one = document.querySelector<HTMLElement>(selector);
  if (!one) throw new Error(`The page has no ${selector}.`);
  return one;
}
