import type { ArticleKind } from '../schemas/article.ts';
import type { StoryRule } from './rule.ts';

/** Kinds that tell what is so. Opinion, reviews and interviews rest on who speaks; pictures, recordings and live posts say it as they go. */
const KINDS: readonly ArticleKind[] = ['news', 'analysis', 'explainer', 'obituary'];

/** A draft may still be without them. */
export const sources: StoryRule = {
  id: 'sources',
  findInStory: ({ data }) => {
    if (!KINDS.includes(data.kind) || data.draft === true || (data.sources?.length ?? 0) > 0) return [];
    return [
      {
        path: ['sources'],
        problem: `The story is of the kind “${data.kind}” but does not say what it rests on.`,
        mend: 'Add “sources:” with a “name” for each, and “detail” and “url” where a reader can check it.',
      },
    ];
  },
};
