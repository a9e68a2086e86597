import { fact } from './facts.ts';
import { groupByMany, sectionPaths } from './grouping.ts';
import type { Story } from './story.ts';

/** How many of the most discussed stories are named. */
const MOST = 5;
/** Of fewer there is no most discussed. */
const FEWEST = 3;

/** The stories that readers have written most about, in an edition or in one of its sections; its subject names both: `en news/coast`. */
export const mostDiscussed = fact('most-discussed', (index, subject): Story[] => {
  const [language = '', path] = subject.split(' ');
  const { all, bySection } = discussed(index, language);
  return (path === undefined ? all : (bySection.get(path) ?? [])).slice(0, MOST);
});

/** The stories of an edition that readers have written about, those with most comments first. */
const discussed = fact('discussed', (index, language): { all: Story[]; bySection: Map<string, Story[]> } => {
  const stories = index.editions.get(language)?.stories.all ?? [];
  const all = stories.filter(({ comments }) => comments.length > 0).sort((a, b) => b.comments.length - a.comments.length);
  return { all, bySection: groupByMany(all, sectionPaths()) };
});

/** The same where there are enough of them to be a list of their own. */
export function discussedList(stories: readonly Story[]): readonly Story[] {
  return stories.length < FEWEST ? [] : stories;
}
