import type { NewsroomIndex } from './newsroom-index.ts';
import { placedMedia } from './story-components.ts';

/** The files of the recordings of published stories and pages. */
export function getPublishedMedia(index: NewsroomIndex): string[] {
  const files = new Set<string>();
  const add = (...own: (string | undefined)[]): void => {
    for (const file of own) if (file !== undefined) files.add(file);
  };
  for (const story of index.stories.values()) {
    const { audio, video } = story.head;
    if (audio) add(audio.file, audio.captions);
    if (video) add(video.file, video.captions);
    if (story.text.components.length > 0) add(...placedMedia(story));
  }
  for (const { pages } of index.editions.values()) for (const page of pages.values()) add(...placedMedia(page));
  return [...files].sort();
}
