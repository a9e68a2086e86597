import type { Keeper, Outcome } from './keeper.ts';
import { countOf } from './outcome-counts.ts';
import type { Written } from './written.ts';

/** A story or page that stands on the stage. */
interface Standing {
  readonly entry: string;
  readonly isDraft: boolean;
  readonly isScheduled: boolean;
  readonly redirects: number;
}

/** What was written, by the names under which the keeper knows it, to be counted when all of it stands. */
export class Tally {
  readonly stories: Standing[] = [];
  readonly pages: string[] = [];
  readonly comments: string[] = [];
  /** Stories that an earlier import brought with links in place of embeds, and that stay so. */
  keptWithLinks = 0;

  summary(
    keeper: Keeper,
    drafted: ReadonlySet<string>,
    others: { authors: readonly Outcome[]; topics: readonly Outcome[]; photos: readonly Outcome[]; redirects: number },
  ): Pick<Written, 'counts' | 'drafts' | 'scheduled' | 'redirects'> {
    const outcomesOf = (entries: readonly string[]): Outcome[] => entries.flatMap((entry) => keeper.outcomeOf(entry) ?? []);
    const standing = this.stories.filter(({ entry }) => !['deleted', undefined].includes(keeper.outcomeOf(entry)));
    const keptWithLinks = Array.from({ length: this.keptWithLinks }, (): Outcome => 'newer');
    return {
      counts: {
        stories: countOf([...outcomesOf(this.stories.map(({ entry }) => entry)), ...keptWithLinks]),
        pages: countOf(outcomesOf(this.pages)),
        authors: countOf(others.authors),
        topics: countOf(others.topics),
        photos: countOf(others.photos),
        comments: countOf(outcomesOf(this.comments)),
      },
      drafts: standing.filter(({ entry, isDraft }) => isDraft || drafted.has(entry)).length,
      scheduled: standing.filter(({ entry, isScheduled }) => isScheduled && !drafted.has(entry)).length,
      redirects: standing.reduce((sum, { redirects }) => sum + redirects, others.redirects),
    };
  }
}
