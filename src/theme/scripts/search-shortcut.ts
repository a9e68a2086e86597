import { keepSettings, readSettings } from './reader-settings.ts';

/** What promises that the key leads to it; on the search page its own field stands last. */
const PROMISE = '[aria-keyshortcuts="/"]';

/** The switch that turns the key off in this browser, on all pages. Hidden until this script runs, since the key needs it too. */
class SearchShortcut extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector('input');
    if (!box) return;
    this.hidden = false;
    box.checked = !isOff();
    box.addEventListener('change', () => {
      keepSettings({ slash: box.checked ? '' : 'off' });
    });
  }
}

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (isTyping(event) || isOff()) return;
  const target = [...document.querySelectorAll<HTMLElement>(PROMISE)].findLast((element) => element.getClientRects().length > 0);
  if (!target) return;
  event.preventDefault();
  if (target instanceof HTMLInputElement) {
    target.focus();
    target.select();
  } else target.click();
});

function isOff(): boolean {
  return readSettings().slash === 'off';
}

/** Where keys write, or choose by their letter. */
function isTyping(event: KeyboardEvent): boolean {
  const [origin] = event.composedPath();
  if (!(origin instanceof HTMLElement)) return false;
  return origin.isContentEditable || origin.matches('input, select, textarea, [role="textbox"], [role="combobox"], [role="listbox"]');
}

customElements.define('search-shortcut', SearchShortcut);
