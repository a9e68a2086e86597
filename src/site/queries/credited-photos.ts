import { fact } from './facts.ts';
import { editionOf, type NewsroomIndex } from './newsroom-index.ts';
import { photosOfPosts } from './live-posts.ts';
import type { Story } from './story.ts';

/** How many stories are named below a photo. */
export const NAMED_STORIES = 5;

/** A photo and the published stories that show it. */
export interface CreditedPhoto {
  photo: string;
  /** How many show it. */
  count: number;
  /** The newest of them. */
  latest: Story[];
  /** The first that showed it. */
  first: Story;
  /** The newest that shows it as a photo, with its own words for it, and not only before a recording plays. */
  used: Story | undefined;
}

/** Every photo that a published story of an edition shows, that of the newest story first. */
export const allCredits = fact('all-credits', (index, language): CreditedPhoto[] => {
  const byId = new Map<string, CreditedPhoto>();
  for (const story of editionOf(index, language).stories) {
    const own = story.head.photos?.length ?? 0;
    const shown = photosOf(index, story);
    for (const [place, photo] of shown.entries()) {
      if (shown.indexOf(photo) < place) continue;
      const known = byId.get(photo) ?? { photo, count: 0, latest: [], first: story, used: undefined };
      byId.set(photo, known);
      known.count += 1;
      if (known.latest.length < NAMED_STORIES) known.latest.push(story);
      known.first = story;
      if (place < own) known.used ??= story;
    }
  }
  return [...byId.values()];
});

/** Those that its fields name, and then all others; those that stand in the text are among the former. */
function photosOf(index: NewsroomIndex, story: Story): string[] {
  const { photos = [], video, audio } = story.head;
  const shown = photos.map(({ photo }) => photo);
  for (const poster of [video?.poster, audio?.poster]) if (poster !== undefined) shown.push(poster);
  for (const { photo } of photosOfPosts(index, story)) shown.push(photo);
  return shown;
}
