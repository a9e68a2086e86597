import { areKeysOff, isForPage } from './page-keys.ts';
import { keepSettings } from './reader-settings.ts';

/** What promises that the key leads to it; on the search page its own field stands last. */
const PROMISE = '[aria-keyshortcuts="/"]';

/** The switch that turns the key off in this browser, on all pages. Not seen until this script runs, since the key needs it too. */
class SearchShortcut extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector('input');
    if (!box) return;
    box.checked = !areKeysOff();
    box.addEventListener('change', () => {
      keepSettings({ slash: box.checked ? '' : 'off' });
    });
  }
}

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || !isForPage(event)) return;
  const target = [...document.querySelectorAll<HTMLElement>(PROMISE)].findLast((element) => element.getClientRects().length > 0);
  if (!target) return;
  event.preventDefault();
  if (target instanceof HTMLInputElement) {
    target.focus();
    target.select();
  } else target.click();
});

customElements.define('search-shortcut', SearchShortcut);
