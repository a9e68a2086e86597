import type { Publication } from '../shared/publication.ts';

/** What becomes of a story: it is written, it waits for its time, readers have it, or it was taken down. */
export type StoryState = 'draft' | 'scheduled' | 'out' | 'removed';

export function stateOf({ published, draft, removed }: Publication, now: number): StoryState {
  if (draft === true) return 'draft';
  if (removed) return 'removed';
  return Date.parse(published) > now ? 'scheduled' : 'out';
}
