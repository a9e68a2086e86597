import type { ArticleData } from '../../../schemas/article.ts';
import { quote } from '../fault.ts';
import { splitLanguage } from '../references.ts';
import { findRepeatedWords } from './repeats.ts';
import type { NewsroomRule, RuleFinding } from './rule.ts';
import { storiesOf } from './stories.ts';
import { wordsOf } from './text-facts.ts';

export const repeatedWords: NewsroomRule = {
  id: 'repeatedWords',
  find: ({ newsroom, textOf }) => [
    ...storiesOf(newsroom).flatMap(({ source, data, language }) =>
      sayings(data).flatMap(({ path, text }) =>
        findRepeatedWords(text, wordsOf(text), language).map(({ words }): RuleFinding => ({ source, path, ...told(words) })),
      ),
    ),
    ...newsroom.livePosts.flatMap(({ id, source, data }) =>
      findRepeatedWords(data.headline, wordsOf(data.headline), splitLanguage(id)[0]).map(({ words }): RuleFinding => ({
        source,
        path: ['headline'],
        ...told(words),
      })),
    ),
    ...[...newsroom.articles, ...newsroom.livePosts, ...newsroom.pages].flatMap(({ source }) =>
      (textOf(source).repeats ?? []).map(({ words, line, column }): RuleFinding => ({ source, line, column, ...told(words) })),
    ),
  ],
};

function told(words: string): Pick<RuleFinding, 'problem' | 'mend'> {
  return { problem: `A word stands twice in a row: ${quote(words)}.`, mend: 'Take one of the two out.' };
}

/** The fields of a story that hold sentences. */
function sayings(data: ArticleData): { path: (string | number)[]; text: string }[] {
  return [
    { path: ['headline'], text: data.headline },
    ...(data.standfirst === undefined ? [] : [{ path: ['standfirst'], text: data.standfirst }]),
    ...(data.photos ?? []).flatMap(({ caption, alt }, place) => [
      ...(caption === undefined ? [] : [{ path: ['photos', place, 'caption'], text: caption }]),
      ...(alt === undefined ? [] : [{ path: ['photos', place, 'alt'], text: alt }]),
    ]),
    ...(data.corrections ?? []).flatMap(({ wrong, right }, place) => [
      { path: ['corrections', place, 'wrong'], text: wrong },
      { path: ['corrections', place, 'right'], text: right },
    ]),
  ];
}
