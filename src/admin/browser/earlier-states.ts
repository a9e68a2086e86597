import type { KeptState, StatesOfFile } from '../states.ts';
import { choose, paragraph, tell, wordsOf } from './dialogs.ts';
import { dropDraft } from './drafts.ts';
import { askBeforeLeaving, letGo } from './leave-guard.ts';
import { markDifferences } from './marked-texts.ts';
import { momentInWords } from './moments.ts';

const NOT_THERE = 'The file was not there at this moment: it had been deleted.';

/**
 * Shows the states that a file has had, each beside what is in the file now, and takes one back when asked to.
 *
 * @param hint why none can be taken back from here; absent where one can
 */
export async function openStates(open: () => Promise<StatesOfFile>, hint?: string): Promise<void> {
  let file: StatesOfFile;
  try {
    file = await open();
  } catch (error) {
    await tell('The earlier states cannot be looked at', wordsOf(error));
    return;
  }
  if (file.states.length === 0) {
    await tell('Earlier states', 'There are none yet. Each save keeps one; the last fifty can be taken back.');
    return;
  }
  const states = new Map<string, Promise<KeptState | undefined>>();
  const list = document.createElement('select');
  list.setAttribute('aria-label', 'State');
  for (const { name, at, by } of file.states)
    list.append(new Option([momentInWords(at), ...(by === undefined ? [] : [by])].join(', '), name));
  const chosen = (): Promise<KeptState | undefined> => {
    const name = list.value;
    const state = states.get(name) ?? file.read(name);
    states.set(name, state);
    state.catch(() => states.delete(name));
    return state;
  };
  const texts = document.createElement('div');
  texts.className = 'sf-texts';
  const show = async (): Promise<void> => {
    const name = list.value;
    const shown = await chosen().then(
      (state) => (state ? markDifferences(['In the file now', file.now], ['At this moment', state.text]) : [paragraph(NOT_THERE)]),
      (error: unknown) => [paragraph(wordsOf(error))],
    );
    // What a service answers later may be of a state that was chosen before.
    if (list.value === name) texts.replaceChildren(...shown);
  };
  list.addEventListener('change', () => void show());
  await show();
  const take = hint === undefined ? { take: 'Take this state back' } : {};
  const content = [...(hint === undefined ? [] : [paragraph(hint)]), list, texts];
  if ((await choose<'take' | 'close'>('Earlier states', content, { ...take, close: 'Close' })) === 'take') await takeBack(chosen);
}

async function takeBack(chosen: () => Promise<KeptState | undefined>): Promise<void> {
  try {
    const state = await chosen();
    if (!state) throw new Error(NOT_THERE);
    const unsaved = await askBeforeLeaving();
    if (unsaved === 'stay') return;
    await state.takeBack();
    if (unsaved === 'discard') await dropDraft();
  } catch (error) {
    await tell('It was not taken back', wordsOf(error));
    return;
  }
  letGo();
  location.reload();
}
