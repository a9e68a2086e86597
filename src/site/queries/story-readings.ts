import { digestOf } from '../../shared/digest.ts';
import type { NewsroomIndex } from './newsroom-index.ts';
import { SHELVES, shelfOf } from './shelf.ts';
import type { Story } from './story.ts';

/** What can be read of a story under its id, by the beginning of the name; undefined of one that is not there. */
export const OF_STORIES = {
  exists: (index: NewsroomIndex, id: string) => index.stories.has(id),
  story: (index: NewsroomIndex, id: string) => index.stories.get(id)?.stamp,
  text: (index: NewsroomIndex, id: string) => {
    const source = index.stories.get(id)?.source;
    return source && `${source.digest} ${source.file}`;
  },
  around: (index: NewsroomIndex, id: string) => aroundStory(index, id, index.stories.get(id)),
  replies: (index: NewsroomIndex, id: string) => index.stories.get(id)?.replies?.digest,
};

function aroundStory(index: NewsroomIndex, id: string, story: Story | undefined): unknown {
  const comments = present(story?.comments)?.map((comment) => [comment.id, comment.digest]);
  const others = index.translations.get(id)?.filter((other) => other !== story);
  const translations = present(others)?.map((other) => other.id);
  return (comments ?? translations ?? story?.versions) && [comments, translations, story?.versions?.digest];
}

/** Undefined of none, which most stories have. */
export function present<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list?.length === 0 ? undefined : list;
}

const found = new WeakMap<NewsroomIndex, string[]>();

/** Another when anything is that can be read of the stories on a shelf, under whichever name; empty where there are none. */
export function readShelf(index: NewsroomIndex, shelf: number): string {
  let shelves = found.get(index);
  if (!shelves) {
    // Of all that stands on a shelf one digest: that is quicker than one for each part.
    const parts = Array.from({ length: SHELVES }, (): string[] => []);
    for (const [id, story] of index.stories) {
      const { stamp, source, replies } = story;
      const around = aroundStory(index, id, story);
      const rest = around === undefined && replies === undefined ? '' : JSON.stringify([around, replies?.digest]);
      parts[shelfOf(id)]?.push(id, stamp, source.digest, source.file, rest);
    }
    shelves = parts.map((shelf) => (shelf.length === 0 ? '' : digestOf(shelf.join('\n'))));
    found.set(index, shelves);
  }
  return shelves[shelf] ?? '';
}
