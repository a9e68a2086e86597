import type { CmsConfig } from '@sveltia/cms';
import { localBin, openBin } from './bin.ts';
import { intend } from './intent.ts';
import { localStates } from './local-states.ts';
import { pressSave, SAVE_BUTTON, saveInHand } from './save-in-hand.ts';
import { statesButton } from './states-button.ts';
import { barButton, roomBar } from './room-bar.ts';

/** Saves with Ctrl+S, or ⌘S, from wherever the editor is typing. */
export function saveWithKeys(): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (document.querySelector(SAVE_BUTTON) === null) return;
      // The browser would save the page.
      event.preventDefault();
      event.stopImmediatePropagation();
      if (saveInHand() || document.querySelector('dialog[open].sf-dialog') !== null) return;
      void pressSave(() => {
        intend(undefined);
      });
    },
    true,
  );
}

/** A bar of the newsroom’s own: the earlier states of what is open, the bin, and the page of what the desk has in hand. */
export function showSafetyBar({ address, config, desk }: { address: string; config: CmsConfig; desk: string }): void {
  const states = statesButton(config, (path) => localStates(address, path));
  const bin = barButton('Bin', () => void openBin(localBin(address)));
  const toDesk = document.createElement('a');
  toDesk.href = desk;
  toDesk.target = '_blank';
  toDesk.textContent = 'The desk';
  roomBar().append(states.button, bin, toDesk);
}
