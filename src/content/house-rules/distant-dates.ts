import { quote } from '../faults/fault.ts';
import type { SourceRef } from '../source-file.ts';
import { headOf } from '../story-head.ts';
import type { NewsroomRule, RuleFinding } from './rule.ts';

/** An embargo of more than a year is a slip of the finger. */
const FURTHEST = 366 * 24 * 60 * 60 * 1000;

/** The year of the first newspaper. */
const FIRST_YEAR = 1605;

export const distantDates: NewsroomRule = {
  id: 'distantDates',
  find: ({ newsroom, now }) => newsroom.articles.flatMap((story) => findInTime(story.source, headOf(story).published, now)),
};

function findInTime(source: SourceRef, published: string, now: number): RuleFinding[] {
  const moment = Date.parse(published);
  const year = published.slice(0, 4);
  const isAhead = moment - now > FURTHEST;
  if (!isAhead && Number(year) >= FIRST_YEAR) return [];
  return [
    {
      source,
      path: ['published'],
      problem: isAhead
        ? `${quote(published)} is in the year ${year}: until then nobody will see the story.`
        : `${quote(published)} is in the year ${year}, before there were newspapers.`,
      mend: 'Correct the year.',
    },
  ];
}
