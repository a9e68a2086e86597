import { choose, tell } from './dialogs.ts';
import { letGo } from './leave-guard.ts';
import { askQuery } from './local-folder.ts';
import { momentInWords } from './moments.ts';

interface Binned {
  id: string;
  at: string;
  files: string[];
}

/** Shows what was deleted, with what went along, and brings it back when asked to. */
export async function openBin(address: string): Promise<void> {
  const { bin } = (await (await askQuery(address, { bin: '' })).json()) as { bin: Binned[] };
  if (bin.length === 0) {
    await tell('Bin', 'The bin is empty. What is deleted here can be brought back until the bin is emptied.');
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
  const choice = await choose('Bin', [list], { back: 'Bring back', empty: 'Empty the bin', close: 'Close' });
  if (choice === 'back') await bringBack(address, list.querySelector<HTMLInputElement>('input:checked')?.value ?? '');
  if (choice === 'empty') await emptyBin(address, bin.length);
}

async function bringBack(address: string, id: string): Promise<void> {
  const answer = await askQuery(address, { bin: id }, { method: 'POST' });
  if (!answer.ok) {
    await tell('It was not brought back', await answer.text());
    return;
  }
  letGo();
  location.reload();
}

async function emptyBin(address: string, count: number): Promise<void> {
  const told = document.createElement('p');
  told.textContent = `${String(count)} ${count === 1 ? 'deletion' : 'deletions'} can then not be brought back any more.`;
  const choice = await choose('Empty the bin?', [told], { empty: 'Empty it for good', keep: 'Keep everything' });
  if (choice === 'empty') await askQuery(address, { bin: '' }, { method: 'DELETE' });
}
