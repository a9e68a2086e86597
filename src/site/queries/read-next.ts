import type { Edition } from './newsroom-index.ts';
import type { Story } from './story.ts';

const READ_NEXT = 4;

/**
 * Related stories that the text does not already show, then those of the section that came just before. What comes after is not
 * among them, so that a story once printed stays as it is when news arrives; only a section’s first stories take later ones.
 */
export function nextStories(edition: Edition, story: Story, placed: readonly Story[]): Story[] {
  const chosen: Story[] = [];
  for (const other of storiesAround(edition, story)) {
    if (other === story || placed.includes(other) || chosen.includes(other)) continue;
    chosen.push(other);
    if (chosen.length === READ_NEXT) break;
  }
  return chosen;
}

/** What may be read next, the nearest first. */
function* storiesAround(edition: Edition, story: Story): Generator<Story> {
  for (const key of story.data.related ?? []) {
    const related = edition.byKey.get(key);
    if (related) yield related;
  }
  const { path, ancestors } = story.section;
  for (const wider of [path, ...ancestors.toReversed()]) yield* edition.bySection.get(wider)?.beside(story, 'after') ?? [];
  yield* edition.bySection.get(path)?.beside(story, 'before') ?? [];
}
