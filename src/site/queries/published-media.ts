import type { NewsroomIndex } from './newsroom-index.ts';
import { placedMedia } from './story-components.ts';

/** The files of the recordings of published stories and pages. */
export function getPublishedMedia(index: NewsroomIndex): string[] {
  const files = [...index.stories.values()].flatMap((story) => {
    const { audio, video } = story.head;
    return [...(audio ? [audio.file, audio.captions] : []), ...(video ? [video.file, video.captions] : []), ...placedMedia(story)];
  });
  const ofPages = [...index.editions.values()].flatMap(({ pages }) => [...pages.values()].flatMap((page) => placedMedia(page)));
  return [...new Set([...files, ...ofPages].filter((file) => file !== undefined))].sort();
}
