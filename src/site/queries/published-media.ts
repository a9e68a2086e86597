import type { NewsroomIndex } from './newsroom-index.ts';
import { placedMedia } from './story-components.ts';

/** The files of published stories’ recordings. */
export function getPublishedMedia(index: NewsroomIndex): string[] {
  const files = [...index.stories.values()].flatMap((story) => [
    story.data.audio?.file,
    story.data.audio?.captions,
    story.data.video?.file,
    story.data.video?.captions,
    ...placedMedia(story),
  ]);
  return [...new Set(files.filter((file) => file !== undefined))].sort();
}
