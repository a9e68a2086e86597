import { readSettings } from './reader-settings.ts';

/** Whether a key is meant for the page: pressed alone, where nothing is typed or chosen by its letter, and not switched off. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  return !isTyping(event) && !areKeysOff();
}

export function areKeysOff(): boolean {
  return readSettings().slash === 'off';
}

/** Where keys write, or choose by their letter. */
function isTyping(event: KeyboardEvent): boolean {
  const [origin] = event.composedPath();
  if (!(origin instanceof HTMLElement)) return false;
  return origin.isContentEditable || origin.matches('input, select, textarea, [role="textbox"], [role="combobox"], [role="listbox"]');
}
