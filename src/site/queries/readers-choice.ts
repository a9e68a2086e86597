import { fact } from './facts.ts';
import type { Story } from './story.ts';

/** How many of the most discussed stories are named. */
const MOST = 5;
/** Of fewer there is no most discussed. */
const FEWEST = 3;

/** The stories that readers have written most about, in an edition or in one of its sections; its subject names both: `en news/coast`. */
export const mostDiscussed = fact('most-discussed', (index, subject): Story[] => {
  const [language = '', path] = subject.split(' ');
  const edition = index.editions.get(language);
  const stories = (path === undefined ? edition?.stories : edition?.bySection.get(path))?.all ?? [];
  return stories
    .filter((story) => story.comments.length > 0)
    .sort((a, b) => b.comments.length - a.comments.length)
    .slice(0, MOST);
});

/** The same where there are enough of them to be a list of their own. */
export function discussedList(stories: readonly Story[]): readonly Story[] {
  return stories.length < FEWEST ? [] : stories;
}
