import { wasPublished } from '../shared/publication.ts';
import type { ArticleData } from './schemas/article.ts';

/** What is known on the site of a story that was taken down. */
export type RemovedStory = Pick<ArticleData, 'section' | 'published' | 'redirects'> & NonNullable<ArticleData['removed']>;

/** Undefined of a story that readers have, or never had. */
export function removedStory(data: ArticleData, now: number): RemovedStory | undefined {
  const { section, published, redirects, removed } = data;
  return removed !== undefined && wasPublished(data, now) ? { section, published, redirects, ...removed } : undefined;
}
