import type { IncomingMessage } from 'node:http';
import { readWhole, placeWithin, saveWhole } from './content-file.ts';
import type { ChangeCheck } from './change-check.ts';
import { notAllowed, refused, type Answer } from './file-answers.ts';
import type { KeptStates } from './kept-states.ts';

/** What the room calls the content folder. */
const CONTENT = 'content/';

interface Ground {
  contentDir: string;
  kept: KeptStates;
  check: ChangeCheck;
}

/** Answers for `?states=content/…`, for one of them with `&at=…`; for `?bin=` the list, and for `?bin=<id>` brings back (POST) or empties (DELETE). */
export async function answerKept({ method = '' }: IncomingMessage, wanted: URLSearchParams, ground: Ground): Promise<Answer | undefined> {
  const path = wanted.get('states');
  if (path !== null) return method === 'GET' ? states(path, wanted.get('at'), ground) : notAllowed('GET');
  const id = wanted.get('bin');
  if (id === null) return undefined;
  if (method === 'GET') return json({ bin: ground.kept.binned() });
  if (method === 'POST') return restore(id, ground);
  if (method !== 'DELETE') return notAllowed('GET, POST, DELETE');
  ground.kept.empty(id === '' ? undefined : id);
  return { status: 204 };
}

function states(path: string, at: string | null, { contentDir, kept }: Ground): Answer {
  const inContent = path.slice(CONTENT.length);
  if (!path.startsWith(CONTENT) || placeWithin(contentDir, inContent) === undefined)
    return { status: 403, body: `“${path}” is not a file of the content folder.` };
  if (at === null) return json({ states: kept.statesOf(inContent) });
  const bytes = kept.state(inContent, at);
  return bytes ? { status: 200, body: bytes } : { status: 404, body: `There is no such state of ${path}.` };
}

/** Brings back what was deleted together, when the build takes it and nothing else stands in its place. */
async function restore(id: string, { contentDir, kept, check }: Ground): Promise<Answer> {
  const files = kept.filesOf(id);
  if (files.size === 0) return { status: 404, body: 'It is not in the bin any more.' };
  const places = [...files].map(([path, bytes]) => {
    const place = placeWithin(contentDir, path);
    return { path, bytes, place, there: place === undefined ? undefined : readWhole(place)?.bytes };
  });
  const taken = places.find(({ place, bytes, there }) => place === undefined || there?.equals(bytes) === false);
  if (taken)
    return { status: 412, body: `There is a file ${CONTENT}${taken.path} already. Give it another name first; nothing was brought back.` };
  const { faults } = await check.look(new Map(files));
  if (faults.length > 0) return refused(faults);
  // A part may have come back before, when this was broken off.
  for (const { place, bytes, there } of places) if (place !== undefined && !there) saveWhole(place, bytes);
  kept.empty(id);
  return { status: 204 };
}

function json(value: unknown): Answer {
  return { status: 200, body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } };
}
