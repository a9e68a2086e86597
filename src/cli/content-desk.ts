import { formatFaults, type Fault } from '../content/faults/fault.ts';
import type { Newsroom } from '../content/newsroom-model.ts';
import { presentMoment } from '../shared/publication.ts';
import { CallError } from './call.ts';
import { placeWithContent } from './place.ts';

/** What a command works on: the newsroom as it is now. */
export interface Desk {
  newsroom: Newsroom;
  root: string;
  contentDir: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Reads all content, with what is wrong in it. Throws a `CallError` when `site.yaml` or `sections.yaml` cannot be read; faults elsewhere
 * keep nobody from working.
 */
export async function readDesk(): Promise<Desk & { faults: Fault[]; draftFaults: Fault[] }> {
  const { root, contentDir } = placeWithContent();
  const { readContent } = await import('../build/content.ts');
  const now = presentMoment(process.env, Date.now);
  const { newsroom, faults, draftFaults = [] } = await readContent(root, contentDir, now);
  if (!newsroom) throw new CallError(formatFaults(faults), ['Mend these first.']);
  return { newsroom, root, contentDir, now, faults, draftFaults };
}
