import type { TextEntry } from '../../content/newsroom-model.ts';
import type { ArticleData } from '../../content/schemas/article.ts';

/** The file of a story, below the content folder. */
export function pathOfStory(story: TextEntry<ArticleData>): string {
  return `articles/${story.id}${endingOf(story)}`;
}

/** How a story’s file ends: with components, or without. */
export function endingOf({ source }: TextEntry<ArticleData>): '.md' | '.mdx' {
  return source.file.endsWith('.mdx') ? '.mdx' : '.md';
}
