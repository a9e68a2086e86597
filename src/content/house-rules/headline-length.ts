import { quote } from '../faults/fault.ts';
import { lengthOf } from './length.ts';
import type { StoryRule } from './rule.ts';

/** Search engines and phones cut longer ones; `NewsArticle` in structured data asks for this length at most. */
const LONGEST = 110;

export const headlineLength: StoryRule = {
  id: 'headlineLength',
  findInStory: ({ data: { headline } }) => {
    const length = lengthOf(headline, LONGEST);
    if (length <= LONGEST) return [];
    return [
      {
        path: ['headline'],
        problem: `${quote(headline)} has ${length} characters; a headline has at most ${LONGEST}.`,
        mend: `Shorten it by ${length - LONGEST}; the standfirst can say more.`,
      },
    ];
  },
};
