import { quote } from '../faults/fault.ts';
import type { StoryRule } from './rule.ts';

export const correctionWithoutUpdate: StoryRule = {
  id: 'correctionWithoutUpdate',
  findInStory: ({ data: { corrections = [], updated } }) => {
    const latest = corrections.map(({ date }) => date).sort((a, b) => Date.parse(b) - Date.parse(a))[0];
    if (latest === undefined || (updated !== undefined && Date.parse(updated) >= Date.parse(latest))) return [];
    return [
      {
        path: updated === undefined ? ['corrections'] : ['updated'],
        problem:
          updated === undefined
            ? `The story was corrected on ${quote(latest)} but has no “updated”.`
            : `${quote(updated)} is before the story’s latest correction, ${quote(latest)}.`,
        mend: `Write “updated: ${latest}”, so that readers and feeds see that the story has changed.`,
      },
    ];
  },
};
