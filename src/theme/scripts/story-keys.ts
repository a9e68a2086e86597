import { areKeysOff, isForPage } from './page-keys.ts';
import { keepSettings } from './reader-settings.ts';

/** What j and k go through: the posts of live coverage, else the headlines that lead to stories. */
const POSTS = '.posts > .post > .when';
const HEADLINES = 'main .headline > a, main ~ * .headline > a';

/** Names the keys that a page knows, in a window that the key ? opens. */
class KeyboardHelp extends HTMLElement {
  #dialog: HTMLDialogElement | undefined;

  connectedCallback(): void {
    document.addEventListener('keydown', (event) => {
      if (!isForPage(event) || document.querySelector('dialog[open], :popover-open')) return;
      if (event.key === '?') this.#open();
      else if (event.key === 'j' || event.key === 'k') moveBy(event.key === 'j' ? 1 : -1);
      else return;
      event.preventDefault();
    });
  }

  #open(): void {
    this.#dialog ??= this.#draw();
    this.#dialog.showModal();
  }

  #draw(): HTMLDialogElement {
    const { keys = '{}', name = '', shortcuts = '', close = '' } = this.dataset;
    const list = document.createElement('dl');
    for (const [key, use] of Object.entries(JSON.parse(keys) as Record<string, string>)) {
      const term = document.createElement('dt');
      term.append(Object.assign(document.createElement('kbd'), { textContent: key }));
      list.append(term, Object.assign(document.createElement('dd'), { textContent: use }));
    }
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: !areKeysOff() });
    box.addEventListener('change', () => {
      keepSettings({ slash: box.checked ? '' : 'off' });
    });
    const label = document.createElement('label');
    label.append(box, shortcuts);
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: close, className: 'more-link' });
    const dialog = document.createElement('dialog');
    button.addEventListener('click', () => {
      dialog.close();
    });
    dialog.setAttribute('aria-label', name);
    dialog.append(list, label, button);
    this.append(dialog);
    return dialog;
  }
}

/** Gives the focus to the next story or post, or the one before: of the one that has it, else of what is in sight. */
function moveBy(step: 1 | -1): void {
  const posts = [...document.querySelectorAll<HTMLElement>(POSTS)];
  const items = (posts.length > 0 ? posts : [...document.querySelectorAll<HTMLElement>(HEADLINES)]).filter(
    (item) => item.getClientRects().length > 0,
  );
  const own = items.findIndex((item) => item === document.activeElement || item.parentElement === document.activeElement);
  const first = items.findIndex((item) => item.getBoundingClientRect().top >= 0);
  const inSight = first < 0 ? items.length : first;
  const target = items[own >= 0 ? own + step : step > 0 ? inSight : inSight - 1];
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'center' });
}

customElements.define('keyboard-help', KeyboardHelp);
