import type { StoryTexts } from '../feeds/story-content.ts';
import type { StoryView } from '../views/story.ts';
import type { TextPrinter } from './site-files.ts';
import { renderPosts } from './post-texts.ts';
import { isComponent, renderText } from './story-text.ts';

/** The texts of a story, and of its live posts, as HTML. */
export async function readTexts(view: StoryView, printText: TextPrinter): Promise<StoryTexts> {
  const { edition } = view.chrome;
  const text = isComponent(view.text) ? await printText(view) : renderText(view.text, edition);
  return { text, posts: renderPosts(view) };
}
