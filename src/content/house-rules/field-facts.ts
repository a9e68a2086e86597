import type { ArticleData } from '../schemas/article.ts';
import type { Name, NameFinder } from './names.ts';
import { findRepeatedWords } from './repeats.ts';
import { wordsOf } from './words.ts';

/** What house rules ask of the sentences in a file’s fields. Nothing in it depends on other files but the names that are looked for. */
export interface FieldFacts {
  /** Words that stand twice in a row. */
  fieldRepeats?: { path: (string | number)[]; words: string }[];
  /** Names in headline and standfirst. */
  headNames?: Name[];
}

/** The fields of a story or live post that hold sentences. */
export type Sayings = Pick<ArticleData, 'headline'> & Partial<Pick<ArticleData, 'standfirst' | 'photos' | 'corrections'>>;

/** Looks through the fields of a story or live post. */
export function fieldFactsOf(data: Sayings, language: string, names: NameFinder): FieldFacts {
  const fieldRepeats = sentencesIn(data).flatMap(({ path, text }) =>
    findRepeatedWords(text, wordsOf(text), language).map(({ words }) => ({ path, words })),
  );
  const head = `${data.headline}\n${data.standfirst ?? ''}`.normalize();
  const headNames = names.find(head, wordsOf(head), language).map(({ kind, id }) => ({ kind, id }));
  return { ...(fieldRepeats.length > 0 ? { fieldRepeats } : {}), ...(headNames.length > 0 ? { headNames } : {}) };
}

function sentencesIn(data: Sayings): { path: (string | number)[]; text: string }[] {
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
