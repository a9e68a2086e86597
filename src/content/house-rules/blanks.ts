import { quote } from '../faults/fault.ts';
import type { NewsroomRule } from './rule.ts';

/** What a standing page’s template leaves to the newsroom. A draft may still hold it. */
export const blanks: NewsroomRule = {
  id: 'blanks',
  find: ({ newsroom: { pages }, textOf }) =>
    pages.flatMap(({ source, data }) =>
      (textOf(source).blanks ?? []).map(({ words, ...place }) => ({
        source,
        ...place,
        problem: `${quote(words)} is a blank that ${data.draft === true ? 'is still to be filled in' : 'would be published'}.`,
        mend:
          data.draft === true
            ? 'Write what holds for your newspaper in its place, brackets and all; when no blank is left, take “draft: true” out.'
            : 'Write what holds for your newspaper in its place, brackets and all, or “draft: true” until you know.',
      })),
    ),
};
