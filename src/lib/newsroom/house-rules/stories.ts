import type { Newsroom } from '../newsroom.ts';
import { splitLanguage } from '../references.ts';
import type { RuledStory } from './rule.ts';

/** Every story with its language. */
export function storiesOf(newsroom: Newsroom): RuledStory[] {
  return newsroom.articles.map((article) => ({ ...article, language: splitLanguage(article.id)[0] }));
}
