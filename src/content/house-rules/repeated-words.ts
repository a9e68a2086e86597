import { quote } from '../faults/fault.ts';
import type { NewsroomRule, RuleFinding } from './rule.ts';

export const repeatedWords: NewsroomRule = {
  id: 'repeatedWords',
  find: ({ newsroom, textOf }) => {
    const texts = [...newsroom.articles, ...newsroom.livePosts, ...newsroom.pages];
    return [
      ...texts.flatMap(({ source }) =>
        (textOf(source).fieldRepeats ?? []).map(({ words, path }): RuleFinding => ({ source, path, ...told(words) })),
      ),
      ...texts.flatMap(({ source }) =>
        (textOf(source).repeats ?? []).map(({ words, line, column }): RuleFinding => ({ source, line, column, ...told(words) })),
      ),
    ];
  },
};

function told(words: string): Pick<RuleFinding, 'problem' | 'mend'> {
  return { problem: `A word stands twice in a row: ${quote(words)}.`, mend: 'Take one of the two out.' };
}
