import { quote } from '../faults/fault.ts';
import { lengthOf } from './length.ts';
import type { StoryRule } from './rule.ts';

const LONGEST = 300;

/** A draft may still be without one. */
export const standfirst: StoryRule = {
  id: 'standfirst',
  findInStory: ({ data }) => {
    if (data.standfirst === undefined) {
      if (data.draft === true) return [];
      return [
        {
          path: ['standfirst'],
          problem: 'The story has no standfirst, which lists, search engines and feeds show under the headline.',
          mend: 'Add “standfirst: …” with one or two sentences.',
        },
      ];
    }
    const length = lengthOf(data.standfirst, LONGEST);
    if (length <= LONGEST) return [];
    return [
      {
        path: ['standfirst'],
        problem: `${quote(data.standfirst)} has ${length} characters; a standfirst has at most ${LONGEST}.`,
        mend: `Shorten it by ${length - LONGEST}, or move a sentence into the text.`,
      },
    ];
  },
};
