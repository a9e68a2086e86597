import type { State, StatesOfFile } from '../states.ts';
import { askLocal, askQuery } from './local-folder.ts';

/** The states that this computer keeps of a file. */
export async function localStates(address: string, path: string): Promise<StatesOfFile> {
  const listed = await heard(await askQuery(address, { states: path }));
  const { states } = (await listed.json()) as { states: State[] };
  const answer = await heard(await askLocal(address, path));
  const tag = answer.headers.get('ETag') ?? '';
  return {
    now: await answer.text(),
    states,
    read: async (name) => {
      const bytes = await (await heard(await askQuery(address, { states: path, at: name }))).blob();
      return {
        text: await bytes.text(),
        takeBack: async () => {
          await heard(await askLocal(address, path, { method: 'PUT', body: bytes, headers: { 'If-Match': tag } }));
        },
      };
    },
  };
}

async function heard(answer: Response): Promise<Response> {
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}
