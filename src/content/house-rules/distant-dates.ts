import { quote } from '../faults/fault.ts';
import type { StoryRule } from './rule.ts';

/** An embargo of more than a year is a slip of the finger. */
const FURTHEST = 366 * 24 * 60 * 60 * 1000;

/** The year of the first newspaper. */
const FIRST_YEAR = 1605;

export const distantDates: StoryRule = {
  id: 'distantDates',
  findInStory: ({ data: { published } }, { now }) => {
    const moment = Date.parse(published);
    const year = published.slice(0, 4);
    const isAhead = moment - now > FURTHEST;
    if (!isAhead && Number(year) >= FIRST_YEAR) return [];
    return [
      {
        path: ['published'],
        problem: isAhead
          ? `${quote(published)} is in the year ${year}: until then nobody will see the story.`
          : `${quote(published)} is in the year ${year}, before there were newspapers.`,
        mend: 'Correct the year.',
      },
    ];
  },
};
