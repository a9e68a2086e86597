import type { CmsConfig } from '@sveltia/cms';
import { formAt } from './drafts.ts';
import { openBin } from './bin.ts';
import { openStates } from './earlier-states.ts';

/** The room’s own button that saves a form; the CMS’s is found by its place. */
const SAVE = '.content-editor [role="toolbar"] button.primary';

/** Saves with Ctrl+S, or ⌘S, from wherever the editor is typing. */
export function saveWithKeys(): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const button = document.querySelector<HTMLButtonElement>(SAVE);
      if (button === null) return;
      // The browser would save the page.
      event.preventDefault();
      event.stopImmediatePropagation();
      if (button.disabled || document.querySelector('dialog[open].sf-dialog') !== null) return;
      // A field is left before its form is saved, as by the mouse: what is typed last counts, and nothing is touched after the save.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      button.click();
    },
    true,
  );
}

/** A bar with the ways back, of files on this computer: the earlier states of what is open, and the bin. */
export function showSafetyBar(address: string, config: CmsConfig): void {
  const bar = document.createElement('nav');
  bar.className = 'sf-bar';
  bar.setAttribute('aria-label', 'Ways back');
  const states = buttonFor('Earlier states', () => {
    const path = openedPath(config);
    if (path !== undefined) void openStates(address, path);
  });
  const bin = buttonFor('Bin', () => void openBin(address));
  bar.append(states, bin);
  const show = (): void => {
    states.hidden = openedPath(config) === undefined;
  };
  show();
  addEventListener('hashchange', show);
  addEventListener('popstate', show);
  document.body.append(bar);
}

function buttonFor(label: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', act);
  return button;
}

/** The path of the file whose form is open; none for a new one. */
function openedPath({ collections = [] }: CmsConfig): string | undefined {
  const form = formAt(location.href);
  const collection = collections.find((one) => 'name' in one && one.name === form?.collection);
  if (form === undefined || form.entry === '' || !collection || !('folder' in collection)) return undefined;
  return `${collection.folder}/${form.entry}.${String(collection.extension)}`;
}
