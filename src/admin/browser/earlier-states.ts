import { choose, tell } from './dialogs.ts';
import { dropDraft } from './drafts.ts';
import { letGo } from './leave-guard.ts';
import { askLocal, askQuery } from './local-folder.ts';
import { markDifferences } from './marked-texts.ts';
import { momentInWords } from './moments.ts';

interface State {
  name: string;
  at: string;
}

/** Shows the states that a file has had, each beside what is in the file now, and takes one back when asked to. */
export async function openStates(address: string, path: string): Promise<void> {
  const { states } = (await (await askQuery(address, { states: path })).json()) as { states: State[] };
  const answer = await askLocal(address, path);
  const tag = answer.headers.get('ETag') ?? '';
  const now = await answer.text();
  if (states.length === 0) {
    await tell('Earlier states', 'There are none yet. Each save keeps one; the last fifty can be taken back.');
    return;
  }
  const texts = document.createElement('div');
  texts.className = 'sf-texts';
  let chosen: { text: string } | undefined;
  const show = async (name: string): Promise<void> => {
    const text = await (await askQuery(address, { states: path, at: name })).text();
    chosen = { text };
    texts.replaceChildren(...markDifferences(['In the file now', now], ['At this moment', text]));
  };
  const list = document.createElement('select');
  list.setAttribute('aria-label', 'State');
  for (const { name, at } of states) list.append(new Option(momentInWords(at), name));
  list.addEventListener('change', () => void show(list.value));
  await show(states[0]?.name ?? '');
  const choice = await choose('Earlier states', [list, texts], { take: 'Take this state back', close: 'Close' });
  if (choice !== 'take' || chosen === undefined) return;
  const written = await askLocal(address, path, { method: 'PUT', body: chosen.text, headers: { 'If-Match': tag } });
  if (!written.ok) {
    await tell('It was not taken back', await written.text());
    return;
  }
  await dropDraft();
  letGo();
  location.reload();
}
