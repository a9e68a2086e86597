import type { Binned } from '../kept-states.ts';
import { choose, tell, wordsOf } from './dialogs.ts';
import { letGo } from './leave-guard.ts';
import { askQuery } from './local-folder.ts';
import { momentInWords } from './moments.ts';

/** Where what was deleted can be brought back from. */
export interface BinSource {
  list(): Promise<Binned[]>;
  /** Throws with the reason where it cannot. */
  bringBack(binned: Binned): Promise<void>;
  /** Lets go of everything for good; absent where that is not for the room to do. */
  empty?(): Promise<void>;
}

/** The bin of this computer. */
export function localBin(address: string): BinSource {
  return {
    list: async () => ((await (await askQuery(address, { bin: '' })).json()) as { bin: Binned[] }).bin,
    bringBack: async ({ id }) => {
      const answer = await askQuery(address, { bin: id }, { method: 'POST' });
      if (!answer.ok) throw new Error(await answer.text());
    },
    empty: async () => {
      await askQuery(address, { bin: '' }, { method: 'DELETE' });
    },
  };
}

/** Shows what was deleted, with what went along, and brings it back when asked to. */
export async function openBin(source: BinSource): Promise<void> {
  let bin: Binned[];
  try {
    bin = await source.list();
  } catch (error) {
    await tell('The bin cannot be looked at', wordsOf(error));
    return;
  }
  if (bin.length === 0) {
    const until = source.empty ? ' until the bin is emptied' : '';
    await tell('Bin', `The bin is empty. What is deleted here can be brought back${until}.`);
    return;
  }
  const list = document.createElement('fieldset');
  list.className = 'sf-list';
  const legend = document.createElement('legend');
  legend.textContent = 'Deleted';
  list.append(legend);
  for (const [place, { id, at, files }] of bin.entries()) {
    const label = document.createElement('label');
    const choice = document.createElement('input');
    choice.type = 'radio';
    choice.name = 'binned';
    choice.value = id;
    choice.checked = place === 0;
    const [own = '', ...others] = files;
    const along = others.length === 0 ? '' : `, with ${others.join(', ')}`;
    label.append(choice, ` ${own}${along} (${momentInWords(at)})`);
    list.append(label);
  }
  const emptying = source.empty ? { empty: 'Empty the bin' } : {};
  const choice = await choose<'back' | 'empty' | 'close'>('Bin', [list], { back: 'Bring back', ...emptying, close: 'Close' });
  const chosen = bin.find(({ id }) => id === list.querySelector<HTMLInputElement>('input:checked')?.value);
  if (choice === 'back' && chosen) await bringBack(source, chosen);
  if (choice === 'empty') await emptyBin(source, bin.length);
}

async function bringBack(source: BinSource, binned: Binned): Promise<void> {
  try {
    await source.bringBack(binned);
  } catch (error) {
    await tell('It was not brought back', wordsOf(error));
    return;
  }
  letGo();
  location.reload();
}

async function emptyBin(source: BinSource, count: number): Promise<void> {
  const told = document.createElement('p');
  told.textContent = `${String(count)} ${count === 1 ? 'deletion' : 'deletions'} can then not be brought back any more.`;
  const choice = await choose('Empty the bin?', [told], { empty: 'Empty it for good', keep: 'Keep everything' });
  if (choice === 'empty') await source.empty?.();
}
